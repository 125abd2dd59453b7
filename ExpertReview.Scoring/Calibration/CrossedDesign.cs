namespace ExpertReview.Scoring;

/// <summary>
/// How the levels of some factors meet. The factor of the most levels is that of the rows, whose block of the equations is diagonal;
/// the levels of all others, one factor after the other, are the columns, whose block is dense.
/// </summary>
internal sealed class CrossedDesign
{
    public CrossedDesign(CrossedModel model, IReadOnlyList<CrossedFactor> factors)
    {
        Model = model;
        Rows = factors.MaxBy(factor => factor.Levels)!;
        Dense = [.. factors.Where(factor => factor != Rows)];
        Offsets = new int[Dense.Count + 1];
        for (int factor = 0; factor < Dense.Count; factor++)
            Offsets[factor + 1] = Offsets[factor] + Dense[factor].Levels;
        RowWeights = LevelSums(Rows, model.Precisions);
        ColumnWeights = [.. Dense.SelectMany(factor => LevelSums(factor, model.Precisions))];
        Cells = Met(Rows, 0, Dense.Count);
        Crossings = Dense.Count > 1 ? Met(Dense[0], 1, Dense.Count) : null;
    }

    public CrossedModel Model { get; }

    /// <summary>The factor of the most levels.</summary>
    public CrossedFactor Rows { get; }

    /// <summary>The others: none, one or two.</summary>
    public IReadOnlyList<CrossedFactor> Dense { get; }

    /// <summary>First column of each of the others, then the number of columns.</summary>
    public int[] Offsets { get; }

    /// <summary>m, the levels of all others.</summary>
    public int Columns => Offsets[^1];

    /// <summary>Sum of the precisions at each row.</summary>
    public double[] RowWeights { get; }

    /// <summary>Sum of the precisions at each column.</summary>
    public double[] ColumnWeights { get; }

    /// <summary>Sum of the precisions where a row meets a column.</summary>
    public SparseRows Cells { get; }

    /// <summary>Sum of the precisions where a level of the first dense factor meets a column of the second; null with fewer than two.</summary>
    public SparseRows? Crossings { get; }

    /// <summary>For each level of a factor, the sum of one number per rating.</summary>
    public static double[] LevelSums(CrossedFactor factor, ReadOnlySpan<double> numbers)
    {
        double[] sums = new double[factor.Levels];
        for (int r = 0; r < numbers.Length; r++)
            sums[factor.Of[r]] += numbers[r];
        return sums;
    }

    private SparseRows Met(CrossedFactor rows, int first, int end)
    {
        int count = rows.Of.Length;
        int[] rowOf = new int[count * (end - first)], columnOf = new int[rowOf.Length];
        double[] weights = new double[rowOf.Length];
        for (int factor = first; factor < end; factor++)
        {
            for (int r = 0; r < count; r++)
            {
                int entry = (factor - first) * count + r;
                (rowOf[entry], columnOf[entry], weights[entry]) = (rows.Of[r], Offsets[factor] + Dense[factor].Of[r], Model.Precisions[r]);
            }
        }

        return SparseRows.Sum(rows.Levels, Columns, rowOf, columnOf, weights);
    }
}
