namespace ExpertReview.Scoring;

/// <summary>The inverse T of a <see cref="CrossedSystem"/>'s dense matrix, and the quadratic forms in it that variances are made of.</summary>
internal sealed class CrossedInverse
{
    private const int RowsOfTask = 256;

    private readonly StripMatrix _inverse;

    public CrossedInverse(CrossedDesign design)
    {
        Design = design;
        _inverse = StripMatrix.Full(design.Columns + 1);
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
        int rows = RowForms.Length;
        FixedTasks.Run((rows + RowsOfTask - 1) / RowsOfTask, task =>
        {
            for (int row = task * RowsOfTask; row < Math.Min((task + 1) * RowsOfTask, rows); row++)
                SetRow(system, row);
        });
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

    private void SetRow(CrossedSystem system, int row)
    {
        var cells = Design.Cells;
        double form = 0, mean = 0;
        for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
        {
            int column = cells.Columns[cell];
            double[] strip = _inverse.Strip(column / StripMatrix.Side);
            int place = column % StripMatrix.Side;
            double sum = 0;
            for (int other = cells.Starts[row]; other < cell; other++)
            {
                int left = cells.Columns[other];
                sum += strip[left * StripMatrix.Side + place] * (system.RatioOfColumn[left] * cells.Weights[other]);
            }

            double entry = system.RatioOfColumn[column] * cells.Weights[cell];
            form += entry * (2 * sum + entry * strip[column * StripMatrix.Side + place]);
            mean += entry * _inverse[Design.Columns, column];
        }

        RowForms[row] = form;
        RowMeans[row] = mean;
    }
}
