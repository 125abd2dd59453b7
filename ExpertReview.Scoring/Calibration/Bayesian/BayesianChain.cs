namespace ExpertReview.Scoring;

/// <summary>One chain of <see cref="BayesianCalibration"/>: every unknown is drawn in turn from its distribution given the others.</summary>
internal sealed class BayesianChain
{
    /// <summary>Degrees of freedom with which the experts' error variances keep to the common one.</summary>
    private const double VarianceFreedom = 8;

    /// <summary>Inverse gamma prior of τ_b² and τ_a², on ratings of deviation 1.</summary>
    private const double PriorShape = 0.5, PriorRate = 0.005;

    private readonly Ratings _ratings;
    private readonly RandomSource _random;
    private readonly BayesianCalibrationOptions _options;
    private readonly double _mean;
    private readonly double _unit;
    private readonly double[] _y;
    private readonly double[] _qualities;
    private readonly double[] _intercepts;
    private readonly double[] _slopes;
    private readonly double[] _variances;
    private double _typicalIntercept, _interceptVariance = 0.25, _typicalSlope = 1, _slopeVariance = 0.05, _typicalVariance = 0.5;

    public BayesianChain(Ratings ratings, RandomSource random, BayesianCalibrationOptions options)
    {
        (_ratings, _random, _options) = (ratings, random, options);
        int n = ratings.Applications.Count, experts = ratings.Experts.Count;
        foreach (double value in ratings.Values)
            _mean += value / ratings.Count;
        foreach (double value in ratings.Values)
            _unit += (value - _mean) * (value - _mean) / ratings.Count;
        _unit = Math.Sqrt(_unit);
        _y = new double[ratings.Count];
        for (int r = 0; r < _y.Length; r++)
            _y[r] = (ratings.Values[r] - _mean) / _unit;
        (_qualities, _intercepts, _slopes, _variances) = (new double[n], new double[experts], new double[experts], new double[experts]);

        // Chains start apart, so that their agreement means something.
        for (int expert = 0; expert < experts; expert++)
            (_intercepts[expert], _slopes[expert], _variances[expert]) = (random.NextNormal() / 2, 0.5 + random.NextUniform(), 0.25 + random.NextUniform());
        Values = new double[n][];
        for (int application = 0; application < n; application++)
            Values[application] = new double[options.Draws];
        (Severities, Scales, Deviations) = (new double[experts], new double[experts], new double[experts]);
    }

    /// <summary>By application, its value in every round kept, in the unit of the ratings.</summary>
    public double[][] Values { get; }

    /// <summary>Sums over the rounds kept, by expert.</summary>
    public double[] Severities { get; }

    public double[] Scales { get; }

    public double[] Deviations { get; }

    public void Run()
    {
        for (int round = -_options.BurnIn; round < _options.Draws; round++)
        {
            DrawQualities();
            DrawExperts();
            DrawPopulation();
            if (round >= 0)
                Keep(round);
        }
    }

    private void DrawQualities()
    {
        for (int i = 0; i < _qualities.Length; i++)
        {
            double precision = 1, sum = 0;
            for (int r = _ratings.RowStarts[i]; r < _ratings.RowStarts[i + 1]; r++)
            {
                int j = _ratings.ExpertOf[r];
                precision += _slopes[j] * _slopes[j] / _variances[j];
                sum += _slopes[j] * (_y[r] - _intercepts[j]) / _variances[j];
            }

            _qualities[i] = Normal(sum, precision);
        }
    }

    private void DrawExperts()
    {
        for (int j = 0; j < _slopes.Length; j++)
        {
            var own = _ratings.OfExpert(j);
            double qualities = 0, squares = 0, values = 0, products = 0;
            foreach (int r in own)
            {
                double quality = _qualities[_ratings.ApplicationOf[r]];
                qualities += quality;
                squares += quality * quality;
                values += _y[r];
                products += quality * _y[r];
            }

            double precision = 1 / _variances[j];
            _intercepts[j] = Normal(
                (values - _slopes[j] * qualities) * precision + _typicalIntercept / _interceptVariance, own.Length * precision + 1 / _interceptVariance);
            _slopes[j] = PositiveNormal(
                (products - _intercepts[j] * qualities) * precision + _typicalSlope / _slopeVariance, squares * precision + 1 / _slopeVariance);
            double residuals = 0;
            foreach (int r in own)
            {
                double residual = _y[r] - _intercepts[j] - _slopes[j] * _qualities[_ratings.ApplicationOf[r]];
                residuals += residual * residual;
            }

            _variances[j] = InverseGamma((VarianceFreedom + own.Length) / 2, (VarianceFreedom * _typicalVariance + residuals) / 2);
        }
    }

    private void DrawPopulation()
    {
        int experts = _slopes.Length;
        double precisions = 0;
        foreach (double variance in _variances)
            precisions += 1 / variance;
        _typicalVariance = _random.NextGamma(experts * VarianceFreedom / 2) / (VarianceFreedom / 2 * precisions);
        (_typicalIntercept, _interceptVariance) = Population(_intercepts, _interceptVariance);
        (_typicalSlope, _slopeVariance) = Population(_slopes, _slopeVariance);
    }

    private (double Mean, double Variance) Population(double[] members, double variance)
    {
        double mean = Normal(members.Sum() / variance, members.Length / variance), squares = 0;
        foreach (double member in members)
            squares += (member - mean) * (member - mean);
        return (mean, InverseGamma(PriorShape + members.Length / 2.0, PriorRate + squares / 2));
    }

    private void Keep(int round)
    {
        double slope = _slopes.Sum() / _slopes.Length, intercept = _intercepts.Sum() / _intercepts.Length;
        for (int i = 0; i < _qualities.Length; i++)
            Values[i][round] = _mean + _unit * (intercept + slope * _qualities[i]);
        for (int j = 0; j < _slopes.Length; j++)
        {
            Severities[j] += _unit * (_intercepts[j] - intercept);
            Scales[j] += _slopes[j] / slope;
            Deviations[j] += _unit * Math.Sqrt(_variances[j]);
        }
    }

    /// <summary>A normal number with precision p and mean sum / p.</summary>
    private double Normal(double sum, double precision) => sum / precision + _random.NextNormal() / Math.Sqrt(precision);

    /// <summary>The same, restricted to positive numbers: by rejection, far in the tail with C. P. Robert's exponential proposals (Stat. Computing 5, 1995).</summary>
    private double PositiveNormal(double sum, double precision)
    {
        double mean = sum / precision, deviation = 1 / Math.Sqrt(precision), least = -mean / deviation;
        if (least < 1)
        {
            while (true)
            {
                double value = mean + deviation * _random.NextNormal();
                if (value > 0)
                    return value;
            }
        }

        double rate = (least + Math.Sqrt(least * least + 4)) / 2;
        while (true)
        {
            double z = least + _random.NextExponential() / rate;
            double value = mean + deviation * z;
            if (value > 0 && _random.NextUniform() <= PortableMath.Exp(-(z - rate) * (z - rate) / 2))
                return value;
        }
    }

    private double InverseGamma(double shape, double rate) => rate / _random.NextGamma(shape);
}
