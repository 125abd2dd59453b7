namespace ExpertReview.Scoring;

/// <summary>CRITIC weights: a criterion weighs by its spread and by how little it repeats the others.</summary>
/// <remarks>
/// On the values carried to [0, 1] (<see cref="DecisionTable.MinMax"/>): C_d = σ_d Σ_f (1 − ρ_df) with the sample standard deviation σ and
/// Pearson's ρ; w = C / ΣC. (The population deviation gives the same weights.) A criterion of equal values is set aside first and weighs 0.
/// D. Diakoulaki, G. Mavrotas, L. Papayannakis, Computers &amp; Operations Research 22 (1995), 763–770. Like all weights found from data: to
/// study, not to decide.
/// </remarks>
/// <param name="StandardDeviations">D values σ; 0 for a criterion of equal values.</param>
/// <param name="Information">D values C.</param>
/// <param name="Weights">D weights, sum 1.</param>
/// <param name="DeviationWeights">D weights ∝ σ alone, sum 1: what the correlations changed.</param>
/// <param name="IsUniform">True when nothing tells the criteria apart (ΣC = 0), so that all weigh the same: worth a warning.</param>
public sealed record CriticWeights(
    IReadOnlyList<double> StandardDeviations,
    IReadOnlyList<double> Information,
    IReadOnlyList<double> Weights,
    IReadOnlyList<double> DeviationWeights,
    bool IsUniform)
{
    /// <summary>1 − ρ below this is rounding: the two criteria say the same.</summary>
    private const double PerfectCorrelation = 1e-12;

    /// <summary>Finds the weights.</summary>
    /// <param name="table">m × D values.</param>
    public static CriticWeights Of(DecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var scaled = table.MinMax();
        Standardized[] columns = [.. Enumerable.Range(0, table.Criteria).Select(criterion => Standardized.Of(scaled.Column(criterion)))];
        double[] deviations = [.. columns.Select(column => column.Deviation)];
        double[] information =
        [
            .. columns.Select(column => column.Deviation * Sample.Of([.. columns.Select(other => Contrast(column, other))]).Sum),
        ];
        bool uniform = information.All(value => value == 0);
        return new(
            deviations,
            information,
            uniform ? WeightVector.Equal(table.Criteria) : WeightVector.Scaled(information),
            deviations.All(value => value == 0) ? WeightVector.Equal(table.Criteria) : WeightVector.Scaled(deviations),
            uniform);
    }

    /// <summary>1 − ρ; 0 with itself, and with a criterion set aside.</summary>
    private static double Contrast(Standardized left, Standardized right)
    {
        if (ReferenceEquals(left, right) || left.Deviation == 0 || right.Deviation == 0)
            return 0;
        double sum = 0;
        foreach (double product in left.Scores.Zip(right.Scores, (a, b) => a * b).Order())
            sum += product;
        double contrast = 1 - sum / (left.Scores.Count - 1);
        return contrast < PerfectCorrelation ? 0 : contrast;
    }

    private sealed record Standardized(double Deviation, IReadOnlyList<double> Scores)
    {
        public static Standardized Of(double[] column)
        {
            var scores = Standardization.ZScores(column);
            double deviation = scores.Fallback == StandardizationFallback.None ? Spread.StandardDeviation(column).Value!.Value : 0;
            return new(deviation, scores.Values);
        }
    }
}
