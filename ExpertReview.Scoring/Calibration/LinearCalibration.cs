namespace ExpertReview.Scoring;

/// <summary>Calibration of each expert by a line of its own, p_j y − q_j, by a quadratic program.</summary>
/// <remarks>
/// Minimizes Σ (p_j y_ij − q_j − x_i)² over p, q, x with p ≥ 0, Σ p = number of experts and Σ q = 0 within each component of the review graph. Source: M. Roos, J.
/// Rothe, B. Scheuermann, <i>How to calibrate the scores of biased reviewers by quadratic programming</i>, AAAI 2011. Because the error is measured on the
/// rescaled marks, p is drawn towards 0 for noisy experts, whose marks then count for nothing; <see cref="SpreadCalibration"/> with an additive model has no
/// such bias and is the default. Experts whose marks are all equal, or who gave one, say nothing about their line: p = 1.
/// </remarks>
public sealed class LinearCalibration
{
    private readonly double[] _slopes;
    private readonly double[] _offsets;
    private readonly double[] _values;

    private LinearCalibration(Ratings ratings, ReviewGraph graph)
    {
        (Ratings, Graph) = (ratings, graph);
        (_slopes, _offsets, _values) = (new double[ratings.Experts.Count], new double[ratings.Experts.Count], new double[ratings.Applications.Count]);
        foreach (var component in graph.Components)
            Solve(component);
    }

    /// <summary>The ratings calibrated.</summary>
    public Ratings Ratings { get; }

    /// <summary>Connectivity of the design; values of different components stand on different scales.</summary>
    public ReviewGraph Graph { get; }

    /// <summary>p, the E slopes, at least 0, with mean 1 within each component.</summary>
    public ReadOnlySpan<double> Slopes => _slopes;

    /// <summary>q, the E offsets, in the unit of the ratings; they sum to 0 within each component.</summary>
    public ReadOnlySpan<double> Offsets => _offsets;

    /// <summary>x, the n applications' values: means of their calibrated marks.</summary>
    public ReadOnlySpan<double> ApplicationValues => _values;

    /// <summary>The minimum, Σ (p_j y_ij − q_j − x_i)².</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Solves the program, component by component.</summary>
    /// <param name="ratings">The ratings; none is allowed. A few hundred experts at most.</param>
    public static LinearCalibration Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return new(ratings, ReviewGraph.Of(ratings));
    }

    /// <summary>Variables: the slopes of the component's experts, then offsets about each expert's mean; x is eliminated. Marks are scaled to spread 1.</summary>
    private void Solve(ReviewComponent component)
    {
        int experts = component.Experts.Count, variables = 2 * experts;
        double[] means = [.. component.Experts.Select(Mean)];
        bool[] spread = [.. component.Experts.Select(HasSpread)];
        var place = component.Experts.Index().ToDictionary(one => one.Item, one => one.Index);
        double unit = Unit(component, place, means);

        double[] hessian = new double[variables * variables];
        foreach (int application in component.Applications)
            AddApplication(application, place, means, unit, hessian);
        int[] free = [.. Enumerable.Range(0, experts).Where(expert => spread[expert])];
        int[] held = [.. Enumerable.Range(0, experts).Where(expert => !spread[expert])];
        List<LinearConstraint> constraints =
        [
            new([.. Enumerable.Range(experts, experts)], [.. Enumerable.Repeat(1.0, experts)], 0, true),
            .. held.Select(expert => new LinearConstraint([expert], [1], 1, true)),
            .. free.Select(expert => new LinearConstraint([expert], [1], 0)),
        ];
        if (free.Length > 0)
            constraints.Add(new(free, [.. free.Select(_ => 1.0)], free.Length, true));
        double[] solution = QuadraticProgram.Minimize(hessian, new double[variables], constraints)!;

        double sum = 0;
        for (int expert = 0; expert < experts; expert++)
        {
            _slopes[component.Experts[expert]] = Math.Max(0, solution[expert]);
            sum += _offsets[component.Experts[expert]] = unit * solution[experts + expert] + _slopes[component.Experts[expert]] * means[expert];
        }

        foreach (int expert in component.Experts)
            _offsets[expert] -= sum / experts;
        foreach (int application in component.Applications)
            Evaluate(application);
    }

    private double Mean(int expert)
    {
        double sum = 0;
        foreach (int r in Ratings.OfExpert(expert))
            sum += Ratings.Values[r];
        return sum / Ratings.OfExpert(expert).Length;
    }

    private bool HasSpread(int expert)
    {
        var own = Ratings.OfExpert(expert);
        foreach (int r in own)
        {
            if (Ratings.Values[r] != Ratings.Values[own[0]])
                return true;
        }

        return false;
    }

    private double Unit(ReviewComponent component, Dictionary<int, int> place, double[] means)
    {
        double squares = 0;
        int count = 0;
        foreach (int expert in component.Experts)
        {
            foreach (int r in Ratings.OfExpert(expert))
            {
                double deviation = Ratings.Values[r] - means[place[expert]];
                squares += deviation * deviation;
                count++;
            }
        }

        return squares > 0 ? Math.Sqrt(squares / count) : 1;
    }

    /// <summary>Adds ½∇² of Σ_j (z_j − z̄)² with z_j = p_j u_j − q_j.</summary>
    private void AddApplication(int application, Dictionary<int, int> place, double[] means, double unit, double[] hessian)
    {
        int experts = place.Count, variables = 2 * experts, from = Ratings.RowStarts[application], to = Ratings.RowStarts[application + 1];
        for (int r = from; r < to; r++)
        {
            for (int s = from; s < to; s++)
            {
                double factor = (r == s ? 1 : 0) - 1.0 / (to - from);
                var (left, u) = Term(r);
                var (right, v) = Term(s);
                hessian[left * variables + right] += factor * u * v;
                hessian[left * variables + experts + right] -= factor * u;
                hessian[(experts + left) * variables + right] -= factor * v;
                hessian[(experts + left) * variables + experts + right] += factor;
            }
        }

        (int Place, double Deviation) Term(int r)
        {
            int expert = place[Ratings.ExpertOf[r]];
            return (expert, (Ratings.Values[r] - means[expert]) / unit);
        }
    }

    private void Evaluate(int application)
    {
        int from = Ratings.RowStarts[application], to = Ratings.RowStarts[application + 1];
        double sum = 0;
        for (int r = from; r < to; r++)
            sum += Calibrated(r);
        _values[application] = sum / (to - from);
        for (int r = from; r < to; r++)
            SumOfSquares += (Calibrated(r) - _values[application]) * (Calibrated(r) - _values[application]);
    }

    private double Calibrated(int r) => _slopes[Ratings.ExpertOf[r]] * Ratings.Values[r] - _offsets[Ratings.ExpertOf[r]];
}
