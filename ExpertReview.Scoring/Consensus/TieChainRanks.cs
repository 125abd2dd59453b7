namespace ExpertReview.Scoring;

/// <summary>Competition ranks where ties in one score are broken by the next score of a chain announced beforehand.</summary>
/// <remarks>
/// Scores are compared with a tolerance, as in <see cref="Ranks"/>: within each tie of one key, the next key decides. The exact chain of the
/// official ranking is in <see cref="Ranking"/>; this one serves scores that are doubles, such as calibrated ones.
/// </remarks>
/// <param name="Ranks">n ranks from 1: 1, 2, 2, 4.</param>
/// <param name="DecidedBy">n positions in the chain: the last key that was needed to give this place; 0 when the score itself was enough.</param>
/// <param name="Ties">Those equal in every key: lists of at least two positions, ascending, best first.</param>
public sealed record TieChainRanks(IReadOnlyList<int> Ranks, IReadOnlyList<int> DecidedBy, IReadOnlyList<IReadOnlyList<int>> Ties)
{
    /// <summary>Ranks by a chain of keys.</summary>
    /// <param name="keys">The score and then the tie-breakers, each n finite values, the higher first in all.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0, for every key.</param>
    /// <exception cref="ArgumentException">There is no key, lengths differ, or a value is not finite.</exception>
    public static TieChainRanks Of(IReadOnlyList<IReadOnlyList<double>> keys, double tolerance = Scoring.Ranks.UsualTolerance)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
            throw new ArgumentException("There must be at least one key.", nameof(keys));
        int count = keys[0].Count;
        if (keys.Any(key => key.Count != count))
            throw new ArgumentException("The keys differ in length.", nameof(keys));

        int[] ranks = new int[count], decidedBy = new int[count];
        var ties = new List<IReadOnlyList<int>>();
        Place([.. Enumerable.Range(0, count)], 0, 1);
        return new(ranks, decidedBy, ties);

        void Place(int[] tied, int key, int rank)
        {
            var within = Scoring.Ranks.Dense([.. tied.Select(position => keys[key][position])], tolerance);
            var classes = tied.Zip(within).GroupBy(one => one.Second, one => one.First).OrderBy(one => one.Key).Select(one => one.ToArray()).ToArray();
            foreach (int[] equal in classes)
            {
                foreach (int position in equal)
                    (ranks[position], decidedBy[position]) = (rank, classes.Length > 1 ? key : decidedBy[position]);
                if (equal.Length > 1 && key + 1 < keys.Count)
                    Place(equal, key + 1, rank);
                else if (equal.Length > 1)
                    ties.Add(equal);
                rank += equal.Length;
            }
        }
    }
}
