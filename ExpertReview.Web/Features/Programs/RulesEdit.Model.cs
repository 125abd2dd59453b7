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

/// <summary>One field of the edit page, with what is wrong with it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Path">Its name, which is the path of its problems.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Value">What it holds.</param>
public sealed record RulesetField(RulesEditPage Page, string Path, string Label, string? Value)
{
    public string? Help { get; init; }

    /// <summary>Lines of a text area; a plain input when null.</summary>
    public int? Rows { get; init; }

    public string Type { get; init; } = "text";

    public bool IsFigure { get; init; }

    /// <summary>The label is for screen readers only: a table's head says it.</summary>
    public bool HidesLabel { get; init; }

    public string Id => "field-" + string.Concat(Path.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
