namespace ExpertReview.Scoring;

/// <summary>How many voters prefer one item to another, for every pair of m items.</summary>
public sealed class PairwisePreferences
{
    private readonly double[,] _counts;

    private PairwisePreferences(double[,] counts) => _counts = counts;

    /// <summary>m, the number of items.</summary>
    public int Count => _counts.GetLength(0);

    /// <summary>How many prefer <paramref name="item"/> to <paramref name="other"/>; 0 for an item and itself.</summary>
    /// <param name="item">Position from 0.</param>
    /// <param name="other">Position from 0.</param>
    public double this[int item, int other] => _counts[item, other];

    /// <summary>Counts the preferences of a profile. A voter who does not rank both items of a pair says nothing about it.</summary>
    /// <param name="profile">Rankings of m items.</param>
    /// <param name="tieShare">What a tie adds to each of the two directions: 0, nobody preferred (the default), or ½, half a win each.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tieShare"/> is neither 0 nor ½.</exception>
    public static PairwisePreferences Of(RankingProfile profile, double tieShare = 0)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (tieShare is not (0 or 0.5))
            throw new ArgumentOutOfRangeException(nameof(tieShare), tieShare, "A tie counts 0 or one half.");
        double[,] counts = new double[profile.Items.Count, profile.Items.Count];
        foreach (var voter in profile.Voters)
        {
            for (int better = 0; better < voter.Count; better++)
            {
                for (int worse = better + 1; worse < voter.Count; worse++)
                {
                    bool tied = voter[better].Rank == voter[worse].Rank;
                    counts[voter[better].Item, voter[worse].Item] += tied ? tieShare : 1;
                    counts[voter[worse].Item, voter[better].Item] += tied ? tieShare : 0;
                }
            }
        }

        return new(counts);
    }

    /// <summary>Preferences that were counted elsewhere, such as wins in matches.</summary>
    /// <param name="counts">m × m numbers of at least 0, with 0 on the diagonal; copied.</param>
    /// <exception cref="ArgumentException">The table is not square, or an entry is refused.</exception>
    public static PairwisePreferences Of(double[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != counts.GetLength(1))
            throw new ArgumentException("The table of preferences must be square.", nameof(counts));
        for (int row = 0; row < counts.GetLength(0); row++)
        {
            for (int column = 0; column < counts.GetLength(1); column++)
            {
                if (!double.IsFinite(counts[row, column]) || counts[row, column] < 0 || (row == column && counts[row, column] != 0))
                    throw new ArgumentException($"Row {row}, column {column}: the count must be at least 0, and 0 for an item and itself.", nameof(counts));
            }
        }

        return new((double[,])counts.Clone());
    }
}
