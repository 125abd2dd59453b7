namespace ExpertReview.Scoring;

/// <summary>Checked figures, and each normalized within its group.</summary>
internal sealed class IndicatorTable
{
    private readonly Dictionary<(string Application, string Indicator), double> _figures = [];

    public IndicatorTable(IReadOnlyList<GroupedApplication> applications, IEnumerable<Indicator> indicators, IEnumerable<IndicatorFigure> figures)
    {
        Applications = [.. applications.OrderBy(one => one.Application, StringComparer.Ordinal)];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var application in Applications)
        {
            if (string.IsNullOrEmpty(application.Application) || !known.Add(application.Application))
                throw new ArgumentException($"Application \"{application.Application}\" is listed twice or has no code.", nameof(applications));
        }

        var codes = indicators.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            string place = $"Application \"{figure.Application}\", indicator \"{figure.Indicator}\"";
            if (!known.Contains(figure.Application) || !codes.Contains(figure.Indicator))
                throw new ArgumentException($"{place}: there is no such application or indicator.", nameof(figures));
            if (!double.IsFinite(figure.Value))
                throw new ArgumentException($"{place}: the figure is not a finite number.", nameof(figures));
            if (!_figures.TryAdd((figure.Application, figure.Indicator), figure.Value))
                throw new ArgumentException($"{place}: the figure is given twice.", nameof(figures));
        }
    }

    /// <summary>In ordinal order of their codes.</summary>
    public IReadOnlyList<GroupedApplication> Applications { get; }

    public double? this[string application, string indicator] =>
        _figures.TryGetValue((application, indicator), out double value) ? value : null;

    /// <summary>
    /// An indicator's figures as shares of the scale, 0 its low end and 1 its high end, by application; those without the figure are left out.
    /// </summary>
    public Dictionary<string, (double Share, StandardizationFallback Fallback)> Normalize(Indicator indicator, IndicatorNormalization normalization)
    {
        var shares = new Dictionary<string, (double, StandardizationFallback)>(StringComparer.Ordinal);
        foreach (var group in Applications.GroupBy(one => one.Group, one => one.Application, StringComparer.Ordinal))
        {
            string[] given = [.. group.Where(application => this[application, indicator.Code] is not null)];
            double sign = indicator.Direction == CriterionDirection.Benefit ? 1 : -1;
            double[] values = [.. given.Select(application => sign * this[application, indicator.Code]!.Value)];
            var standardized = Standardize(values, normalization);
            for (int index = 0; index < given.Length; index++)
                shares.Add(given[index], (standardized.Values[index], standardized.Fallback));
        }

        return shares;
    }

    private static StandardizedValues Standardize(double[] values, IndicatorNormalization normalization)
    {
        switch (normalization)
        {
            case IndicatorNormalization.Percentile:
                return Standardization.Percentiles(values);
            case IndicatorNormalization.MinMax:
                return Standardization.MinMax(values);
            case IndicatorNormalization.ZScore:
                var scores = Standardization.ZScores(values);
                return scores with { Values = [.. scores.Values.Select(z => 0.5 + z / 6)] };
            default:
                throw new ArgumentOutOfRangeException(nameof(normalization), normalization, "No such normalization.");
        }
    }
}
