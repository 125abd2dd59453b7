namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The copy of one application that experts see, under its blind code (盲审编号), once it is released.</summary>
public sealed record BlindCopy
{
    public required string ApplicationId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>Stays the application's own for ever, whatever becomes of the copy.</summary>
    public required string BlindCode { get; init; }

    public required string TypeCode { get; init; }

    public string? TrackCode { get; init; }

    public required string TrackText { get; init; }

    /// <summary>What experts read (<see cref="Masking.BlindContent"/>).</summary>
    public required string Content { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>The version of the application's answers that it was made from.</summary>
    public required int Version { get; init; }

    public required BlindCopyState State { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public string? ReleasedBy { get; init; }

    /// <summary>Passages that somebody has yet to accept or to mask.</summary>
    public required int Suspicions { get; init; }

    /// <summary>Identities that are still in it.</summary>
    public required int Leaks { get; init; }

    /// <summary>Counts every change to the copy.</summary>
    public required int Revision { get; init; }
}

public enum BlindCopyState
{
    Draft,
    Released,
}

/// <summary>Why a change to a blind copy was refused.</summary>
public enum BlindingRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>The eligibility decision on the answers that count now is not positive.</summary>
    NotEligible,

    /// <summary>There is no blind copy yet.</summary>
    NotMade,

    /// <summary>The copy is there already and is made from the answers that count now.</summary>
    AlreadyMade,

    /// <summary>The application was corrected after the copy was made: it must be made anew.</summary>
    Outdated,

    /// <summary>Somebody changed the copy meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Identities are still in the copy.</summary>
    LeaksFound,

    /// <summary>Suspicious passages are neither accepted nor masked.</summary>
    SuspicionsLeft,

    /// <summary>A released copy is withdrawn before it is changed.</summary>
    AlreadyReleased,
    NotReleased,

    /// <summary>An expert is assigned to it.</summary>
    InUse,
    ReasonMissing,
    TermTooShort,
    TermTooLong,

    /// <summary>The same decision on this term is there already.</summary>
    AlreadyDecided,

    /// <summary>The term is found in no text that experts would see, or what is chosen cannot be unmasked.</summary>
    NoEffect,

    /// <summary>Nothing was chosen.</summary>
    NothingChosen,
}
