namespace ExpertReview.Scoring;

/// <summary>Cronbach's α: how well the sum of the experts' marks would repeat with other experts of the kind, severity aside.</summary>
/// <remarks>
/// Experts who give every application the same mark carry no information and are left out, as R's psych does; with them α
/// would be the smaller <see cref="IntraclassCorrelations.ConsistencyAverage"/>. Cronbach, Psychometrika 16 (1951), 297–334.
/// </remarks>
/// <param name="Raw">k/(k − 1) · (1 − Σ s_j² / s²), with s_j² expert j's variance and s² that of the sums.</param>
/// <param name="Standardized">k r̄ / (1 + (k − 1) r̄), with r̄ the mean Pearson correlation of pairs.</param>
/// <param name="LeftOut">Codes of the experts with a constant mark, in ordinal order.</param>
public sealed record CronbachAlpha(Measure Raw, Measure Standardized, IReadOnlyList<string> LeftOut)
{
    /// <summary>Computes α from a complete table.</summary>
    /// <param name="ratings">Every expert's rating of every application.</param>
    /// <returns>Undefined with a missing rating, and with fewer than two experts whose marks vary.</returns>
    public static CronbachAlpha Of(Ratings ratings)
    {
        var (table, missing) = CompleteTable.Of(ratings);
        if (table is null)
            return new(Measure.Undefined(missing!.Value), Measure.Undefined(missing.Value), []);

        double[][] columns = [.. Enumerable.Range(0, table.Experts).Select(table.Column)];
        double[][] varying = [.. columns.Where(column => column.Any(mark => mark != column[0]))];
        string[] leftOut = [.. ratings.Experts.Where((_, expert) => !varying.Contains(columns[expert]))];
        if (varying.Length < 2)
        {
            var none = Measure.Undefined(UndefinedReason.NoVariation);
            return new(none, none, leftOut);
        }

        return new(RawOf(varying), StandardizedOf(varying), leftOut);
    }

    private static Measure RawOf(double[][] columns)
    {
        double k = columns.Length;
        double[] sums = [.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Sum(column => column[row]))];
        double ofSums = SampleVariance.Of(sums);
        return ofSums == 0
            ? Measure.Undefined(UndefinedReason.NoVariation)
            : Measure.Of(k / (k - 1) * (1 - columns.Sum(column => SampleVariance.Of(column)) / ofSums));
    }

    private static Measure StandardizedOf(double[][] columns)
    {
        double k = columns.Length;
        var correlations =
            from left in Enumerable.Range(0, columns.Length)
            from right in Enumerable.Range(left + 1, columns.Length - left - 1)
            select Correlation.Pearson(columns[left], columns[right]).Value!.Value;
        double mean = correlations.Average();
        double below = 1 + (k - 1) * mean;
        return below <= 1e-12 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(k * mean / below);
    }
}
