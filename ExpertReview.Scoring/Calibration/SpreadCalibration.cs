namespace ExpertReview.Scoring;

/// <summary>
/// Puts experts who use a wide and experts who use a narrow range of marks on one spread, as far as the difference can be told from chance.
/// </summary>
/// <remarks>
/// With s_j the sample standard deviation of expert j's n_j ratings: l_j = ln s_j with sampling variance v_j = 1 / (2 (n_j − 1)); m = Σ(l/v) / Σ(1/v);
/// τ² = max(0, Var(l) − mean(v)); κ_j = τ² / (τ² + v_j); scale a_j = exp(κ_j (l_j − m)). Experts with fewer than two ratings or without spread keep scale 1.
/// The adjusted ratings are ȳ + (y_ij − ȳ) / a_j about the grand mean ȳ of all ratings. When experts do not differ beyond chance, τ² = 0 and nothing
/// changes. It moves an expert's marks about ȳ, not about the expert's own mean, so an additive model must follow to remove severity. The normal
/// approximation of ln s is that of M. S. Bartlett, D. G. Kendall, J. R. Stat. Soc. Suppl. 8 (1946).
/// </remarks>
public sealed class SpreadCalibration
{
    /// <summary>A spread below this share of the ratings' size is rounding, not spread.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _scales;
    private readonly Measure[] _deviations;
    private readonly double[] _reliabilities;

    private SpreadCalibration(Ratings ratings)
    {
        int experts = ratings.Experts.Count;
        (_scales, _deviations, _reliabilities) = (new double[experts], new Measure[experts], new double[experts]);
        Array.Fill(_scales, 1);
        double size = 0;
        foreach (double value in ratings.Values)
        {
            GrandMean += value;
            size = Math.Max(size, Math.Abs(value));
        }

        GrandMean = ratings.Count == 0 ? 0 : GrandMean / ratings.Count;
        for (int expert = 0; expert < experts; expert++)
            _deviations[expert] = DeviationOf(ratings, expert, size);

        int[] known = [.. Enumerable.Range(0, experts).Where(expert => _deviations[expert].Value > 0)];
        var shrinkage = new LogarithmShrinkage(
            [.. known.Select(expert => PortableMath.Log(_deviations[expert].Value!.Value))],
            [.. known.Select(expert => 1 / (2.0 * (ratings.OfExpert(expert).Length - 1)))]);
        for (int index = 0; index < known.Length; index++)
        {
            _scales[known[index]] = shrinkage.Factor(index);
            _reliabilities[known[index]] = shrinkage.Reliability(index);
        }

        LogarithmCenter = Known(shrinkage.Center);
        LogarithmVariance = Known(shrinkage.Between);
        double[] adjusted = new double[ratings.Count];
        for (int r = 0; r < adjusted.Length; r++)
            adjusted[r] = GrandMean + (ratings.Values[r] - GrandMean) / _scales[ratings.ExpertOf[r]];
        Adjusted = ratings.With(adjusted);
    }

    /// <summary>The same design with the adjusted ratings, in the unit of the ratings.</summary>
    public Ratings Adjusted { get; }

    /// <summary>a, the E scales, positive: above 1 the expert's marks are spread wider than typical.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>κ, in [0, 1): which share of an expert's deviation from the typical spread was believed; 0 where none could be measured.</summary>
    public ReadOnlySpan<double> Reliabilities => _reliabilities;

    /// <summary>s, the experts' sample deviations (n − 1); undefined for fewer than two ratings, and 0 where all are equal.</summary>
    public IReadOnlyList<Measure> Deviations => _deviations;

    /// <summary>ȳ, mean of all ratings; 0 when there are none.</summary>
    public double GrandMean { get; }

    /// <summary>m, the typical ln s; undefined when no expert's spread is known.</summary>
    public Measure LogarithmCenter { get; }

    /// <summary>τ², the variance of ln s between experts beyond chance; undefined for fewer than two experts with a known spread.</summary>
    public Measure LogarithmVariance { get; }

    /// <summary>Estimates the scales and adjusts the ratings.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    public static SpreadCalibration Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return new(ratings);
    }

    private static Measure DeviationOf(Ratings ratings, int expert, double size)
    {
        var own = ratings.OfExpert(expert);
        if (own.Length < 2)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        double sum = 0, squares = 0;
        foreach (int r in own)
            sum += ratings.Values[r];
        double mean = sum / own.Length;
        foreach (int r in own)
            squares += (ratings.Values[r] - mean) * (ratings.Values[r] - mean);
        double deviation = Math.Sqrt(squares / (own.Length - 1));
        return Measure.Of(deviation > Rounding * size ? deviation : 0);
    }

    private static Measure Known(double? figure) =>
        figure is { } value ? Measure.Of(value) : Measure.Undefined(UndefinedReason.TooFewValues);
}
