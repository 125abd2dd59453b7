namespace ExpertReview.Web.Features.Eligibility;

public enum RulingKind
{
    /// <summary>The officer judges the rule to be met.</summary>
    Passed,

    /// <summary>The officer judges the rule not to be met.</summary>
    Failed,

    /// <summary>The failure of the rule that this one waives is lifted.</summary>
    Waived,
}

/// <summary>An officer's ruling on one rule of one application.</summary>
public sealed record Ruling
{
    public required string ApplicationId { get; init; }

    public required string Rule { get; init; }

    public required RulingKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>What shows it: required for a waiver.</summary>
    public string Evidence { get; init; } = "";

    /// <summary><see cref="Finding.Basis"/> of the finding that was ruled on.</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset RuledAt { get; init; }

    /// <summary>The officer's display name.</summary>
    public required string RuledBy { get; init; }
}

public enum EvidenceState
{
    Received,

    /// <summary>涉密: the figure is classified, no list is owed.</summary>
    Classified,
}

/// <summary>A detailed list or document that an officer recorded.</summary>
public sealed record Evidence
{
    public required string ApplicationId { get; init; }

    /// <summary>Code of the figure that it shows, or of the <see cref="Programs.RequiredDocument"/>.</summary>
    public required string Field { get; init; }

    public required EvidenceState State { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>The officer's decision on an application.</summary>
public sealed record EligibilityDecision
{
    public required string ApplicationId { get; init; }

    public required bool IsEligible { get; init; }

    public required string Reason { get; init; }

    /// <summary>The version of the application's answers that was decided on.</summary>
    public required int Version { get; init; }

    /// <summary><see cref="CheckedApplication.FindingsHash"/> at the decision.</summary>
    public required string FindingsHash { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string DecidedBy { get; init; }
}

/// <summary>Where an application stands in the formal checks.</summary>
public enum DecisionState
{
    Undecided,
    Eligible,
    NotEligible,

    /// <summary>It was decided on an earlier version of its answers: a new decision is asked for.</summary>
    Outdated,
}

/// <summary>Why an act of the formal checks was refused.</summary>
public enum EligibilityRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>The answers were corrected meanwhile.</summary>
    SavedElsewhere,
    Withdrawn,
    RuleUnknown,

    /// <summary>The rule does not concern this application.</summary>
    RuleNotApplicable,

    /// <summary>A waiver is given on its own rule, a judgement on any other.</summary>
    RulingNotForThisRule,

    /// <summary>The rule that would be waived is not missed.</summary>
    NothingToWaive,

    /// <summary>A matter of fact (type, track): the form must be corrected.</summary>
    FactsDecide,
    ReasonMissing,
    EvidenceMissing,
    NoRuling,

    /// <summary>The figure owes no list.</summary>
    FieldUnknown,

    /// <summary>The figure is no indicator that can be classified.</summary>
    NotClassifiable,
    NothingChanged,

    /// <summary>The application is decided: the decision must be withdrawn first.</summary>
    DecisionStands,

    /// <summary>Rules are failed or need judgement.</summary>
    FindingsOpen,
    NoDecision,
    NothingToDecide,
    TextTooLong,

    /// <summary>Neither passed nor failed, neither eligible nor not, was chosen.</summary>
    ChoiceMissing,
}
