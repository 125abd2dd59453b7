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
    private readonly Dictionary<string, RankingRow> _official;
    private readonly Lazy<PanelAgreement> _agreement;
    private readonly Lazy<DiagnosticReport> _diagnostics;
    private readonly Lazy<IReadOnlyList<PlannedReview>> _moreReviews;
    private readonly Lazy<CutLineSensitivity?> _weightSensitivity;
    private readonly Lazy<AcceptabilityAnalysis> _acceptability;
    private readonly Lazy<LeaveOneExpertOut?> _withoutExperts;

    private PanelAnalysis(Panel panel, PanelAnalysisOptions options)
    {
        Options = options;
        var own = panel.Of(options.Candidates.Select(candidate => candidate.Application));
        Totals = PanelTotals.Of(own, options.Rules);
        _positions = Totals.Positions();
        Design = ReviewGraph.Of(Totals);
        Calibration = PanelCalibration.TryOf(Totals, options.Calibration, out var calibration, out var reason) ? calibration : null;
        NotCalibrated = reason;
        Official = options.Official ?? Ranking.Of(panel, options.Rules, options.Candidates, OfficialTotals());

        _official = Official.Types.SelectMany(type => type.Rows).ToDictionary(row => row.Candidate.Application, StringComparer.Ordinal);
        if (options.Candidates.FirstOrDefault(candidate => !_official.ContainsKey(candidate.Application)) is { } missing)
            throw new ArgumentException($"The official ranking has no row for application \"{missing.Application}\".", nameof(options));
        RankingRow[] official = [.. options.Candidates.Select(candidate => _official[candidate.Application])];
        DisconnectedTypes = Comparability.DisconnectedTypes(options.Candidates, _positions, Design);
        Certainty = Calibration is null ? null : CertaintyOf(Calibration);
        Methods = new MethodComparison(options, Totals, Design, Calibration, NotCalibrated, official).Outcomes();
        Applications = [.. official.Select(ApplicationOf)];
        double[][] means = MeansByDimension(own);
        Weights = EffectiveWeights.Of(options.Rules.Dimensions, means);
        _agreement = new(() => PanelAgreement.Of(Totals, options.Seed));
        _diagnostics = new(() => Diagnose(own));
        _moreReviews = new(PlanReviews);
        _weightSensitivity = new(() => Scoring.WeightSensitivity.OfCutLine(Table(means), Weights.Nominal, Shortlist(), Selection().TypeOf));
        _acceptability = new(() => AcceptabilityAnalysis.Of(
            Table(means), new() { Weights = Weights.Nominal, Seed = options.Seed, Draws = options.Draws, Selection = Selection() }));
        _withoutExperts = new(LeaveOut);
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

    /// <summary>
    /// Ranks drawn from the posterior, over the applications of <see cref="Totals"/> in their order; null without a calibration. Those of
    /// <see cref="DisconnectedTypes"/> mean nothing: <see cref="AnalyzedApplication.Certainty"/> leaves them out.
    /// </summary>
    public RankUncertainty? Certainty { get; }

    /// <summary>All candidates, in the order given.</summary>
    public IReadOnlyList<AnalyzedApplication> Applications { get; }

    /// <summary>What each method would have made of the marks, in the order of <see cref="ComparedMethod"/>.</summary>
    public IReadOnlyList<MethodOutcome> Methods { get; }

    /// <summary>Announced and effective weights of the dimensions.</summary>
    public EffectiveWeights Weights { get; }

    /// <summary>How far the experts agree. Computed when first asked for, like all that follows.</summary>
    public PanelAgreement Agreement => _agreement.Value;

    /// <summary>How each expert marks, from an unweighted fit with fixed applications.</summary>
    public DiagnosticReport Diagnostics => _diagnostics.Value;

    /// <summary>
    /// The reviews, up to <see cref="PanelAnalysisOptions.MoreReviews"/>, that would help most to tell who deserves a place, best first; positions are those
    /// of <see cref="Totals"/>. None without a calibration, or when no review can change anything.
    /// </summary>
    public IReadOnlyList<PlannedReview> MoreReviews => _moreReviews.Value;

    /// <summary>
    /// The smallest change of the announced weights after which an application outside would tie with one inside, by mean marks; positions are
    /// those of <see cref="Totals"/>. Null when no change of weights does.
    /// </summary>
    public CutLineSensitivity? WeightSensitivity => _weightSensitivity.Value;

    /// <summary>Chances of ranks and places when the weights vary at random about the announced ones, by mean marks; positions as above.</summary>
    public AcceptabilityAnalysis Acceptability => _acceptability.Value;

    /// <summary>
    /// The calibrated ranking without each expert, scales, weights and variances kept; positions as above. A type that nothing holds together, or nothing
    /// but this expert, has no ranks. Null without a calibration.
    /// </summary>
    public LeaveOneExpertOut? WithoutExperts => _withoutExperts.Value;

    /// <summary>Analyzes a panel as one type with equal weights and the mean.</summary>
    /// <param name="panel">The marks; at least one.</param>
    /// <param name="places">Places; null = no cut line.</param>
    /// <exception cref="ArgumentException">The panel holds no mark.</exception>
    public static PanelAnalysis Run(Panel panel, int? places = null) => Run(panel, PanelAnalysisOptions.Plain(panel, places));

    /// <summary>Analyzes a panel.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="options">Rules, candidates and choices.</param>
    /// <exception cref="ArgumentException">
    /// The rules have a problem, a candidate is given twice or is missing in the official ranking given, or topics are given and an application has none.
    /// </exception>
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

    private RankUncertainty CertaintyOf(PanelCalibration calibration) => RankUncertainty.Of(calibration.Posterior, new()
    {
        Draws = Options.Draws,
        Seed = Options.Seed,
        Selection = Selection(),
        Shortlist = Shortlist(),
    });

    /// <summary>The cut line over the applications of <see cref="Totals"/>.</summary>
    private SelectionRule Selection() => SelectionRule.Of(Options.Rules, [.. Totals.Applications.Select(application => _official[application].Candidate)]);

    /// <summary>Who officially has a place, over the applications of <see cref="Totals"/>.</summary>
    private bool[] Shortlist() =>
        [.. Totals.Applications.Select(application => _official[application].Placement is Placement.Inside or Placement.InsideTied)];

    private DiagnosticReport Diagnose(Panel panel) => ExpertDiagnostics.Of(FittedPanel.Of(ApplicationFixed.Fit(Totals)), panel, new()
    {
        Ranges = Options.Ranges,
        Scale = Scale(),
        Order = Options.ReviewOrder,
        Groups = Options.Groups ?? Options.Candidates.Where(candidate => candidate.Group is not null)
            .ToDictionary(candidate => candidate.Application, candidate => candidate.Group!, StringComparer.Ordinal),
    });

    /// <summary>The least and the greatest total that the ranges allow.</summary>
    private (double Lowest, double Highest)? Scale() => Options.Ranges is not { } ranges ? null : (
        (double)Options.Rules.Dimensions.Sum(one => one.Weight * ranges[one.Dimension].Lowest) / Options.Rules.WholeWeight,
        (double)Options.Rules.Dimensions.Sum(one => one.Weight * ranges[one.Dimension].Highest) / Options.Rules.WholeWeight);

    private IReadOnlyList<PlannedReview> PlanReviews() => Calibration is null
        ? []
        // A review by an expert whose severity is known: the residual variance alone.
        : [.. ReviewPlan.Of(Calibration.Posterior, Selection(), Calibration.Crossed.ResidualVariance, Options.MoreReviews)
            .Where(review => !DisconnectedTypes.Contains(_official[Totals.Applications[review.Application]].Candidate.Type))];

    private LeaveOneExpertOut? LeaveOut()
    {
        if (Calibration is not { } calibration)
            return null;
        var removal = new ExpertRemoval(calibration);
        return LeaveOneExpertOut.Of(
            Totals.Experts,
            Comparable([.. calibration.Applications.Select(application => (double?)application.Score)], DisconnectedTypes),
            expert => Comparable(removal.ScoresWithout(expert), DisconnectedTypesWithout(expert)),
            Selection());
    }

    /// <summary>Types that fall apart without an expert; only one who holds parts together can make more of them.</summary>
    private IReadOnlyList<string> DisconnectedTypesWithout(int expert)
    {
        if (!Design.Articulations.Contains(expert))
            return DisconnectedTypes;
        var rest = Totals.WithoutExpert(expert);
        return Comparability.DisconnectedTypes(Options.Candidates, rest.Positions(), ReviewGraph.Of(rest));
    }

    /// <summary>The scores without those of types in which nothing can be compared.</summary>
    private double?[] Comparable(double?[] scores, IReadOnlyList<string> disconnected) => disconnected.Count == 0
        ? scores
        : [.. scores.Select((score, i) => disconnected.Contains(_official[Totals.Applications[i]].Candidate.Type) ? null : score)];

    private static double[,] Table(double[][] rows)
    {
        double[,] table = new double[rows.Length, rows.Length == 0 ? 0 : rows[0].Length];
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int d = 0; d < table.GetLength(1); d++)
                table[i, d] = rows[i][d];
        }

        return table;
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

    /// <summary>Mean marks of the complete sheets, n × D, over the applications of <see cref="Totals"/>.</summary>
    private double[][] MeansByDimension(Panel panel)
    {
        string[] dimensions = [.. Options.Rules.Dimensions.Select(one => one.Dimension)];
        return [.. Totals.Applications.Select(application =>
        {
            Sheet[] sheets = [.. PanelTotals.Complete(panel.SheetsOf(application), Options.Rules)];
            return dimensions.Select(dimension => (double)(sheets.Sum(sheet => sheet.Points[dimension]) / sheets.Length)).ToArray();
        })];
    }
}
