namespace ExpertReview.Scoring;

/// <summary>Which calibrated values may stand in one ranking.</summary>
internal static class Comparability
{
    /// <summary>Types whose rated applications lie in more than one part of the panel: no expert links the parts, so their values must not be compared.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="positions">Positions of the rated applications by code.</param>
    /// <param name="graph">Connectivity of the ratings.</param>
    public static IReadOnlyList<string> DisconnectedTypes(
        IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<string, int> positions, ReviewGraph graph) =>
    [
        .. candidates
            .Where(candidate => positions.ContainsKey(candidate.Application))
            .GroupBy(candidate => candidate.Type, StringComparer.Ordinal)
            .Where(type => type.Select(candidate => graph.ComponentOfApplication(positions[candidate.Application])).Distinct().Count() > 1)
            .Select(type => type.Key)
            .Order(StringComparer.Ordinal),
    ];
}
