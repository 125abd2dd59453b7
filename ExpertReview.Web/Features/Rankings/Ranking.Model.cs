using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The ranking's page: the live state, or while the round is sealed its progress alone.</summary>
public sealed record RankingPage
{
    public required Programs.Program Program { get; init; }

    public required Round Round { get; init; }

    /// <summary>Null before the round opens and while it is sealed.</summary>
    public RankingTables? Tables { get; init; }

    public required RoundProgress Progress { get; init; }

    public required IReadOnlyList<FrozenRankingEntry> Frozen { get; init; }

    public required bool MayFreeze { get; init; }

    public string? Message { get; init; }
}

/// <summary>A ranking as tables, one per type; the part that the live and the frozen page share.</summary>
public sealed record RankingTables
{
    public required RoundRanking Ranking { get; init; }

    /// <summary>The type shown; null for all of them.</summary>
    public string? Type { get; init; }

    public required CityLabels Cities { get; init; }

    /// <summary>Where the type tabs lead.</summary>
    public required string Address { get; init; }

    public RankingRules Rules => Ranking.Rules;

    public IEnumerable<TypeRanking> Types => Ranking.Result.Types.Where(type => Type is null || type.Type == Type);

    /// <summary>The last row above the cut line: the last one that has a place or is tied for one; null when none has.</summary>
    public static RankingRow? LastInside(TypeRanking type) =>
        type.Places is null ? null : type.Rows.LastOrDefault(row => row.Placement is Placement.Inside or Placement.InsideTied);

    /// <summary>How much of its quota every city has used, most first.</summary>
    public IReadOnlyList<(string City, int Taken, int Candidates)> CityCounts(TypeRanking type) =>
    [
        .. type.Rows
            .Where(row => row.Candidate.Group is not null)
            .GroupBy(row => row.Candidate.Group, StringComparer.Ordinal)
            .Select(city => (Cities[city.Key], city.Count(row => row.Placement == Placement.Inside), city.Count()))
            .OrderByDescending(city => city.Item2)
            .ThenByDescending(city => city.Item3)
            .ThenBy(city => city.Item1, StringComparer.Ordinal),
    ];
}

/// <summary>The page that freezes: what the record will say.</summary>
public sealed record FreezePage
{
    public required Programs.Program Program { get; init; }

    public required Round Round { get; init; }

    public required RoundRanking Ranking { get; init; }

    public required int FewestSheets { get; init; }

    public required bool SetsUnfinishedAside { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>Null while the program's phase or the round's state does not let anybody freeze.</summary>
    public required RankingRefusal? Obstacle { get; init; }
}

/// <summary>One frozen ranking, and what computing it again showed when that was asked for.</summary>
public sealed record FrozenPage
{
    public required Programs.Program Program { get; init; }

    public required FrozenRanking Frozen { get; init; }

    public required RankingTables Tables { get; init; }

    /// <summary>Whether the reader may have applicants' names.</summary>
    public required bool MayRevealNames { get; init; }

    public Recomputation? Recomputation { get; init; }
}
