namespace ExpertReview.Web.Features.Applications;

/// <summary>Marks the texts of this slice: <c>ApplicationsText.resx</c> and its English pair.</summary>
public sealed class ApplicationsText;
