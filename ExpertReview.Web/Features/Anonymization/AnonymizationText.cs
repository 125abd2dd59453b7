namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The texts of blinding.</summary>
public sealed class AnonymizationText;
