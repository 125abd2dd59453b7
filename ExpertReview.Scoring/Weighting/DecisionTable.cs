namespace ExpertReview.Scoring;

/// <summary>m alternatives by D criteria, complete, with the good end of each criterion's scale.</summary>
public sealed class DecisionTable
{
    private readonly double[,] _values;

    /// <summary>A checked copy of a table.</summary>
    /// <param name="values">m × D finite numbers, m and D at least 1; units are the criteria's own.</param>
    /// <param name="directions">D directions; null when more is better in all.</param>
    /// <exception cref="ArgumentException">The table is empty, an entry is not finite, or the directions are not D.</exception>
    public DecisionTable(double[,] values, IReadOnlyList<CriterionDirection>? directions = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
            throw new ArgumentException("There must be at least one alternative and one criterion.", nameof(values));
        _values = (double[,])values.Clone();
        Directions = directions is null ? [.. Enumerable.Repeat(CriterionDirection.Benefit, Criteria)] : [.. directions];
        if (Directions.Count != Criteria)
            throw new ArgumentException($"{Directions.Count} directions for {Criteria} criteria.", nameof(directions));
        for (int row = 0; row < Alternatives; row++)
        {
            for (int column = 0; column < Criteria; column++)
            {
                if (!double.IsFinite(_values[row, column]))
                    throw new ArgumentException($"Alternative {row}, criterion {column}: not a finite number.", nameof(values));
            }
        }
    }

    /// <summary>m, the number of alternatives.</summary>
    public int Alternatives => _values.GetLength(0);

    /// <summary>D, the number of criteria.</summary>
    public int Criteria => _values.GetLength(1);

    /// <summary>The good end of each criterion's scale.</summary>
    public IReadOnlyList<CriterionDirection> Directions { get; }

    /// <summary>The value of an alternative in a criterion.</summary>
    /// <param name="alternative">From 0.</param>
    /// <param name="criterion">From 0.</param>
    public double this[int alternative, int criterion] => _values[alternative, criterion];

    /// <summary>The m values of one criterion.</summary>
    /// <param name="criterion">From 0.</param>
    public double[] Column(int criterion) => [.. Enumerable.Range(0, Alternatives).Select(row => _values[row, criterion])];

    /// <summary>
    /// Every column carried to [0, 1], 1 its best value and 0 its worst: (x − worst) / (best − worst); ½ throughout a column of equal values.
    /// </summary>
    /// <returns>A table where more is better in all criteria.</returns>
    public DecisionTable MinMax()
    {
        double[,] scaled = new double[Alternatives, Criteria];
        for (int column = 0; column < Criteria; column++)
        {
            var shares = Standardization.MinMax(Column(column)).Values;
            for (int row = 0; row < Alternatives; row++)
                scaled[row, column] = Directions[column] == CriterionDirection.Benefit ? shares[row] : 1 - shares[row];
        }

        return new(scaled);
    }

    /// <summary>True when all values of a criterion are equal, to rounding.</summary>
    internal bool IsConstant(int criterion) => Sample.Of(Column(criterion)).IsConstant;
}
