using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>A released blind copy.</summary>
public sealed record ReleasedCopy
{
    public required string BlindCode { get; init; }

    public required string TypeCode { get; init; }

    public string? TrackCode { get; init; }

    /// <summary>The form's words for the track, masked.</summary>
    public required string TrackText { get; init; }

    public required string Content { get; init; }

    public required string ContentHash { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }
}

/// <summary>A released blind copy as an expert reads it.</summary>
public sealed record ReleasedCopyPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required ReleasedCopy Copy { get; init; }

    public required Dossier Dossier { get; init; }
}
