namespace ExpertReview.Scoring;

/// <summary>A chosen way to make one number of several experts', in doubles, with its parameter.</summary>
/// <remarks>For the official total use the exact <see cref="AggregationRule"/>.</remarks>
public sealed record LocationEstimator
{
    private LocationEstimator(LocationMethod method, double? parameter = null) => (Method, Parameter) = (method, parameter);

    /// <summary><see cref="Location.Mean"/>.</summary>
    public static LocationEstimator Mean { get; } = new(LocationMethod.Mean);

    /// <summary><see cref="Location.Median"/>.</summary>
    public static LocationEstimator Median { get; } = new(LocationMethod.Median);

    /// <summary><see cref="Location.MeanWithoutExtremes"/>.</summary>
    public static LocationEstimator MeanWithoutExtremes { get; } = new(LocationMethod.MeanWithoutExtremes);

    /// <summary><see cref="Location.MeanWithExtremesPulledIn"/>.</summary>
    public static LocationEstimator MeanWithExtremesPulledIn { get; } = new(LocationMethod.MeanWithExtremesPulledIn);

    /// <summary><see cref="Location.HodgesLehmann"/>.</summary>
    public static LocationEstimator HodgesLehmann { get; } = new(LocationMethod.HodgesLehmann);

    /// <summary><see cref="Location.GeometricMean"/>.</summary>
    public static LocationEstimator GeometricMean { get; } = new(LocationMethod.GeometricMean);

    /// <summary>The method.</summary>
    public LocationMethod Method { get; }

    /// <summary>The share at each end for trimming and winsorizing, the threshold for Huber; null for the others.</summary>
    public double? Parameter { get; }

    /// <summary><see cref="Location.TrimmedMean"/>.</summary>
    /// <param name="fraction">The share dropped at each end, in [0, 0.5].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is outside [0, 0.5].</exception>
    public static LocationEstimator TrimmedMean(double fraction) => Checked(new(LocationMethod.TrimmedMean, fraction));

    /// <summary><see cref="Location.WinsorizedMean"/>.</summary>
    /// <param name="fraction">The share replaced at each end, in [0, 0.5].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is outside [0, 0.5].</exception>
    public static LocationEstimator WinsorizedMean(double fraction) => Checked(new(LocationMethod.WinsorizedMean, fraction));

    /// <summary><see cref="HuberLocation.Of"/>.</summary>
    /// <param name="threshold">k &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not positive and finite.</exception>
    public static LocationEstimator Huber(double threshold = HuberLocation.UsualThreshold) => Checked(new(LocationMethod.Huber, threshold));

    /// <summary>The estimate for one list of values.</summary>
    /// <param name="values">Finite values in one unit, in any order.</param>
    /// <returns>The estimate in the same unit, or why there is none.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public Measure Of(ReadOnlySpan<double> values) => Method switch
    {
        LocationMethod.Mean => Location.Mean(values),
        LocationMethod.Median => Location.Median(values),
        LocationMethod.MeanWithoutExtremes => Location.MeanWithoutExtremes(values),
        LocationMethod.TrimmedMean => Location.TrimmedMean(values, Parameter!.Value),
        LocationMethod.MeanWithExtremesPulledIn => Location.MeanWithExtremesPulledIn(values),
        LocationMethod.WinsorizedMean => Location.WinsorizedMean(values, Parameter!.Value),
        LocationMethod.Huber => HuberLocation.Of(values, Parameter!.Value),
        LocationMethod.HodgesLehmann => Location.HodgesLehmann(values),
        LocationMethod.GeometricMean => Location.GeometricMean(values),
        _ => throw new InvalidOperationException($"No estimate for {Method}."),
    };

    /// <summary>The estimate for every application.</summary>
    /// <param name="ratings">Ratings of n applications.</param>
    /// <returns>n figures, in the order of <see cref="Ratings.Applications"/>.</returns>
    public IReadOnlyList<Measure> PerApplication(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return [.. Enumerable.Range(0, ratings.Applications.Count).Select(application => Of(ratings.ValuesOf(application)))];
    }

    private static LocationEstimator Checked(LocationEstimator estimator)
    {
        _ = estimator.Of([]);   // refuses a parameter outside its range here, not at the first application
        return estimator;
    }
}
