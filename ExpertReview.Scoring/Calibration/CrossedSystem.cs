namespace ExpertReview.Scoring;

/// <summary>
/// The mixed-model equations of a <see cref="CrossedDesign"/> at given variance ratios γ = θ², the rows eliminated: what is left is one
/// dense symmetric system in the columns' standardized effects and, last, the mean.
/// </summary>
/// <remarks>
/// With W_i the weight of row i, D_i = 1 + γ₁W_i, c_i its cells and Θ the columns' θ, the dense matrix has the blocks
/// I + Θ(G − Σ c_i c_iᵀ γ₁/D_i)Θ, Θ Σ c_i/D_i and Σ W_i/D_i. One factorization gives the criterion and all effects.
/// </remarks>
internal sealed class CrossedSystem
{
    private const int ColumnsOfTask = 64;

    private readonly StripMatrix _dense;
    private readonly double[] _ratioOfColumn;
    private readonly double[] _scaled;

    public CrossedSystem(CrossedDesign design)
    {
        Design = design;
        _dense = StripMatrix.Lower(design.Columns + 1);
        _ratioOfColumn = new double[design.Columns];
        _scaled = new double[design.Cells.Columns.Length];
        Pivots = new double[design.RowWeights.Length];
        Shrinkage = new double[design.RowWeights.Length];
        Ratios = new double[design.Dense.Count + 1];
    }

    public CrossedDesign Design { get; }

    /// <summary>γ of the rows, then of each dense factor.</summary>
    public double[] Ratios { get; }

    /// <summary>θ of each column.</summary>
    public ReadOnlySpan<double> RatioOfColumn => _ratioOfColumn;

    /// <summary>D_i = 1 + γ₁W_i of each row.</summary>
    public double[] Pivots { get; }

    /// <summary>γ₁/D_i of each row.</summary>
    public double[] Shrinkage { get; }

    /// <summary>The factor of the dense system; of use until the next call of <see cref="Set"/>.</summary>
    public CholeskyFactor? Factor { get; private set; }

    /// <summary>Forms the equations at γ and factors them.</summary>
    /// <returns>False when rounding leaves them not positive definite.</returns>
    public bool Set(ReadOnlySpan<double> ratios)
    {
        ratios.CopyTo(Ratios);
        for (int factor = 0; factor < Design.Dense.Count; factor++)
            _ratioOfColumn.AsSpan(Design.Offsets[factor]..Design.Offsets[factor + 1]).Fill(Math.Sqrt(ratios[factor + 1]));
        for (int row = 0; row < Pivots.Length; row++)
        {
            Pivots[row] = 1 + ratios[0] * Design.RowWeights[row];
            Shrinkage[row] = ratios[0] / Pivots[row];
        }

        _dense.Clear();
        AddColumns();
        SubtractRows();
        Factor = CholeskyFactor.Of(_dense);
        return Factor is not null;
    }

    /// <summary>ln of the determinant of the equations: with the information on the mean for REML, without for ML.</summary>
    public double LogDeterminant()
    {
        double sum = Factor!.LogDeterminant(Design.Columns + (Design.Model.Restricted ? 1 : 0));
        foreach (double pivot in Pivots)
            sum += PortableMath.Log(pivot);
        return sum;
    }

    /// <summary>The mean and the effects for a response, of which only the sums at rows and columns matter.</summary>
    public CrossedSolution Solve(double[] rowSums, double[] columnSums)
    {
        double[] standardized = RightSide(rowSums, columnSums);
        TriangularSolution.Solve(Factor!, standardized);
        double[] columnEffects = new double[Design.Columns];
        for (int column = 0; column < columnEffects.Length; column++)
            columnEffects[column] = _ratioOfColumn[column] * standardized[column];
        double mean = standardized[^1];
        return new(mean, RowEffects(rowSums, columnEffects, mean), columnEffects);
    }

    private void AddColumns()
    {
        int mean = Design.Columns;
        for (int column = 0; column < mean; column++)
            _dense[column, column] = 1 + _ratioOfColumn[column] * _ratioOfColumn[column] * Design.ColumnWeights[column];
        if (Design.Crossings is not { } crossings)
            return;
        for (int level = 0; level < crossings.Count; level++)
        {
            for (int cell = crossings.Starts[level]; cell < crossings.Starts[level + 1]; cell++)
            {
                int column = crossings.Columns[cell];
                _dense[column, level] += _ratioOfColumn[column] * _ratioOfColumn[level] * crossings.Weights[cell];
            }
        }
    }

    private void SubtractRows()
    {
        var cells = Design.Cells;
        int mean = Design.Columns;
        for (int row = 0; row < cells.Count; row++)
        {
            double root = Math.Sqrt(Shrinkage[row]);
            for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
                _scaled[cell] = root * _ratioOfColumn[cells.Columns[cell]] * cells.Weights[cell];
            _dense[mean, mean] += Design.RowWeights[row] / Pivots[row];
        }

        FixedTasks.Run((mean + ColumnsOfTask - 1) / ColumnsOfTask, task =>
        {
            for (int column = task * ColumnsOfTask; column < Math.Min((task + 1) * ColumnsOfTask, mean); column++)
                SubtractRowsOf(column);
        });
    }

    /// <summary>Column by column, so that all of one column's products fall on a stretch of memory that stays in the cache.</summary>
    private void SubtractRowsOf(int column)
    {
        var cells = Design.Cells;
        var byColumn = Design.ByColumn;
        double[] strip = _dense.Strip(column / StripMatrix.Side);
        int place = column % StripMatrix.Side;
        double unshrunk = 0;
        foreach (int cell in byColumn.Cells.AsSpan(byColumn.Starts[column]..byColumn.Starts[column + 1]))
        {
            int row = byColumn.RowOf[cell];
            double scaled = _scaled[cell];
            for (int other = cells.Starts[row]; other <= cell; other++)
                strip[cells.Columns[other] * StripMatrix.Side + place] -= scaled * _scaled[other];
            unshrunk += cells.Weights[cell] / Pivots[row];
        }

        _dense[Design.Columns, column] = _ratioOfColumn[column] * unshrunk;
    }

    private double[] RightSide(double[] rowSums, double[] columnSums)
    {
        double[] side = [.. columnSums, 0];
        var cells = Design.Cells;
        for (int row = 0; row < cells.Count; row++)
        {
            double shrunk = Shrinkage[row] * rowSums[row];
            for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
                side[cells.Columns[cell]] -= shrunk * cells.Weights[cell];
            side[^1] += rowSums[row] / Pivots[row];
        }

        for (int column = 0; column < Design.Columns; column++)
            side[column] *= _ratioOfColumn[column];
        return side;
    }

    private double[] RowEffects(double[] rowSums, double[] columnEffects, double mean)
    {
        var cells = Design.Cells;
        double[] effects = new double[rowSums.Length];
        for (int row = 0; row < effects.Length; row++)
        {
            double rest = rowSums[row] - Design.RowWeights[row] * mean;
            for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
                rest -= cells.Weights[cell] * columnEffects[cells.Columns[cell]];
            effects[row] = Shrinkage[row] * rest;
        }

        return effects;
    }
}
