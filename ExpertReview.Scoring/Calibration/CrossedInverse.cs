namespace ExpertReview.Scoring;

/// <summary>The inverse T of a <see cref="CrossedSystem"/>'s dense matrix, and the quadratic forms in it that variances are made of.</summary>
internal sealed class CrossedInverse
{
    private const int ColumnsOfTask = 64;

    private readonly StripMatrix _inverse;
    private readonly double[] _forms;

    public CrossedInverse(CrossedDesign design)
    {
        Design = design;
        _inverse = StripMatrix.Full(design.Columns + 1);
        _forms = new double[design.Cells.Columns.Length];
        RowForms = new double[design.RowWeights.Length];
        RowMeans = new double[design.RowWeights.Length];
    }

    public CrossedDesign Design { get; }

    /// <summary>a_iᵀ T a_i of each row, a_i = Θc_i with 0 for the mean.</summary>
    public double[] RowForms { get; }

    /// <summary>a_iᵀ T e of each row, e the unit vector of the mean.</summary>
    public double[] RowMeans { get; }

    /// <summary>The mean's own cell of T.</summary>
    public double Mean => _inverse[Design.Columns, Design.Columns];

    /// <summary>A cell of T.</summary>
    public double this[int row, int column] => row >= column ? _inverse[row, column] : _inverse[column, row];

    /// <summary>Inverts what the system holds.</summary>
    public void Set(CrossedSystem system)
    {
        CholeskyInverse.Compute(system.Factor!, _inverse);
        int columns = Design.Columns;
        FixedTasks.Run((columns + ColumnsOfTask - 1) / ColumnsOfTask, task =>
        {
            for (int column = task * ColumnsOfTask; column < Math.Min((task + 1) * ColumnsOfTask, columns); column++)
                SetColumn(system, column);
        });

        var cells = Design.Cells;
        for (int row = 0; row < RowForms.Length; row++)
        {
            (RowForms[row], RowMeans[row]) = (0, 0);
            for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
            {
                int column = cells.Columns[cell];
                RowForms[row] += _forms[cell];
                RowMeans[row] += cells.Weights[cell] * system.RatioOfColumn[column] * _inverse[columns, column];
            }
        }
    }

    /// <summary>Quadratic form of a row in T, the mean's entry W_i included; without it, in the inverse without the mean, when the mean is taken as known.</summary>
    public double RowForm(int row, bool meanKnown)
    {
        double weight = Design.RowWeights[row];
        return meanKnown
            ? RowForms[row] - RowMeans[row] * RowMeans[row] / Mean
            : RowForms[row] + 2 * weight * RowMeans[row] + weight * weight * Mean;
    }

    /// <summary>Diagonal cell of a column, the mean estimated or taken as known.</summary>
    public double ColumnForm(int column, bool meanKnown)
    {
        double cross = _inverse[Design.Columns, column];
        return _inverse[column, column] - (meanKnown ? cross * cross / Mean : 0);
    }

    /// <summary>What a column adds to the forms of the rows that meet it, together with the columns before it.</summary>
    private void SetColumn(CrossedSystem system, int column)
    {
        var cells = Design.Cells;
        var byColumn = Design.ByColumn;
        double[] strip = _inverse.Strip(column / StripMatrix.Side);
        int place = column % StripMatrix.Side;
        foreach (int cell in byColumn.Cells.AsSpan(byColumn.Starts[column]..byColumn.Starts[column + 1]))
        {
            double sum = 0;
            for (int other = cells.Starts[byColumn.RowOf[cell]]; other < cell; other++)
            {
                int before = cells.Columns[other];
                sum += strip[before * StripMatrix.Side + place] * (system.RatioOfColumn[before] * cells.Weights[other]);
            }

            double entry = system.RatioOfColumn[column] * cells.Weights[cell];
            _forms[cell] = entry * (2 * sum + entry * strip[column * StripMatrix.Side + place]);
        }
    }
}
