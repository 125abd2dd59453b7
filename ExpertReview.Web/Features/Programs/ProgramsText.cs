namespace ExpertReview.Web.Features.Programs;

/// <summary>The programs' texts.</summary>
public sealed class ProgramsText;
