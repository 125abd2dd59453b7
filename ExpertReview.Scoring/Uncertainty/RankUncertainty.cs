namespace ExpertReview.Scoring;

/// <summary>
/// How sure a ranking is: exact probabilities that one application is ahead of another and exact expected ranks, and, from joint draws of the
/// true values, rank distributions, the probability of a place and the contested zone.
/// </summary>
/// <remarks>
/// With true values u ~ N(m, Σ): P(i ahead of j) = Φ((m_i − m_j) / √(Σ_ii + Σ_jj − 2Σ_ij)); the expected rank is 1 + Σ_{j≠i} P(j ahead of i)
/// (N. M. Laird, T. A. Louis, <i>J. Educational Statistics</i> 14 (1989), 29–46). The draws take one substream for every 64, so that the number of threads
/// changes nothing. Values known to be equal take turns at being ahead.
/// </remarks>
public sealed class RankUncertainty
{
    private readonly Posterior _posterior;
    private readonly RankDistribution[] _distributions;

    private RankUncertainty(Posterior posterior, RankDistribution[] distributions, RankSummary[] applications)
    {
        (_posterior, _distributions) = (posterior, distributions);
        Applications = applications;
    }

    /// <summary>The n applications, in the order of the posterior.</summary>
    public IReadOnlyList<RankSummary> Applications { get; }

    /// <summary>Positions of the contested applications, ascending.</summary>
    public IReadOnlyList<int> ContestedZone =>
        [.. Enumerable.Range(0, Applications.Count).Where(i => Applications[i].IsContested)];

    /// <summary>Length of the shortlist that the draws are compared with.</summary>
    public int ShortlistLength => Applications.Count(application => application.OnShortlist);

    /// <summary>
    /// How many of the shortlist would be on the one made from the true values, in expectation: Σ of its members' probabilities of a place;
    /// null when no selection was given.
    /// </summary>
    public double? ExpectedOverlap { get; private init; }

    /// <summary>Computes all of it.</summary>
    /// <param name="posterior">The true values of n applications, at most 65,535.</param>
    /// <param name="options">Draws, seed, selection; null for the defaults without selection.</param>
    /// <exception cref="ArgumentException">The options do not fit each other or the posterior.</exception>
    public static RankUncertainty Of(Posterior posterior, RankUncertaintyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        options ??= new();
        Check(posterior, options);
        var rule = options.Selection ?? SelectionRule.Top(posterior.Count, 0);
        bool[] shortlist = options.Selection is null ? new bool[posterior.Count] : [.. options.Shortlist ?? rule.Shortlist(Values(posterior.Means))];

        double[] expected = ExpectedRanks.Of(posterior, rule, options.Threads);
        var draws = RankDraws.Of((_, random, values) => posterior.Draw(random, values), rule, options.Draws, options.Seed, options.Threads);
        var distributions = draws.Distributions;
        var applications = new RankSummary[posterior.Count];
        double overlap = 0;
        for (int i = 0; i < applications.Length; i++)
        {
            double? place = options.Selection is null ? null : (double)draws.Places[i] / options.Draws;
            overlap += shortlist[i] ? place!.Value : 0;
            applications[i] = new(
                posterior.Means[i],
                Math.Sqrt(posterior.Covariance(i, i)),
                expected[i],
                100 * (expected[i] - 0.5) / rule.TypeSizes[rule.TypeOf[i]],
                distributions[i].Quantile(0.5),
                distributions[i].Quantile(options.TailProbability),
                distributions[i].Quantile(1 - options.TailProbability),
                place,
                shortlist[i],
                place > options.ContestedFrom && place < 1 - options.ContestedFrom);
        }

        return new(posterior, distributions, applications) { ExpectedOverlap = options.Selection is null ? null : overlap };
    }

    /// <summary>How often an application had each rank in the draws.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    public RankDistribution DistributionOf(int application) => _distributions[application];

    /// <summary>P(one application's true value is above another's), exact.</summary>
    /// <param name="left">Position 0 … n − 1.</param>
    /// <param name="right">Position 0 … n − 1.</param>
    public double ProbabilityAhead(int left, int right) => _posterior.ProbabilityAhead(left, right);

    /// <summary>All n × n probabilities that the row's application is ahead of the column's; ½ on the diagonal.</summary>
    public double[,] ProbabilitiesAhead()
    {
        int n = Applications.Count;
        double[,] ahead = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                ahead[i, j] = _posterior.ProbabilityAhead(i, j);
        }

        return ahead;
    }

    private static void Check(Posterior posterior, RankUncertaintyOptions options)
    {
        RankDraws.Check(posterior.Count, options.Draws, options.Threads);
        if (options.Selection is { } rule && rule.Count != posterior.Count)
            throw new ArgumentException($"A selection rule for {rule.Count} applications and a posterior of {posterior.Count}.", nameof(options));
        if (options.Shortlist is { } shortlist && (options.Selection is null || shortlist.Count != posterior.Count))
            throw new ArgumentException("A shortlist needs a selection rule and a flag for each application.", nameof(options));
        if (!(options.TailProbability is > 0 and < 0.5))
            throw new ArgumentException("The tail probability is not in (0, ½).", nameof(options));
        if (!(options.ContestedFrom is >= 0 and < 0.5))
            throw new ArgumentException("The contested zone does not start in [0, ½).", nameof(options));
    }

    private static double?[] Values(ReadOnlySpan<double> means)
    {
        double?[] values = new double?[means.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = means[i];
        return values;
    }
}
