namespace ExpertReview.Web.Features.Rankings;

/// <summary>Names the strings of this slice.</summary>
public sealed class RankingsText;
