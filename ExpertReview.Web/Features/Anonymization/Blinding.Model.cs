using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The list of a program's applications on their way to release.</summary>
public sealed record BlindingPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required IReadOnlyList<BlindingRow> Rows { get; init; }

    /// <summary>Shows only this state.</summary>
    public BlindingState? Only { get; init; }

    /// <summary>The reader may change things, and the phase lets him or her.</summary>
    public required bool CanChange { get; init; }

    /// <summary>The reader may change things, but not in this phase.</summary>
    public required bool IsWrongPhase { get; init; }

    /// <summary>What a collective act has just done; null when there was none.</summary>
    public IReadOnlyList<BlindingResult>? Results { get; init; }

    public IEnumerable<BlindingRow> Shown => Rows.Where(row => Only is null || row.State == Only);

    public IReadOnlyList<BlindingRow> ToMake => [.. Rows.Where(row => row.State is BlindingState.NotMade or BlindingState.Outdated)];

    public IReadOnlyList<BlindingRow> ToRelease => [.. Rows.Where(row => row.State == BlindingState.Clean)];

    public int Count(BlindingState state) => Rows.Count(row => row.State == state);
}
