using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What the ledger holds of an officer's decision: codes, figures and hashes, no name and none of the officer's words.</summary>
public sealed record DecisionEntry
{
    /// <summary>The version of the answers that was decided on.</summary>
    public required int Version { get; init; }

    public string? ContentHash { get; init; }

    public string? RulesetHash { get; init; }

    public bool? Before { get; init; }

    /// <summary>Null when the decision was withdrawn.</summary>
    public bool? After { get; init; }

    public required string ReasonHash { get; init; }

    /// <summary>What was decided on, in the ruleset's order; null when the decision was withdrawn.</summary>
    public IReadOnlyList<DecidedFinding>? Findings { get; init; }
}

/// <summary>One rule's finding in a <see cref="DecisionEntry"/>.</summary>
public sealed record DecidedFinding
{
    public required string Rule { get; init; }

    public required Verdict Automatic { get; init; }

    public required Verdict Verdict { get; init; }

    public decimal? Figure { get; init; }

    public decimal? Threshold { get; init; }

    public string? Unit { get; init; }

    /// <summary>The ruling that held; null where there was none, or it no longer did.</summary>
    public RulingKind? Ruling { get; init; }

    public static DecidedFinding Of(Finding finding) => new()
    {
        Rule = finding.Rule.Code, Automatic = finding.Automatic, Verdict = finding.Verdict, Unit = finding.Unit,
        Figure = TellsPlace(finding.Rule) ? null : finding.Figure, Threshold = TellsPlace(finding.Rule) ? null : finding.Threshold,
        Ruling = finding.RulingOutdated ? null : finding.Ruling?.Kind,
    };

    /// <summary>
    /// The figure counts what a division recommends and the threshold is its places, which the notice prints by division:
    /// together they may tell where an applicant is, so neither is shown to who may not know.
    /// </summary>
    public static bool TellsPlace(EligibilityRule rule) => rule.Check == EligibilityCheck.RecommendationLimit;
}

/// <summary>What the ledger holds of a ruling on one rule.</summary>
public sealed record RulingEntry
{
    public required string Rule { get; init; }

    public required int Version { get; init; }

    public RulingKind? Before { get; init; }

    /// <summary>Null when the ruling was taken back.</summary>
    public RulingKind? After { get; init; }

    /// <summary>What the program had found of the rule, or of the rule that it waives.</summary>
    public Verdict? Found { get; init; }

    public decimal? Figure { get; init; }

    public decimal? Threshold { get; init; }

    /// <summary>Officers' words may name the applicant: the ledger binds them by their hash.</summary>
    public string? ReasonHash { get; init; }

    public string? EvidenceHash { get; init; }
}
