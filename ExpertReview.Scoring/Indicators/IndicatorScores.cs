namespace ExpertReview.Scoring;

/// <summary>Scores from the applications' own figures, per application and dimension, to stand beside the experts' marks or be blended with them.</summary>
/// <remarks>
/// Each figure is normalized among the applications of the same group that give it, with its direction, onto the rules' scale; the score is
/// the weighted mean of the figures that are present. Figures are self-reported sizes more often than merits, so show the parts with the
/// score.
/// </remarks>
public sealed class IndicatorScores
{
    private readonly Dictionary<(string Application, string Dimension), IndicatorScore> _byPlace;

    private IndicatorScores(IReadOnlyList<IndicatorScore> all, IReadOnlyList<IndicatorDimensionWeights> weights)
    {
        (All, Weights) = (all, weights);
        _byPlace = all.ToDictionary(score => (score.Application, score.Dimension));
    }

    /// <summary>All scores, in ordinal order of application, then in the rules' order of dimensions.</summary>
    public IReadOnlyList<IndicatorScore> All { get; }

    /// <summary>The weights used, one entry per dimension in the rules' order.</summary>
    public IReadOnlyList<IndicatorDimensionWeights> Weights { get; }

    /// <summary>The score of one application in one dimension.</summary>
    /// <param name="application">The application's code.</param>
    /// <param name="dimension">The dimension's code.</param>
    /// <exception cref="KeyNotFoundException">There is no such application or dimension.</exception>
    public IndicatorScore this[string application, string dimension] => _byPlace[(application, dimension)];

    /// <summary>Makes scores of figures.</summary>
    /// <param name="applications">All applications with their groups, in any order.</param>
    /// <param name="figures">The figures that were given, in any order; a missing one is simply not there.</param>
    /// <param name="rules">How they become scores.</param>
    /// <exception cref="ArgumentException">
    /// The rules contradict themselves, an application is listed twice, or a figure is unknown, repeated or not finite; the message names the
    /// place.
    /// </exception>
    public static IndicatorScores Of(
        IReadOnlyList<GroupedApplication> applications, IEnumerable<IndicatorFigure> figures, IndicatorRules rules)
    {
        ArgumentNullException.ThrowIfNull(applications);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(rules);
        rules.Check();
        var table = new IndicatorTable(applications, rules.Dimensions.SelectMany(dimension => dimension.Indicators), figures);
        IndicatorDimensionWeights[] weights = [.. rules.Dimensions.Select(dimension => IndicatorDataWeights.Of(dimension, table))];
        IndicatorScore[][] columns = [.. rules.Dimensions.Zip(weights, (dimension, own) => Column(dimension, own.Weights, table, rules))];
        return new([.. Enumerable.Range(0, table.Applications.Count).SelectMany(row => columns.Select(column => column[row]))], weights);
    }

    /// <summary>The scores of every application in one dimension.</summary>
    private static IndicatorScore[] Column(IndicatorDimension dimension, IReadOnlyList<double> weights, IndicatorTable table, IndicatorRules rules)
    {
        var shares = dimension.Indicators.Select(indicator => table.Normalize(indicator, rules.Normalization)).ToArray();
        return
        [
            .. table.Applications.Select(application =>
            {
                IndicatorPart[] parts =
                [
                    .. dimension.Indicators.Select((indicator, index) =>
                        Part(application.Application, indicator, shares[index], weights[index], table, rules)),
                ];
                var score = WeightedComposite.Of([.. parts.Select(part => part.Points)], weights, rules.LeastWeightShare);
                double covered = Math.Min(1, WeightVector.Sum([.. parts.Where(part => part.Points is not null).Select(part => part.Weight)]));
                return new IndicatorScore(application.Application, application.Group, dimension.Code, score, covered, parts);
            }),
        ];
    }

    private static IndicatorPart Part(
        string application,
        Indicator indicator,
        Dictionary<string, (double Share, StandardizationFallback Fallback)> shares,
        double weight,
        IndicatorTable table,
        IndicatorRules rules) =>
        shares.TryGetValue(application, out var normalized)
            ? new(
                indicator.Code,
                table[application, indicator.Code],
                rules.Lowest + normalized.Share * (rules.Highest - rules.Lowest),
                weight,
                normalized.Fallback)
            : new(indicator.Code, null, null, weight, StandardizationFallback.None);
}
