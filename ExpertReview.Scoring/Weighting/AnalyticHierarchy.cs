namespace ExpertReview.Scoring;

/// <summary>Weights from pairwise comparisons by the analytic hierarchy process (层次分析法, AHP), with their consistency.</summary>
/// <remarks>
/// T. L. Saaty, Journal of Mathematical Psychology 15 (1977), 234–281. The geometric mean and its consistency index: G. Crawford,
/// C. Williams, Journal of Mathematical Psychology 29 (1985), 387–405; J. Aguarón, J. M. Moreno-Jiménez, European Journal of Operational
/// Research 147 (2003), 137–145. Comparisons of a group are first joined by <see cref="PairwiseMatrix.GroupOf"/>.
/// </remarks>
public sealed record AnalyticHierarchy
{
    /// <summary>Saaty's random indices for n = 1 … 15: the mean consistency index of random tables. Other authors' tables differ.</summary>
    public static IReadOnlyList<double> RandomIndices { get; } =
        [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.54, 1.56, 1.57, 1.59];

    private AnalyticHierarchy()
    {
    }

    /// <summary>The principal right eigenvector, n weights with sum 1.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>λ_max, the eigenvalue belonging to <see cref="Weights"/>: n for perfectly consistent judgements, else more.</summary>
    public required double PrincipalEigenvalue { get; init; }

    /// <summary>(λ_max − n) / (n − 1), at least 0 for a reciprocal table; 0 when n = 1.</summary>
    public required double ConsistencyIndex { get; init; }

    /// <summary>
    /// The consistency index as a share of that of random judgements; 0 for n ≤ 2, undefined
    /// (<see cref="UndefinedReason.NotTabulated"/>) for more criteria than the table of random indices has.
    /// </summary>
    public required Measure ConsistencyRatio { get; init; }

    /// <summary>Saaty's limit of the ratio: 0.05 for three criteria, 0.08 for four, else 0.10.</summary>
    public required double AcceptedRatio { get; init; }

    /// <summary>True when the ratio is within its limit; null when it is undefined.</summary>
    public bool? IsAcceptable => ConsistencyRatio.Value is { } ratio ? ratio <= AcceptedRatio : null;

    /// <summary>The rows' geometric means, scaled to sum 1: the logarithmic least-squares weights.</summary>
    public required IReadOnlyList<double> GeometricMeanWeights { get; init; }

    /// <summary>The mean of the columns after each is scaled to sum 1: the approximation by hand.</summary>
    public required IReadOnlyList<double> ColumnMeanWeights { get; init; }

    /// <summary>
    /// 2 / ((n − 1)(n − 2)) · Σ_{i&lt;j} (ln a_ij − ln(g_i / g_j))² with the geometric-mean weights g; undefined for n &lt; 3.
    /// </summary>
    public required Measure GeometricConsistencyIndex { get; init; }

    /// <summary>The usual limit of <see cref="GeometricConsistencyIndex"/>: 0.31 for three criteria, 0.35 for four, 0.37 for more.</summary>
    public required double AcceptedGeometricIndex { get; init; }

    /// <summary>False when some a_ij · a_ji is not 1: a slip of the pen, to be mended before the weights are used.</summary>
    public required bool IsReciprocal { get; init; }

    /// <summary>Finds weights and consistency.</summary>
    /// <param name="judgements">n × n positive numbers; see <see cref="PairwiseMatrix"/>.</param>
    /// <param name="randomIndices">The random index for n = 1, 2, …, positive from 3 on; null for Saaty's <see cref="RandomIndices"/>.</param>
    /// <exception cref="ArgumentException">
    /// The table is empty or not square, an entry is not a positive number, or the random index needed is not.
    /// </exception>
    public static AnalyticHierarchy Of(double[,] judgements, IReadOnlyList<double>? randomIndices = null)
    {
        PairwiseMatrix.Check(judgements);
        int size = judgements.GetLength(0);
        bool reciprocal = PairwiseMatrix.IsReciprocal(judgements);
        var (weights, eigenvalue) = PrincipalEigenvector.Of(judgements);
        double index = size == 1 ? 0 : (eigenvalue - size) / (size - 1);
        if (reciprocal)
            index = Math.Max(0, index);   // below 0 by rounding alone
        double[] geometric = GeometricMeans(judgements);
        return new()
        {
            Weights = weights,
            PrincipalEigenvalue = eigenvalue,
            ConsistencyIndex = index,
            ConsistencyRatio = Ratio(index, size, randomIndices ?? RandomIndices),
            AcceptedRatio = size switch { 3 => 0.05, 4 => 0.08, _ => 0.10 },
            GeometricMeanWeights = geometric,
            ColumnMeanWeights = ColumnMeans(judgements),
            GeometricConsistencyIndex = GeometricIndex(judgements, geometric),
            AcceptedGeometricIndex = size switch { <= 3 => 0.31, 4 => 0.35, _ => 0.37 },
            IsReciprocal = reciprocal,
        };
    }

    private static Measure Ratio(double index, int size, IReadOnlyList<double> randomIndices)
    {
        if (size <= 2)
            return Measure.Of(0);
        if (size > randomIndices.Count)
            return Measure.Undefined(UndefinedReason.NotTabulated);
        double random = randomIndices[size - 1];
        return random > 0 && double.IsFinite(random)
            ? Measure.Of(index / random)
            : throw new ArgumentException($"The random index for {size} criteria is not a positive number.", nameof(randomIndices));
    }

    private static double[] GeometricMeans(double[,] judgements) =>
        WeightVector.Scaled([.. Enumerable.Range(0, judgements.GetLength(0)).Select(row => Location.GeometricMean(Row(judgements, row)).Value!.Value)]);

    private static double[] ColumnMeans(double[,] judgements)
    {
        int size = judgements.GetLength(0);
        double[][] columns =
        [
            .. Enumerable.Range(0, size).Select(column => WeightVector.Scaled([.. Enumerable.Range(0, size).Select(row => judgements[row, column])])),
        ];
        return [.. Enumerable.Range(0, size).Select(row => Location.Mean([.. columns.Select(column => column[row])]).Value!.Value)];
    }

    private static Measure GeometricIndex(double[,] judgements, double[] geometric)
    {
        int size = geometric.Length;
        if (size < 3)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        double sum = 0;
        for (int row = 0; row < size; row++)
        {
            for (int column = row + 1; column < size; column++)
            {
                double error = PortableMath.Log(judgements[row, column] * geometric[column] / geometric[row]);
                sum += error * error;
            }
        }

        return Measure.Of(2 * sum / ((size - 1) * (size - 2)));
    }

    private static double[] Row(double[,] judgements, int row) =>
        [.. Enumerable.Range(0, judgements.GetLength(1)).Select(column => judgements[row, column])];
}
