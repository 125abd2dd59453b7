namespace ExpertReview.Scoring;

/// <summary>Entropy weights (熵权法): a criterion in which the alternatives differ more weighs more.</summary>
/// <remarks>
/// p_id = x_id / Σ_i x_id; e_d = −Σ_i p ln p / ln m with 0 ln 0 = 0; g_d = 1 − e_d; w = g / Σg. The directions of the criteria play no part.
/// The weights reward dispersion, and with it noise and severity, not importance: use them on calibrated results of applications, never on
/// single reviews, and to study rather than to decide. C. E. Shannon, Bell System Technical Journal 27 (1948); C.-L. Hwang, K. Yoon,
/// <i>Multiple Attribute Decision Making</i> (1981).
/// </remarks>
/// <param name="Shares">m × D: p, each column with sum 1; 1/m throughout a column of zeros.</param>
/// <param name="Entropies">D values e in [0, 1]; 1 for a criterion of equal values and when m = 1.</param>
/// <param name="Divergences">D values g = 1 − e.</param>
/// <param name="Weights">D weights, sum 1.</param>
/// <param name="IsUniform">True when no criterion tells the alternatives apart, so that all weigh the same: worth a warning.</param>
public sealed record EntropyWeights(
    double[,] Shares, IReadOnlyList<double> Entropies, IReadOnlyList<double> Divergences, IReadOnlyList<double> Weights, bool IsUniform)
{
    /// <summary>Finds the weights.</summary>
    /// <param name="table">m × D values of at least 0. Shift or scale beforehand if need be, and say so: shifts change the weights.</param>
    /// <exception cref="ArgumentException">A value is negative.</exception>
    public static EntropyWeights Of(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[,] shares = new double[table.Alternatives, table.Criteria];
        double[] entropies = new double[table.Criteria];
        for (int criterion = 0; criterion < table.Criteria; criterion++)
        {
            double[] column = table.Column(criterion);
            if (Array.FindIndex(column, value => value < 0) is >= 0 and var alternative)
                throw new ArgumentException($"Alternative {alternative}, criterion {criterion}: the value is negative.", nameof(table));
            double[] own = column.All(value => value == 0) ? WeightVector.Equal(column.Length) : WeightVector.Scaled(column);
            for (int row = 0; row < own.Length; row++)
                shares[row, criterion] = own[row];
            entropies[criterion] = table.IsConstant(criterion) ? 1 : Entropy(own);
        }

        double[] divergences = [.. entropies.Select(entropy => 1 - entropy)];
        bool uniform = divergences.All(divergence => divergence == 0);
        return new(shares, entropies, divergences, uniform ? WeightVector.Equal(table.Criteria) : WeightVector.Scaled(divergences), uniform);
    }

    private static double Entropy(double[] shares)
    {
        double[] terms = [.. shares.Where(double.IsNormal).Select(share => -share * PortableMath.Log(share))];
        return Math.Min(1, Sample.Of(terms).Sum / PortableMath.Log(shares.Length));
    }
}
