using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Web.Features.Programs;

/// <summary>A program's home.</summary>
public sealed record SeasonPage
{
    public required Program Program { get; init; }

    public required Round Round { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required int RulesetVersion { get; init; }

    public required string RulesetHash { get; init; }

    public required IReadOnlyList<SeasonStage> Stages { get; init; }

    /// <summary>The reader's role: only what it may open is a link.</summary>
    public required string Role { get; init; }

    public string? Message { get; init; }

    public Phase? TypedPhase { get; init; }

    public string? TypedReason { get; init; }

    public IReadOnlyList<PhaseRight> RightsNow => [.. Enum.GetValues<PhaseRight>().Where(right => Program.Phase.Allows(right))];

    /// <summary>Where this reader finds what is counted; null when nowhere.</summary>
    public string? Where(SeasonCount count) => May(count.Policy) ? count.Path : May(Policies.Oversee) ? count.OverseenAt : null;

    public bool May(string policy) => Policies.Admits[policy].Contains(Role);
}
