namespace ExpertReview.Scoring;

/// <summary>Least square calibration: the smallest errors under which every expert's marks are a rising function of quality.</summary>
/// <remarks>
/// Minimizes Σ ε_ij² subject to f_b − f_a ≥ g (y_b − y_a) for neighbouring marks y_a &lt; y_b of one expert, with f = x + ε. Equal marks set no condition between
/// them. The shapes <see cref="CalibrationShape.Linear"/>, Convex and Concave add conditions on neighbouring slopes (f_b − f_a) / (y_b − y_a). Where several x
/// are best, one next to the shortest is taken; x sums to 0 within each component of the review graph. Source: S. Tan, J. Wu, X. Bei, H. Xu, <i>Least square
/// calibration for peer reviews</i>, NeurIPS 2021. Use it where experts use the scale in truly nonlinear ways; memory grows with (n + N)²,
/// time with (n + N)³: up to about a thousand ratings at ease.
/// </remarks>
public sealed class LeastSquareCalibration
{
    private readonly double[] _values;
    private readonly double[] _errors;

    private LeastSquareCalibration(Ratings ratings, CalibrationShape shape, double gap)
    {
        (Ratings, Graph) = (ratings, ReviewGraph.Of(ratings));
        (_values, _errors) = (new double[ratings.Applications.Count], new double[ratings.Count]);
        foreach (var component in Graph.Components)
            Solve(component, shape, gap);
    }

    /// <summary>The ratings calibrated.</summary>
    public Ratings Ratings { get; }

    /// <summary>Connectivity of the design; values of different components cannot be compared.</summary>
    public ReviewGraph Graph { get; }

    /// <summary>x, the n applications' values, in the unit of the ratings; they sum to 0 within each component.</summary>
    public ReadOnlySpan<double> ApplicationValues => _values;

    /// <summary>ε, the N errors, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Errors => _errors;

    /// <summary>The minimum, Σ ε².</summary>
    public double SumOfSquares { get; private set; }

    /// <summary>Solves the program, component by component.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    /// <param name="shape">What is assumed of the experts' functions.</param>
    /// <param name="gap">g, the least rise of quality per point of difference between marks; finite, at least 0.</param>
    /// <exception cref="ArgumentException">The gap is negative or not finite.</exception>
    public static LeastSquareCalibration Of(Ratings ratings, CalibrationShape shape = CalibrationShape.Monotone, double gap = 1)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (!(gap >= 0) || !double.IsFinite(gap))
            throw new ArgumentOutOfRangeException(nameof(gap), gap, "The gap must be finite and at least 0.");
        return new(ratings, shape, gap);
    }

    private void Solve(ReviewComponent component, CalibrationShape shape, double gap)
    {
        int[] rows = [.. component.Experts.SelectMany(expert => Ratings.OfExpert(expert).ToArray())];
        int n = component.Applications.Count, variables = n + rows.Length;
        var errorOf = rows.Index().ToDictionary(one => one.Item, one => n + one.Index);
        var valueOf = component.Applications.Index().ToDictionary(one => one.Item, one => one.Index);
        double[] hessian = new double[variables * variables];
        for (int k = n; k < variables; k++)
            hessian[k * variables + k] = 1;

        List<LinearConstraint> constraints = [new([.. Enumerable.Range(0, n)], [.. Enumerable.Repeat(1.0, n)], 0, true)];
        foreach (int expert in component.Experts)
        {
            foreach (var (terms, bound, equal) in MarkShape.Conditions(Ratings, expert, shape, gap))
            {
                constraints.Add(new(
                    [.. terms.SelectMany(term => new[] { valueOf[Ratings.ApplicationOf[term.Rating]], errorOf[term.Rating] })],
                    [.. terms.SelectMany(term => new[] { term.Factor, term.Factor })],
                    bound,
                    equal));
            }
        }

        // Every program has a solution: errors that carry the marks themselves, times the gap.
        double[] solution = QuadraticProgram.Minimize(hessian, new double[variables], constraints)!;
        foreach (var (application, k) in valueOf)
            _values[application] = solution[k];
        foreach (var (r, k) in errorOf)
        {
            _errors[r] = solution[k];
            SumOfSquares += solution[k] * solution[k];
        }
    }
}
