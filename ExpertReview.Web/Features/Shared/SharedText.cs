namespace ExpertReview.Web.Features.Shared;

/// <summary>Texts that several slices show: the frame of a page, its menu, common words.</summary>
public sealed class SharedText;
