namespace ExpertReview.Scoring;

/// <summary>How often an application had each rank in the draws. Only the ranks from the best to the worst it had are stored.</summary>
public sealed class RankDistribution
{
    private readonly int[] _counts;

    internal RankDistribution(int best, int[] counts, int draws) => (BestRank, _counts, Draws) = (best, counts, draws);

    /// <summary>The best rank in any draw, from 1.</summary>
    public int BestRank { get; }

    /// <summary>The worst rank in any draw.</summary>
    public int WorstRank => BestRank + _counts.Length - 1;

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Draws with ranks <see cref="BestRank"/> … <see cref="WorstRank"/>; their sum is <see cref="Draws"/>.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Share of the draws in which the application had a rank.</summary>
    /// <param name="rank">Any number; ranks start at 1.</param>
    public double Probability(int rank) => rank < BestRank || rank > WorstRank ? 0 : (double)_counts[rank - BestRank] / Draws;

    /// <summary>Share of the draws in which the application had this rank or a better one.</summary>
    /// <param name="rank">Any number; ranks start at 1.</param>
    public double ProbabilityAtMost(int rank)
    {
        int sum = 0;
        for (int index = 0; index < _counts.Length && BestRank + index <= rank; index++)
            sum += _counts[index];
        return (double)sum / Draws;
    }

    /// <summary>The smallest rank r with P(rank ≤ r) ≥ p.</summary>
    /// <param name="probability">p in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside (0, 1].</exception>
    public int Quantile(double probability)
    {
        if (!(probability > 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Not in (0, 1].");

        // p·draws may be a whole number but for rounding.
        double needed = probability * Draws * (1 - 1e-12);
        int sum = 0;
        for (int index = 0; index < _counts.Length; index++)
        {
            sum += _counts[index];
            if (sum >= needed)
                return BestRank + index;
        }

        return WorstRank;
    }
}
