using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Importing a roster: before a file is chosen, or what the file would do.</summary>
public sealed record ImportPage
{
    public required Programs.Program Program { get; init; }

    public string? FileName { get; init; }

    public RosterPreview? Preview { get; init; }

    /// <summary>The rows as the confirming form carries them.</summary>
    public string? Rows { get; init; }

    public ExpertRefusal? Refusal { get; init; }
}
