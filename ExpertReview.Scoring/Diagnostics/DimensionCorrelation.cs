namespace ExpertReview.Scoring;

/// <summary>The mean correlation between dimensions over one expert's reviews, with a jackknife error.</summary>
internal static class DimensionCorrelation
{
    /// <summary>The correlation of n × D residuals; undefined with fewer than two dimensions or <paramref name="fewest"/>
    /// reviews.</summary>
    public static PooledCorrelation.Item Of(double[][] residuals, int dimensions, int fewest)
    {
        int n = residuals.Length;
        if (dimensions < 2 || n < fewest)
            return new(Measure.Undefined(UndefinedReason.TooFewValues), null, n);
        if (Mean(residuals, dimensions) is not { } mean)
            return new(Measure.Undefined(UndefinedReason.NoVariation), null, n);

        var value = Measure.Of(mean);
        double[] leftOut = new double[n];
        for (int left = 0; left < n; left++)
        {
            // without this one review a dimension is constant or a correlation perfect: no error can be told
            if (Mean([.. residuals.Where((_, review) => review != left)], dimensions) is not { } one || Math.Abs(one) >= 1)
                return new(value, null, n);
            leftOut[left] = Math.Atanh(one);
        }

        return new(value, Math.Sqrt((n - 1.0) * (n - 1) / n * SampleVariance.Of(leftOut)), n);
    }

    /// <summary>The mean over pairs of dimensions; null when a dimension does not vary.</summary>
    private static double? Mean(double[][] residuals, int dimensions)
    {
        double[][] columns =
            [.. Enumerable.Range(0, dimensions).Select(dimension => residuals.Select(review => review[dimension]).ToArray())];
        double sum = 0;
        for (int left = 1; left < dimensions; left++)
        {
            for (int right = 0; right < left; right++)
            {
                if (Correlation.Pearson(columns[left], columns[right]).Value is not { } one)
                    return null;
                sum += one;
            }
        }

        return sum / (dimensions * (dimensions - 1) / 2);
    }
}
