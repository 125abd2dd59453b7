namespace ExpertReview.Web.Features.Programs;

/// <summary>One version of a ruleset as a document, with all versions.</summary>
public sealed record RulesPage
{
    public required Program Program { get; init; }

    public required Round Round { get; init; }

    public required RulesetVersion Shown { get; init; }

    public required Ruleset Ruleset { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<RulesetVersion> Versions { get; init; }

    public required bool MayEdit { get; init; }

    /// <summary>The round froze this very version.</summary>
    public bool IsFrozen => Round.RulesetVersion == Shown.Version;

    /// <summary>The content still gives the hash that was recorded with it.</summary>
    public bool HashHolds => RulesetJson.Hash(Shown.Content) == Shown.Hash && (!IsFrozen || Round.RulesetHash == Shown.Hash);
}

/// <summary>Two versions and what they differ in.</summary>
public sealed record RulesDifferencePage
{
    public required Program Program { get; init; }

    public required RulesetVersion Before { get; init; }

    public required RulesetVersion After { get; init; }
}

/// <summary>What a table of changes shows.</summary>
/// <param name="Before">The ruleset before.</param>
/// <param name="After">The ruleset after.</param>
/// <param name="BeforeTitle">Head of its column.</param>
/// <param name="AfterTitle">Head of its column.</param>
public sealed record RulesetChangesTable(Ruleset Before, Ruleset After, string BeforeTitle, string AfterTitle);
