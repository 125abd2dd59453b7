namespace ExpertReview.Web.Features.Experts;

/// <summary>The texts of the experts' roster, recusals and undertakings.</summary>
public sealed class ExpertsText;
