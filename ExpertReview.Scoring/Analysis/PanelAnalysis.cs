namespace ExpertReview.Scoring;

/// <summary>
/// Everything that can be said of a panel's marks: the official ranking, the calibrated one beside it, how sure each place is, what other methods would do, how
/// far the experts agree and how each of them marks.
/// </summary>
/// <remarks>
/// The default pipeline: checked marks → weighted totals → design → one spread → severities → weights by consistency → posterior → chances of a
/// place, rank intervals, contested zone → sensitivities → where one more review helps. <see cref="Run(Panel, int?)"/> does it all in one line; each piece is public on its
/// own. The same panel, options and seed give the same figures whatever the order of the marks, the culture or the number of threads.
/// </remarks>
public sealed class PanelAnalysis
{
    private readonly Dictionary<string, int> _positions;

    private PanelAnalysis(Panel panel, PanelAnalysisOptions options)
    {
        Options = options;
        Totals = PanelTotals.Of(panel, options.Rules).Of(options.Candidates.Select(candidate => candidate.Application));
        _positions = Totals.Applications.Select((code, i) => (code, i)).ToDictionary(one => one.code, one => one.i, StringComparer.Ordinal);
        Design = ReviewGraph.Of(Totals);
        Calibration = PanelCalibration.TryOf(Totals, options.Calibration, out var calibration, out var reason) ? calibration : null;
        NotCalibrated = reason;
        Official = Ranking.Of(panel, options.Rules, options.Candidates, OfficialTotals());

        var rows = Official.Types.SelectMany(type => type.Rows).ToDictionary(row => row.Candidate.Application, StringComparer.Ordinal);
        RankingRow[] official = [.. options.Candidates.Select(candidate => rows[candidate.Application])];
        DisconnectedTypes = Comparability.DisconnectedTypes(options.Candidates, _positions, Design);
        Certainty = Calibration is null ? null : CertaintyOf(Calibration, rows);
        Methods = new MethodComparison(options, Totals, Design, Calibration, NotCalibrated, official).Outcomes();
        Applications = [.. official.Select(ApplicationOf)];
        Weights = EffectiveWeights.Of(options.Rules.Dimensions, MeansByDimension(panel));
    }

    /// <summary>What it was analyzed by.</summary>
    public PanelAnalysisOptions Options { get; }

    /// <summary>The experts' totals of complete sheets, of candidates only.</summary>
    public Ratings Totals { get; }

    /// <summary>Who is linked with whom: what the design of the reviews allows to compare.</summary>
    public ReviewGraph Design { get; }

    /// <summary>Types that fall into parts without a common expert, in ordinal order: nothing calibrated is compared in them.</summary>
    public IReadOnlyList<string> DisconnectedTypes { get; }

    /// <summary>The official ranking.</summary>
    public RankingResult Official { get; }

    /// <summary>The calibration; null when these marks cannot be calibrated.</summary>
    public PanelCalibration? Calibration { get; }

    /// <summary>Why there is no calibration; null when there is one.</summary>
    public UndefinedReason? NotCalibrated { get; }

    /// <summary>Ranks drawn from the posterior, over the applications of <see cref="Totals"/> in their order; null without a calibration.</summary>
    public RankUncertainty? Certainty { get; }

    /// <summary>All candidates, in the order given.</summary>
    public IReadOnlyList<AnalyzedApplication> Applications { get; }

    /// <summary>What each method would have made of the marks, in the order of <see cref="ComparedMethod"/>.</summary>
    public IReadOnlyList<MethodOutcome> Methods { get; }

    /// <summary>Announced and effective weights of the dimensions.</summary>
    public EffectiveWeights Weights { get; }

    /// <summary>Analyzes a panel as one type with equal weights and the mean.</summary>
    /// <param name="panel">The marks; at least one.</param>
    /// <param name="places">Places; null = no cut line.</param>
    /// <exception cref="ArgumentException">The panel holds no mark.</exception>
    public static PanelAnalysis Run(Panel panel, int? places = null) => Run(panel, PanelAnalysisOptions.Plain(panel, places));

    /// <summary>Analyzes a panel.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="options">Rules, candidates and choices.</param>
    /// <exception cref="ArgumentException">The rules have a problem, a candidate is given twice, or topics are given and an application has none.</exception>
    public static PanelAnalysis Run(Panel panel, PanelAnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(options);
        return new(panel, options);
    }

    private IReadOnlyDictionary<string, Fraction>? OfficialTotals() =>
        !Options.OfficialIsCalibrated ? null
        : Calibration is null ? new Dictionary<string, Fraction>()
        : CalibratedTotals.Of(Calibration, Options.Candidates);

    private RankUncertainty CertaintyOf(PanelCalibration calibration, Dictionary<string, RankingRow> rows)
    {
        var byCode = Options.Candidates.ToDictionary(candidate => candidate.Application, StringComparer.Ordinal);
        return RankUncertainty.Of(calibration.Posterior, new()
        {
            Draws = Options.Draws,
            Seed = Options.Seed,
            Selection = SelectionRule.Of(Options.Rules, [.. Totals.Applications.Select(application => byCode[application])]),
            Shortlist = [.. Totals.Applications.Select(application => rows[application].Placement is Placement.Inside or Placement.InsideTied)],
        });
    }

    private AnalyzedApplication ApplicationOf(RankingRow row, int candidate)
    {
        bool isRated = _positions.TryGetValue(row.Candidate.Application, out int position);
        bool isComparable = isRated && Calibration is not null && !DisconnectedTypes.Contains(row.Candidate.Type);
        return new()
        {
            Candidate = row.Candidate,
            Official = row,
            Reviews = isRated ? Totals.ValuesOf(position).Length : 0,
            RankWithoutExtremes = Methods[(int)ComparedMethod.WithoutExtremes].Ranks[candidate],
            Calibrated = isRated ? Calibration?.Applications[position] : null,
            CalibratedRank = Methods[(int)ComparedMethod.Calibrated].Ranks[candidate],
            Certainty = isComparable ? Certainty!.Applications[position] : null,
            Disagreement = isRated ? Spread.StandardDeviation(Totals.ValuesOf(position)) : Measure.Undefined(UndefinedReason.TooFewValues),
        };
    }

    private double[][] MeansByDimension(Panel panel)
    {
        Ratings[] dimensions =
        [
            .. Options.Rules.Dimensions.Select(one =>
                PanelTotals.OfDimension(panel, Options.Rules, one.Dimension).Of(Options.Candidates.Select(candidate => candidate.Application))),
        ];
        return [.. Totals.Applications.Select((_, i) => dimensions.Select(dimension => Location.Mean(dimension.ValuesOf(i)).Value!.Value).ToArray())];
    }
}
