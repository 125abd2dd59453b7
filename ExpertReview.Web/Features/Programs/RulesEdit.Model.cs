namespace ExpertReview.Web.Features.Programs;

/// <summary>The page that edits a ruleset.</summary>
public sealed record RulesEditPage
{
    public required Program Program { get; init; }

    public required RulesetVersion Newest { get; init; }

    /// <summary>The version that the form was filled from, or was last posted on.</summary>
    public required RulesetVersion Shown { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required RulesetForm Form { get; init; }

    public IReadOnlyList<RulesetProblem> Problems { get; init; } = [];

    public ProgramRefusal? Refusal { get; init; }

    /// <summary>What was posted, as a ruleset; shown beside the newest version when another save came first.</summary>
    public Ruleset? Edited { get; init; }

    /// <summary>What was posted was a file.</summary>
    public bool IsFile { get; init; }

    public string? FileMessage { get; init; }

    public string? FileReason { get; init; }

    public bool IsFrozen => !Program.Phase.Allows(PhaseRight.EditRuleset);

    public bool HasProblem(string path) => !IsFile && Problems.Any(problem => problem.Path == path);

    public IEnumerable<RulesetProblem> ProblemsAt(string path) => IsFile ? [] : Problems.Where(problem => problem.Path == path);

    /// <summary>Every step that a tie chain may hold.</summary>
    public IEnumerable<string> TieSteps =>
        [.. Ruleset.Dimensions.Select(dimension => ScoringRulesCheck.DimensionStep + dimension.Code), .. ScoringRulesCheck.PlainTieSteps];
}
