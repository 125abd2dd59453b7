namespace ExpertReview.Scoring;

/// <summary>Ranks the candidates by every method and says who changes sides of the cut line.</summary>
internal sealed class MethodComparison
{
    private readonly PanelAnalysisOptions _options;
    private readonly Ratings _totals;
    private readonly PanelCalibration? _calibration;
    private readonly UndefinedReason? _notCalibrated;
    private readonly ReviewGraph _graph;
    private readonly Dictionary<string, int> _positions;
    private readonly RankingRow[] _official;

    /// <param name="options">The analysis's options.</param>
    /// <param name="totals">The candidates' complete totals.</param>
    /// <param name="graph">Connectivity of these.</param>
    /// <param name="calibration">The calibration; null when undefined.</param>
    /// <param name="notCalibrated">Why it is undefined.</param>
    /// <param name="official">The official rows, in the order of the candidates.</param>
    public MethodComparison(
        PanelAnalysisOptions options, Ratings totals, ReviewGraph graph, PanelCalibration? calibration, UndefinedReason? notCalibrated, RankingRow[] official)
    {
        (_options, _totals, _graph, _calibration, _notCalibrated, _official) = (options, totals, graph, calibration, notCalibrated, official);
        _positions = totals.Positions();
    }

    public IReadOnlyList<MethodOutcome> Outcomes() => [.. Enum.GetValues<ComparedMethod>().Select(Outcome)];

    private MethodOutcome Outcome(ComparedMethod method)
    {
        var ofRated = Scores(method);
        Measure[] scores =
        [
            .. _options.Candidates.Select(candidate =>
                _positions.TryGetValue(candidate.Application, out int i) ? ofRated[i] : Measure.Undefined(UndefinedReason.TooFewValues)),
        ];
        if (LinksExperts(method))
            WithholdDisconnectedTypes(scores);

        var inside = Inside(method, scores);
        return new(
            method, scores, RanksWithinTypes(scores),
            [.. Changed((officially, now) => now && !officially)],
            [.. Changed((officially, now) => officially && !now)],
            Agreement(scores));

        IEnumerable<string> Changed(Func<bool, bool, bool> differs) => _official
            .Where((row, c) => scores[c].Value is not null && differs(row.Placement is Placement.Inside or Placement.InsideTied, inside[c]))
            .Select(row => row.Candidate.Application);
    }

    /// <summary>n scores in the order of the rated applications.</summary>
    private IReadOnlyList<Measure> Scores(ComparedMethod method) => method switch
    {
        ComparedMethod.RawMean => LocationEstimator.Mean.PerApplication(_totals),
        ComparedMethod.WithoutExtremes => LocationEstimator.MeanWithoutExtremes.PerApplication(_totals),
        ComparedMethod.Median => LocationEstimator.Median.PerApplication(_totals),
        ComparedMethod.ZScore => Standardized(StandardizationMethod.ZScore),
        ComparedMethod.Percentile => Standardized(StandardizationMethod.Percentile),
        ComparedMethod.LeastSquares => [.. LeastSquares.Fit(_totals).ApplicationValues.ToArray().Select(Measure.Of)],
        ComparedMethod.CrossedEffects => CrossedEffects.TryFit(_totals, null, out var fit, out var reason)
            ? [.. fit.TrueValues.ToArray().Select(Measure.Of)]
            : Nothing(reason!.Value),
        ComparedMethod.Calibrated => _calibration is { } calibration
            ? [.. calibration.Applications.Select(application => Measure.Of(application.Score))]
            : Nothing(_notCalibrated!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method."),
    };

    private IReadOnlyList<Measure> Standardized(StandardizationMethod method) =>
        LocationEstimator.Mean.PerApplication(ExpertStandardization.Of(_totals, method).Ratings);

    private Measure[] Nothing(UndefinedReason reason) => [.. _totals.Applications.Select(_ => Measure.Undefined(reason))];

    /// <summary>Methods that compare experts through the applications they share.</summary>
    private static bool LinksExperts(ComparedMethod method) =>
        method is ComparedMethod.LeastSquares or ComparedMethod.CrossedEffects or ComparedMethod.Calibrated;

    private void WithholdDisconnectedTypes(Measure[] scores)
    {
        foreach (string type in Comparability.DisconnectedTypes(_options.Candidates, _positions, _graph))
        {
            for (int c = 0; c < scores.Length; c++)
            {
                if (_options.Candidates[c].Type == type)
                    scores[c] = Measure.Undefined(UndefinedReason.Disconnected);
            }
        }
    }

    private bool[] Inside(ComparedMethod method, Measure[] scores)
    {
        // A minimum total is in points: it says nothing about z-scores and percentiles.
        var rules = method is ComparedMethod.ZScore or ComparedMethod.Percentile
            ? _options.Rules with { MinimumTotal = null, MinimumTotalByType = new Dictionary<string, decimal?>() }
            : _options.Rules;
        return SelectionRule.Of(rules, _options.Candidates).Shortlist([.. scores.Select(score => score.Value)]);
    }

    private int?[] RanksWithinTypes(Measure[] scores)
    {
        int?[] ranks = new int?[scores.Length];
        foreach (var type in Enumerable.Range(0, scores.Length).Where(c => scores[c].Value is not null).GroupBy(c => _options.Candidates[c].Type))
        {
            int[] members = [.. type];
            var own = Ranks.Competition([.. members.Select(c => scores[c].Value!.Value)], Ranks.UsualTolerance);
            for (int index = 0; index < members.Length; index++)
                ranks[members[index]] = own[index];
        }

        return ranks;
    }

    private Measure Agreement(Measure[] scores)
    {
        int[] both = [.. Enumerable.Range(0, scores.Length).Where(c => scores[c].Value is not null && _official[c].Total is not null)];
        return Correlation.KendallTauB(
            [.. both.Select(c => (double)_official[c].Total!.Value.ToDecimal())], [.. both.Select(c => scores[c].Value!.Value)]);
    }
}
