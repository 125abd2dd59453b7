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
        double[] weighted = [.. model.Values.Zip(model.Precisions, (value, precision) => value * precision)];
        RowSums = LevelSums(Rows, weighted);
        ColumnSums = [.. Dense.SelectMany(factor => LevelSums(factor, weighted))];
        RowWeights = LevelSums(Rows, model.Precisions);
        ColumnWeights = [.. Dense.SelectMany(factor => LevelSums(factor, model.Precisions))];
        Cells = Met(Rows, 0, Dense.Count);
        ByColumn = Cells.ByColumn(Columns);
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

    /// <summary>Sum of precision times value at each row.</summary>
    public double[] RowSums { get; }

    /// <summary>Sum of precision times value at each column.</summary>
    public double[] ColumnSums { get; }

    /// <summary>Sum of the precisions at each row.</summary>
    public double[] RowWeights { get; }

    /// <summary>Sum of the precisions at each column.</summary>
    public double[] ColumnWeights { get; }

    /// <summary>Sum of the precisions where a row meets a column.</summary>
    public SparseRows Cells { get; }

    /// <summary>The same by column.</summary>
    public SparseColumns ByColumn { get; }

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

    /// <summary>The sums that a response constant on each row would have.</summary>
    /// <param name="ofRow">The response at each row.</param>
    public (double[] RowSums, double[] ColumnSums) OfRows(double[] ofRow)
    {
        double[] rowSums = new double[ofRow.Length], columnSums = new double[Columns];
        for (int row = 0; row < ofRow.Length; row++)
        {
            rowSums[row] = RowWeights[row] * ofRow[row];
            for (int cell = Cells.Starts[row]; cell < Cells.Starts[row + 1]; cell++)
                columnSums[Cells.Columns[cell]] += Cells.Weights[cell] * ofRow[row];
        }

        return (rowSums, columnSums);
    }

    /// <summary>The sums that a response constant on each column of one dense factor would have.</summary>
    /// <param name="ofColumn">The response at each column; 0 at those of other factors.</param>
    public (double[] RowSums, double[] ColumnSums) OfColumns(double[] ofColumn)
    {
        double[] rowSums = new double[RowWeights.Length], columnSums = new double[Columns];
        for (int row = 0; row < rowSums.Length; row++)
        {
            for (int cell = Cells.Starts[row]; cell < Cells.Starts[row + 1]; cell++)
                rowSums[row] += Cells.Weights[cell] * ofColumn[Cells.Columns[cell]];
        }

        for (int column = 0; column < Columns; column++)
            columnSums[column] = ColumnWeights[column] * ofColumn[column];
        for (int level = 0; level < (Crossings?.Count ?? 0); level++)
        {
            for (int cell = Crossings!.Starts[level]; cell < Crossings.Starts[level + 1]; cell++)
            {
                columnSums[level] += Crossings.Weights[cell] * ofColumn[Crossings.Columns[cell]];
                columnSums[Crossings.Columns[cell]] += Crossings.Weights[cell] * ofColumn[level];
            }
        }

        return (rowSums, columnSums);
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
