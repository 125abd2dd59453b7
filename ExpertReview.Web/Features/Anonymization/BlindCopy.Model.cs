using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>One application's original beside its blind copy, with what an officer may do about it.</summary>
public sealed record BlindCopyPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required BlindingRow Row { get; init; }

    /// <summary>Null while no copy was made.</summary>
    public BlindCopy? Copy { get; init; }

    public SideBySide? Sides { get; init; }

    public required IReadOnlyList<MaskEdit> Edits { get; init; }

    /// <summary>The reader may change things, and the phase lets him or her.</summary>
    public required bool CanChange { get; init; }

    public required bool IsWrongPhase { get; init; }

    public string? PreviousId { get; init; }

    public string? NextId { get; init; }

    /// <summary>Where the application stands in the list, from 1.</summary>
    public required int Number { get; init; }

    public required int Count { get; init; }

    /// <summary>What was typed into a form that was refused.</summary>
    public MaskForm Typed { get; init; } = new();

    /// <summary>Why it was refused.</summary>
    public BlindingRefusal? Refusal { get; init; }

    /// <summary>The draft is at hand and may be edited.</summary>
    public bool CanEdit => CanChange && Copy?.State == BlindCopyState.Draft
        && Row.State is BlindingState.Leaking or BlindingState.Suspicious or BlindingState.Clean;

    /// <summary>What keeps the copy from being released; null when nothing does.</summary>
    public BlindingRefusal? Hindrance =>
        Sides is null ? BlindingRefusal.NotMade
        : Row.State == BlindingState.NotEligible ? BlindingRefusal.NotEligible
        : Row.State == BlindingState.Outdated ? BlindingRefusal.Outdated
        : Sides.Leaks.Count > 0 ? BlindingRefusal.LeaksFound
        : Sides.Suspicions.Count > 0 ? BlindingRefusal.SuspicionsLeft
        : null;
}

/// <summary>What the page's forms post.</summary>
public sealed record MaskForm
{
    public int Revision { get; init; }

    public string? Term { get; init; }

    public string? TermKey { get; init; }

    public MaskKind Kind { get; init; } = MaskKind.Enterprise;

    public string? Reason { get; init; }

    /// <summary>Suspicious passages that are chosen.</summary>
    public List<string> Passages { get; init; } = [];
}
