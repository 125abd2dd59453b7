namespace ExpertReview.Scoring;

/// <summary>A table of ratings with every expert's put on a common scale.</summary>
/// <param name="Ratings">The same design with other values.</param>
/// <param name="Method">How it was done.</param>
/// <param name="Fallbacks">E entries, in the order of <see cref="Ratings.Experts"/>: what had to stand in for an expert.</param>
public sealed record ExpertStandardization(Ratings Ratings, StandardizationMethod Method, IReadOnlyList<StandardizationFallback> Fallbacks)
{
    /// <summary>Standardizes every expert's ratings.</summary>
    /// <remarks>See <see cref="Standardization"/> for the definitions and for when not to do this.</remarks>
    /// <param name="ratings">N ratings by E experts.</param>
    /// <param name="method">The method.</param>
    /// <param name="position">For percentiles and normal scores: how a rank becomes a share.</param>
    /// <exception cref="ArgumentException">Normal scores are asked for with <see cref="PlottingPosition.ZeroToOne"/>.</exception>
    public static ExpertStandardization Of(
        Ratings ratings, StandardizationMethod method, PlottingPosition position = PlottingPosition.Hazen)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        double[][] given = [.. Enumerable.Range(0, ratings.Experts.Count).Select(expert => ValuesOf(ratings, expert))];
        StandardizedValues[] standardized = method == StandardizationMethod.Quantile
            ? Quantile(given)
            : [.. given.Select(values => OfOne(values, method, position))];

        double[] values = new double[ratings.Count];
        for (int expert = 0; expert < standardized.Length; expert++)
        {
            int next = 0;
            foreach (int rating in ratings.OfExpert(expert))
                values[rating] = standardized[expert].Values[next++];
        }

        return new(ratings.With(values), method, [.. standardized.Select(one => one.Fallback)]);
    }

    /// <summary>Carries z-scores back to the unit of the marks: ȳ + s·z.</summary>
    /// <remarks>
    /// ȳ is the mean of all original ratings and s their pooled deviation within experts, √(Σ_j (n_j − 1)s_j² / Σ_j (n_j − 1)); 0 when no
    /// expert has two ratings. The results may leave the range of the marks. For display only: ranks do not change.
    /// </remarks>
    /// <param name="original">The ratings that were standardized.</param>
    /// <param name="zScores">Any values in standard deviations, such as the mean z-scores of applications.</param>
    /// <returns>As many values, in the unit of <paramref name="original"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="original"/> holds no rating.</exception>
    public static IReadOnlyList<double> InOriginalUnit(Ratings original, IReadOnlyList<double> zScores)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(zScores);
        if (original.Count == 0)
            throw new ArgumentException("There must be at least one rating.", nameof(original));
        double squares = 0;
        for (int expert = 0; expert < original.Experts.Count; expert++)
        {
            var sample = Sample.Of(ValuesOf(original, expert));
            squares += sample.SumOfSquares(sample.Mean);
        }

        int freedom = original.Count - original.Experts.Count;
        double spread = freedom == 0 ? 0 : Math.Sqrt(squares / freedom);
        double mean = Sample.Of(original.Values).Mean;
        return [.. zScores.Select(z => mean + spread * z)];
    }

    private static StandardizedValues OfOne(double[] values, StandardizationMethod method, PlottingPosition position) => method switch
    {
        StandardizationMethod.Raw => new(values, StandardizationFallback.None),
        StandardizationMethod.Centre => Standardization.Centre(values),
        StandardizationMethod.ZScore => Standardization.ZScores(values),
        StandardizationMethod.RobustZScore => Standardization.RobustZScores(values),
        StandardizationMethod.MinMax => Standardization.MinMax(values),
        StandardizationMethod.Percentile => Standardization.Percentiles(values, position),
        StandardizationMethod.NormalScore => Standardization.NormalScores(values, position),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such method."),
    };

    private static StandardizedValues[] Quantile(double[][] given)
    {
        if (given.Length == 0)
            return [];
        var normalized = QuantileNormalization.Of(given).Normalized;
        return [.. given.Select((values, expert) => new StandardizedValues(normalized[expert], Standardization.Percentiles(values).Fallback))];
    }

    private static double[] ValuesOf(Ratings ratings, int expert)
    {
        var positions = ratings.OfExpert(expert);
        double[] values = new double[positions.Length];
        for (int index = 0; index < values.Length; index++)
            values[index] = ratings.Values[positions[index]];
        return values;
    }
}
