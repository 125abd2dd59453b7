namespace ExpertReview.Scoring;

/// <summary>The official ranking: marks to totals, totals to ranks, ranks to places.</summary>
/// <remarks>
/// All arithmetic is exact (<see cref="Fraction"/>): equal is equal, nothing is rounded before ranking, and the result depends
/// neither on the order of the input nor on culture or threads.
/// </remarks>
public static class Ranking
{
    /// <summary>Ranks the candidates within their types.</summary>
    /// <param name="panel">The marks. Marks of applications that are not candidates are left out and reported.</param>
    /// <param name="rules">The rules; <see cref="RankingRules.Check"/> must find nothing.</param>
    /// <param name="candidates">The applications to rank, in any order, each once; a candidate without marks gets a row without a total.</param>
    /// <param name="totals">
    /// Official totals in points where they come from a method beyond <see cref="RankingRules.Aggregation"/>, such as a calibration;
    /// null = aggregated here. A candidate that has complete sheets enough but no total here is withheld
    /// (<see cref="PlacementReason.NotComparable"/>).
    /// </param>
    /// <returns>One ranking per type.</returns>
    /// <exception cref="ArgumentException">
    /// The rules have a problem; a candidate has an empty code or type or appears twice; or a candidate has a mark in a
    /// dimension that the rules lack.
    /// </exception>
    public static RankingResult Of(
        Panel panel, RankingRules rules, IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<string, Fraction>? totals = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(candidates);
        RankingInput.Require(panel, rules, candidates);

        var ranked = candidates.Select(candidate => candidate.Application).ToHashSet(StringComparer.Ordinal);
        return new(
            [
                .. candidates
                    .GroupBy(candidate => candidate.Type, StringComparer.Ordinal)
                    .OrderBy(type => type.Key, StringComparer.Ordinal)
                    .Select(type => OfType(
                        type.Key,
                        rules,
                        [.. type.Select(candidate => ApplicationScore.Of(candidate, panel.SheetsOf(candidate.Application), rules, totals))])),
            ],
            [.. panel.Applications.Where(application => !ranked.Contains(application))]);
    }

    private static TypeRanking OfType(string type, RankingRules rules, ApplicationScore[] scores)
    {
        var withTotal = scores.Where(score => score.Withheld is null).ToArray();
        var rawMeanRanks = RawMeanRanks(withTotal);
        var cutLine = new CutLine(rules, type);
        var rows = new List<RankingRow>(scores.Length);
        foreach (var tied in TieClass.Of(withTotal))
        {
            var placements = cutLine.Place(tied);
            rows.AddRange(tied.Members.Select((member, index) => Row(member, placements[index].Placement, placements[index].Reason) with
            {
                Rank = tied.Rank,
                RawMeanRank = rawMeanRanks[member.RawMean!.Value],
                DecidedByStep = tied.DecidedByStep,
                TiedWith = [.. tied.Members.Where(other => other != member).Select(other => other.Candidate.Application)],
            }));
        }

        rows.AddRange(scores
            .Where(score => score.Withheld is not null)
            .OrderBy(score => score.Candidate.Application, StringComparer.Ordinal)
            .Select(score => Row(score, Placement.Incomplete, score.Withheld!.Value)));
        return new(type, rules.PlacesOf(type), rows, cutLine.UnresolvedTies);
    }

    private static Dictionary<Fraction, int> RawMeanRanks(IEnumerable<ApplicationScore> scores)
    {
        var ranks = new Dictionary<Fraction, int>();
        int rank = 0;
        foreach (var mean in scores.Select(score => score.RawMean!.Value).OrderDescending())
        {
            rank++;
            ranks.TryAdd(mean, rank);
        }

        return ranks;
    }

    private static RankingRow Row(ApplicationScore score, Placement placement, PlacementReason reason) => new()
    {
        Candidate = score.Candidate,
        Rank = null,
        Total = score.Total,
        RawMean = score.RawMean,
        RawMeanRank = null,
        Dimensions = score.Dimensions,
        Experts = score.Experts,
        Placement = placement,
        Reason = reason,
        TiedWith = [],
        DecidedByStep = null,
    };
}
