namespace ExpertReview.Web.Features.Anonymization;

/// <summary>One application on its way to its release, by codes.</summary>
public record BlindingProgress
{
    public string ApplicationId { get; init; } = "";

    public string TypeCode { get; init; } = "";

    public string? TrackCode { get; init; }

    /// <summary>Null while no copy was ever made.</summary>
    public string? BlindCode { get; init; }

    public BlindCopyState? CopyState { get; init; }

    public int? Suspicions { get; init; }

    public int? Leaks { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The answers that count now are decided to be eligible.</summary>
    public bool IsEligible { get; init; }

    /// <summary>The copy is made from the answers that count now.</summary>
    public bool IsCurrent { get; init; }

    public BlindingState State =>
        !IsEligible ? BlindingState.NotEligible
        : BlindCode is null ? BlindingState.NotMade
        : !IsCurrent ? BlindingState.Outdated
        : CopyState == BlindCopyState.Released ? BlindingState.Released
        : Leaks > 0 ? BlindingState.Leaking
        : Suspicions > 0 ? BlindingState.Suspicious
        : BlindingState.Clean;
}

/// <summary>The same with who applies and what the form says of the track: for staff only.</summary>
public sealed record BlindingRow : BlindingProgress
{
    public string Applicant { get; init; } = "";

    public string TrackText { get; init; } = "";
}

/// <summary>How far the blinding of an application has come.</summary>
public enum BlindingState
{
    /// <summary>Not decided to be eligible, or corrected since.</summary>
    NotEligible,
    NotMade,

    /// <summary>Corrected since the copy was made.</summary>
    Outdated,

    /// <summary>Identities are still in it.</summary>
    Leaking,

    /// <summary>Passages wait to be accepted or masked.</summary>
    Suspicious,

    /// <summary>A draft that may be released.</summary>
    Clean,
    Released,
}
