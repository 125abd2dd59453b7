namespace ExpertReview.Scoring;

/// <summary>How several experts' values become one.</summary>
public enum AggregationMethod
{
    /// <summary>Arithmetic mean of all values.</summary>
    Mean,

    /// <summary>Mean without one highest and one lowest value (去掉一个最高分和一个最低分), from a stated number of experts on.</summary>
    DropExtremes,

    /// <summary>Middle value; the mean of the two middle values when their number is even.</summary>
    Median,
}

/// <summary>The ruleset's way to make one value of the experts' values.</summary>
/// <remarks>Make it by <see cref="Mean"/>, <see cref="DropExtremes"/> or <see cref="Median"/>.</remarks>
public sealed record AggregationRule
{
    /// <summary>Fewest experts from which both extremes can be dropped with a value left: 3.</summary>
    public const int FewestForDropping = 3;

    private AggregationRule(AggregationMethod method, int fromExperts) => (Method, FromExperts) = (method, fromExperts);

    /// <summary>The plain mean.</summary>
    public static AggregationRule Mean { get; } = new(AggregationMethod.Mean, 0);

    /// <summary>The median.</summary>
    public static AggregationRule Median { get; } = new(AggregationMethod.Median, 0);

    /// <summary>The method.</summary>
    public AggregationMethod Method { get; }

    /// <summary>Number of experts from which extremes are dropped; 0 for the other methods.</summary>
    public int FromExperts { get; }

    /// <summary>Mean without one highest and one lowest from <paramref name="fromExperts"/> values on, below that the plain mean.</summary>
    /// <param name="fromExperts">At least <see cref="FewestForDropping"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fromExperts"/> is less than <see cref="FewestForDropping"/>.</exception>
    public static AggregationRule DropExtremes(int fromExperts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromExperts, FewestForDropping);
        return new(AggregationMethod.DropExtremes, fromExperts);
    }

    /// <summary>Aggregates by this rule.</summary>
    /// <param name="values">k values, one per expert, in points.</param>
    /// <returns>The value, null when k = 0, and which values were dropped.</returns>
    public Aggregate Of(IReadOnlyList<Fraction> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Method switch
        {
            AggregationMethod.Median => new(Averages.Median(values)),
            AggregationMethod.DropExtremes when values.Count >= FromExperts => Averages.MeanWithoutExtremes(values),
            _ => new(Averages.Mean(values)),
        };
    }
}
