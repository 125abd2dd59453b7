namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Marks the texts of this slice: <c>EligibilityText.resx</c> and its English pair.</summary>
public sealed class EligibilityText;
