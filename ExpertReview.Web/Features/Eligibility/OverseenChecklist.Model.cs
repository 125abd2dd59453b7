using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>The formal checks of a program as the supervisor sees them: one row per application, one column per rule.</summary>
public sealed record OverseenChecklist
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required IReadOnlyList<OverseenCheck> All { get; init; }

    public DecisionState? Only { get; init; }

    public IEnumerable<OverseenCheck> Shown => All.Where(one => Only is null || one.Application.State == Only);

    public int Count(DecisionState state) => All.Count(one => one.Application.State == state);

    /// <summary>Applications without a blind code.</summary>
    public int Uncoded => All.Count(one => one.Application.BlindCode is null);
}

/// <summary>One application's formal check as the supervisor sees it.</summary>
public sealed record OverseenCheckPage
{
    public required Programs.Program Program { get; init; }

    public required OverseenCheck Check { get; init; }

    /// <summary>The rules that were decided on; without a decision, the newest.</summary>
    public required RulesetVersion Rules { get; init; }

    public required Ruleset Ruleset { get; init; }
}
