namespace ExpertReview.Scoring;

/// <summary>t_i = t̂_i − w_iᵀβ + e_i with β of covariance σ²(L + λI)⁻¹ and independent e_i of variance σ²/C_i.</summary>
internal sealed class ApplicationFixedPosterior : Posterior
{
    private readonly ApplicationFixedFit _fit;
    private readonly AdditiveSystem _system;
    private readonly CholeskyFactor? _factor;
    private readonly double _sigma;
    private readonly double[] _ownDeviations;

    public ApplicationFixedPosterior(ApplicationFixedFit fit, AdditiveSystem system, double sigma)
    {
        (_fit, _system, _sigma) = (fit, system, sigma);
        _ownDeviations = [.. system.ApplicationWeights.Select(weight => sigma / Math.Sqrt(weight))];
        int experts = system.Right.Length;
        if (fit.SeverityRatio == 0)
            return;
        var (matrix, _) = SeverityInverse.Definite(system, fit.Graph, 1 / fit.SeverityRatio);
        var lower = StripMatrix.Lower(experts);
        lower.Clear();
        for (int row = 0; row < experts; row++)
        {
            for (int column = 0; column <= row; column++)
                lower[row, column] = matrix[row * experts + column];
        }

        _factor = CholeskyFactor.Of(lower) ?? throw new InvalidOperationException("A matrix that must be definite is not.");
    }

    public override int Count => _system.Means.Length;

    public override ReadOnlySpan<double> Means => _fit.ApplicationValues;

    public override double Covariance(int left, int right) => _fit.ApplicationCovariance(left, right);

    public override void Covariances(int application, Span<double> row) => _fit.ApplicationCovariances(application, row);

    /// <summary>σ²/C_i: what is each application's own.</summary>
    public double OwnVariance(int application) => _ownDeviations[application] * _ownDeviations[application];

    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        double[] severities = DrawSeverities(random);
        random.FillNormals(values);
        for (int i = 0; i < values.Length; i++)
            values[i] = ValueGiven(severities, i) + _ownDeviations[i] * values[i];
    }

    /// <summary>The errors β of the E severities.</summary>
    public double[] DrawSeverities(RandomSource random)
    {
        double[] severities = new double[_system.Right.Length];
        if (_factor is null)
            return severities;
        random.FillNormals(severities);
        for (int expert = 0; expert < severities.Length; expert++)
            severities[expert] *= _sigma;
        TriangularSolution.SolveLowerTransposed(_factor, severities);
        DrawLevels(random, severities);
        return severities;
    }

    /// <summary>t̂_i − w_iᵀβ.</summary>
    public double ValueGiven(double[] severities, int application) => Means[application] - _system.WeightedMean(application, severities);

    /// <summary>The factor draws contrasts of severities; the mean of a component's m severities has variance σ_b² / m.</summary>
    private void DrawLevels(RandomSource random, double[] severities)
    {
        foreach (var component in _fit.Graph.Components)
        {
            double size = component.Experts.Count, sum = 0;
            foreach (int expert in component.Experts)
                sum += severities[expert];
            double move = _sigma * Math.Sqrt(_fit.SeverityRatio / size) * random.NextNormal() - sum / size;
            foreach (int expert in component.Experts)
                severities[expert] += move;
        }
    }
}
