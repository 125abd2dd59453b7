namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>Why a save, a submission or its undoing was refused; each has a text <c>Refusal_…</c> in both languages.</summary>
public enum MarkRefusal
{
    /// <summary>The request is not one: something is missing or of another type.</summary>
    Malformed,
    UnknownDimension,
    OutOfRange,
    OffStep,
    CommentTooLong,
    CommentUnreadable,

    /// <summary>A dimension has no mark yet.</summary>
    Incomplete,
    CommentMissing,

    /// <summary>The account is not an expert of any program, or no longer.</summary>
    NotAnExpert,

    /// <summary>The undertaking is not signed or the relations are not declared.</summary>
    NotCleared,
    UnknownRound,
    RoundNotOpen,
    RoundPaused,
    RoundClosed,
    UnknownSheet,

    /// <summary>The sheet is another expert's, or nobody's.</summary>
    NotAssigned,
    AssignmentWithdrawn,
    Recused,

    /// <summary>The blind copy was taken back.</summary>
    NotReleased,

    /// <summary>The sheet is submitted; it takes marks again after undoing that.</summary>
    Submitted,
    NotSubmitted,

    /// <summary>Another device or tab of the same expert saved first.</summary>
    SavedElsewhere,

    /// <summary>A recusal needs its reason.</summary>
    ReasonMissing,

    /// <summary>The id of the request was used for another act.</summary>
    SaveIdTaken,
}
