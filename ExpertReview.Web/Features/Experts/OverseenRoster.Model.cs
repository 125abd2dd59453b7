using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>An expert as the supervisor sees him or her.</summary>
public sealed record OverseenExpert
{
    public required string ExpertId { get; init; }

    public required string ExpertCode { get; init; }

    public required string Category { get; init; }

    public required bool IsActive { get; init; }

    public DateTimeOffset? UndertakingSignedAt { get; init; }

    public DateTimeOffset? RelationsDeclaredAt { get; init; }

    /// <summary>Assignments of the initial review that stand.</summary>
    public required long Active { get; init; }

    public required long Withdrawn { get; init; }

    /// <summary>Assignments that a recusal ended.</summary>
    public required long Recused { get; init; }

    public UndertakingState Undertaking => UndertakingStates.Of(UndertakingSignedAt, RelationsDeclaredAt);
}

/// <summary>A recusal as the supervisor sees it: its ground, not what anybody wrote.</summary>
public sealed record OverseenRecusal
{
    public required string ExpertId { get; init; }

    /// <summary>The blind code, or while there is none the random id.</summary>
    public required string Application { get; init; }

    public required RecusalGround Ground { get; init; }

    /// <summary>Staff lifted it: it no longer stands.</summary>
    public required bool IsLifted { get; init; }

    /// <summary>When it was recorded, or lifted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The expert's code, or the user name of the account of staff.</summary>
    public required string Account { get; init; }
}

/// <summary>The roster by codes.</summary>
public sealed record OverseenRoster
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required IReadOnlyList<OverseenExpert> Experts { get; init; }

    /// <summary>Tracks by expert id.</summary>
    public required ILookup<string, string> Tracks { get; init; }

    public required IReadOnlyList<OverseenRecusal> Recusals { get; init; }

    /// <summary>How many applications an expert must not see.</summary>
    public int Forbidden(OverseenExpert expert) => InForce(expert).Select(recusal => recusal.Application).Distinct().Count();

    /// <summary>An expert's recusals that stand, by ground.</summary>
    public IEnumerable<(RecusalGround Ground, int Count)> Grounds(OverseenExpert expert) =>
        InForce(expert).CountBy(recusal => recusal.Ground).OrderBy(count => count.Key).Select(count => (count.Key, count.Value));

    public string TrackNames(OverseenExpert expert) =>
        string.Join("、", Tracks[expert.ExpertId].Select(code => Ruleset.Track(code)?.Name ?? code).Distinct());

    private IEnumerable<OverseenRecusal> InForce(OverseenExpert expert) =>
        Recusals.Where(recusal => recusal.ExpertId == expert.ExpertId && !recusal.IsLifted);
}
