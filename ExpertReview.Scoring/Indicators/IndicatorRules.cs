namespace ExpertReview.Scoring;

/// <summary>How applications' own figures become scores, as a ruleset states it.</summary>
public sealed record IndicatorRules
{
    /// <summary>The dimensions that have indicators; at least one.</summary>
    public required IReadOnlyList<IndicatorDimension> Dimensions { get; init; }

    /// <summary>How figures become comparable within a group.</summary>
    public IndicatorNormalization Normalization { get; init; } = IndicatorNormalization.Percentile;

    /// <summary>
    /// The least share of a dimension's weight that an application's figures must cover, in [0, 1]. The score is then that of the figures
    /// present; with less there is none. A missing figure never counts as 0.
    /// </summary>
    public double LeastWeightShare { get; init; } = 0.5;

    /// <summary>The low end of the scale, in points.</summary>
    public double Lowest { get; init; }

    /// <summary>The high end of the scale, in points; more than <see cref="Lowest"/>.</summary>
    public double Highest { get; init; } = 100;

    /// <exception cref="ArgumentException">The rules contradict themselves; the message names the dimension.</exception>
    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Dimensions);
        if (Dimensions.Count == 0)
            throw new ArgumentException("The rules have no dimension.");
        if (!(double.IsFinite(Lowest) && double.IsFinite(Highest) && Lowest < Highest))
            throw new ArgumentException("The scale's low end must be below its high end.");
        if (!(LeastWeightShare is >= 0 and <= 1))
            throw new ArgumentException("The least share of weight must be in [0, 1].");
        if (Repeated(Dimensions.Select(dimension => dimension.Code)) is { } dimensionCode)
            throw new ArgumentException($"Dimension \"{dimensionCode}\" is listed twice.");
        if (Repeated(Dimensions.SelectMany(dimension => dimension.Indicators).Select(indicator => indicator.Code)) is { } code)
            throw new ArgumentException($"Indicator \"{code}\" is listed twice.");
        foreach (var dimension in Dimensions)
        {
            if (dimension.Indicators.Count == 0)
                throw new ArgumentException($"Dimension \"{dimension.Code}\" has no indicator.");
            if (dimension.Weighting.Stated is { } weights && weights.Count != dimension.Indicators.Count)
                throw new ArgumentException($"Dimension \"{dimension.Code}\" has {weights.Count} weights for {dimension.Indicators.Count} indicators.");
        }
    }

    private static string? Repeated(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
}
