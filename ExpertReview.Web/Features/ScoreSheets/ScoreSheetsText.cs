namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>Marks the texts of this slice (ScoreSheetsText.resx, .en.resx).</summary>
public sealed class ScoreSheetsText;
