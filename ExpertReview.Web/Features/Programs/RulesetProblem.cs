namespace ExpertReview.Web.Features.Programs;

/// <summary>What can be wrong with a ruleset; each has a text <c>Problem_{name}</c> whose {0}, {1} … are the arguments.</summary>
public enum RulesetProblemCode
{
    Missing,
    TooLong,

    /// <summary>A code is not made of letters, digits, dot, hyphen and underscore.</summary>
    BadCode,
    DuplicateCode,

    /// <summary>A list that must not be empty is.</summary>
    Empty,
    NotANumber,
    NotADate,
    OutOfRange,

    /// <summary>The weights do not add up to 10 000 basis points.</summary>
    WeightSum,

    /// <summary>The step does not divide the range of marks.</summary>
    StepDoesNotDivide,
    MinimumNotBelowMaximum,
    UnknownType,
    UnknownTrack,
    UnknownField,
    UnknownDimension,
    UnknownRule,
    UnknownCounty,
    UnknownTieStep,
    UnknownChoice,

    /// <summary>The field exists but is not of the kind that the check reads.</summary>
    WrongFieldKind,

    /// <summary>An open track lacks the threshold that a rule compares with.</summary>
    ThresholdMissing,

    /// <summary>A rule lacks what its check needs.</summary>
    RuleIncomplete,
    NoListInForce,
    DuplicateListDate,
    DuplicateCounty,
    DuplicateQuota,
    DuplicateTieStep,

    /// <summary>The first date is after the last.</summary>
    DatesReversed,

    /// <summary>A figure has more places than it may.</summary>
    TooManyDecimals,

    /// <summary>What was posted is none of the choices.</summary>
    NotAChoice,

    /// <summary>A figure that is to be scored belongs to no dimension.</summary>
    NoDimension,

    /// <summary>No figure of a dimension has any weight.</summary>
    NoWeight,

    /// <summary>Indicators are to count in the total, and the dimensions' marks have different ranges.</summary>
    ScalesDiffer,

    /// <summary>A table of judgements has other than its number of rows and columns.</summary>
    WrongTableSize,

    /// <summary>Two judgements that face each other do not multiply to 1.</summary>
    NotReciprocal,

    /// <summary>A row of best–worst judgements lacks its 1, or leaves 1 to 9.</summary>
    NotBestWorst,

    /// <summary>Nothing was changed.</summary>
    Unchanged,
}

/// <summary>One thing that is wrong with a ruleset, where it is wrong.</summary>
/// <param name="Path">The place, as the edit page names its fields: <c>dimensions[1].weight</c>, <c>eligibility[E1].field</c>.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Arguments">What the text names.</param>
public sealed record RulesetProblem(string Path, RulesetProblemCode Code, params object[] Arguments);
