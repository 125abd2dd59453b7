namespace ExpertReview.Scoring;

/// <summary>An additive model fitted to ratings: y_ij = t_i + b_j + ε_ij, Var(ε_ij) = σ² / c_ij. Immutable.</summary>
/// <remarks>
/// t_i is the application's value in the unit of the ratings, b_j the expert's severity (positive: marks high). Within each component the severities sum
/// to 0, so values of different components stand on different scales: <see cref="Difference"/> refuses to compare them.
/// </remarks>
public abstract class AdditiveFit
{
    private readonly AdditiveSystem _system;
    private readonly double[] _inverse;
    private readonly double _severityRatio;
    private readonly double[] _values;
    private readonly double[] _effects;
    private readonly double[] _residuals;
    private readonly double[] _leverages;

    /// <param name="system">The normal equations.</param>
    /// <param name="graph">Connectivity.</param>
    /// <param name="inverse">Cov(b) / σ² on contrasts within components.</param>
    /// <param name="severityRatio">σ_b² / σ², from which the mean severity of m experts has variance σ_b² / m; 0 when it is 0 by definition.</param>
    private protected AdditiveFit(AdditiveSystem system, ReviewGraph graph, double[] inverse, double severityRatio)
    {
        (_system, Graph, _inverse, _severityRatio) = (system, graph, inverse, severityRatio);
        _effects = SeverityInverse.Effects(inverse, system.Right);
        _values = system.ApplicationValues(_effects);
        _leverages = system.Leverages(inverse);
        _residuals = new double[system.Ratings.Count];
        for (int r = 0; r < _residuals.Length; r++)
        {
            _residuals[r] = Ratings.Values[r] - _values[Ratings.ApplicationOf[r]] - _effects[Ratings.ExpertOf[r]];
            ResidualSumOfSquares += system.Weights[r] * _residuals[r] * _residuals[r];
        }
    }

    private protected AdditiveSystem System => _system;

    /// <summary>The ratings fitted.</summary>
    public Ratings Ratings => _system.Ratings;

    /// <summary>Connectivity of the design.</summary>
    public ReviewGraph Graph { get; }

    /// <summary>c, the N precision weights used.</summary>
    public ReadOnlySpan<double> Weights => _system.Weights;

    /// <summary>t, the n applications' calibrated values, in the unit of the ratings.</summary>
    public ReadOnlySpan<double> ApplicationValues => _values;

    /// <summary>b, the E experts' severities: positive = lenient, negative = severe. They sum to 0 within each component.</summary>
    public ReadOnlySpan<double> ExpertEffects => _effects;

    /// <summary>y − t − b, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>h, diagonal of the hat matrix, in [0, 1]: 1 means that the fitted value follows the rating alone.</summary>
    public ReadOnlySpan<double> Leverages => _leverages;

    /// <summary>Σ c e².</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Degrees of freedom that <see cref="ResidualDeviation"/> rests on; 0 when there are none.</summary>
    public abstract int DegreesOfFreedom { get; }

    /// <summary>σ, the standard deviation of a rating of weight 1, in the unit of the ratings.</summary>
    public abstract Measure ResidualDeviation { get; }

    /// <summary>Standard error of an application's value, the severities' uncertainty included, σ estimated.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    public Measure ApplicationStandardError(int application) =>
        Deviation(_system.ApplicationCovariance(application, application, _inverse) + LevelVariance(Graph.ComponentOfApplication(application)));

    /// <summary>Standard error of an expert's severity: of the estimate in least squares, of the prediction where experts are random.</summary>
    /// <param name="expert">Position 0 … E − 1.</param>
    public Measure ExpertStandardError(int expert) =>
        Deviation(_inverse[expert * _effects.Length + expert] + LevelVariance(Graph.ComponentOfExpert(expert)));

    /// <summary>t_left − t_right; undefined (<see cref="UndefinedReason.Disconnected"/>) across components.</summary>
    /// <param name="left">Position of one application.</param>
    /// <param name="right">Position of the other.</param>
    public Measure Difference(int left, int right) => Comparable(left, right)
        ? Measure.Of(_values[left] - _values[right])
        : Measure.Undefined(UndefinedReason.Disconnected);

    /// <summary>Standard error of <see cref="Difference"/>; undefined as the difference is, and without degrees of freedom.</summary>
    /// <param name="left">Position of one application.</param>
    /// <param name="right">Position of the other.</param>
    public Measure DifferenceStandardError(int left, int right) => !Comparable(left, right)
        ? Measure.Undefined(UndefinedReason.Disconnected)
        : left == right ? Measure.Of(0) : Deviation(
            _system.ApplicationCovariance(left, left, _inverse) + _system.ApplicationCovariance(right, right, _inverse)
            - 2 * _system.ApplicationCovariance(left, right, _inverse));

    /// <summary>√(Σ e² / n_j) over an expert's ratings, unweighted: how far the expert's marks are from what the model expects.</summary>
    /// <param name="expert">Position 0 … E − 1.</param>
    public double ExpertRootMeanSquare(int expert)
    {
        var own = Ratings.OfExpert(expert);
        double squares = 0;
        foreach (int r in own)
            squares += _residuals[r] * _residuals[r];
        return Math.Sqrt(squares / own.Length);
    }

    /// <summary>Residuals and leverages, as <see cref="ReliabilityWeights"/> takes them.</summary>
    public FittedResiduals AsResiduals() => new(_residuals, _leverages);

    /// <summary>Cov(t_left, t_right); σ must be defined.</summary>
    internal double ApplicationCovariance(int left, int right)
    {
        double sigma = ResidualDeviation.Value!.Value;
        double level = Comparable(left, right) ? LevelVariance(Graph.ComponentOfApplication(left)) : 0;
        return sigma * sigma * (_system.ApplicationCovariance(left, right, _inverse) + level);
    }

    /// <summary>Cov(t_application, t_l) for the first applications l, as many as there are places; σ must be defined.</summary>
    internal void ApplicationCovariances(int application, Span<double> row)
    {
        double sigma = ResidualDeviation.Value!.Value;
        double level = LevelVariance(Graph.ComponentOfApplication(application));
        _system.ApplicationCovariances(application, _inverse, row);
        for (int other = 0; other < row.Length; other++)
            row[other] = sigma * sigma * (row[other] + (Comparable(application, other) ? level : 0));
    }

    private double LevelVariance(int component) => _severityRatio / Graph.Components[component].Experts.Count;

    private bool Comparable(int left, int right) => Graph.ComponentOfApplication(left) == Graph.ComponentOfApplication(right);

    private Measure Deviation(double variance) => ResidualDeviation is { Value: { } sigma }
        ? Measure.Of(sigma * Math.Sqrt(Math.Max(0, variance)))
        : Measure.Undefined(ResidualDeviation.Reason!.Value);
}
