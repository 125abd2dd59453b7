namespace ExpertReview.Scoring;

/// <summary>Convex quadratic programs: minimize ½ xᵀHx + cᵀx under linear constraints, exactly, by a dual active-set method.</summary>
/// <remarks>
/// D. Goldfarb, A. Idnani, <i>A numerically stable dual method for solving strictly convex quadratic programs</i>, Math. Programming 27 (1983). H may be
/// singular: it is solved with a small ridge, then the ridge is taken out by proximal steps (R. T. Rockafellar, SIAM J. Control 14 (1976)) from the origin,
/// so that among several minimizers one next to the shortest is found. Memory n², time about n² per constraint that becomes active: for up to a few thousand
/// variables.
/// </remarks>
public static class QuadraticProgram
{
    /// <summary>The ridge, as a share of H's mean diagonal entry.</summary>
    private const double Ridge = 1e-7;

    private const double Settled = 1e-10;

    private const int MostProximalSteps = 20;

    /// <summary>Solves a program.</summary>
    /// <param name="hessian">H, n × n, symmetric positive semidefinite, by rows; only read.</param>
    /// <param name="linear">c, n numbers.</param>
    /// <param name="constraints">The constraints; none is allowed.</param>
    /// <returns>A minimizer; null when no point fulfils the constraints.</returns>
    /// <exception cref="ArgumentException">Sizes do not fit, a number is not finite, a constraint is empty, or H is not positive semidefinite.</exception>
    public static double[]? Minimize(double[] hessian, double[] linear, IReadOnlyList<LinearConstraint> constraints)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        ArgumentNullException.ThrowIfNull(linear);
        ArgumentNullException.ThrowIfNull(constraints);
        Check(hessian, linear, constraints);
        int n = linear.Length;
        if (n == 0)
            return constraints.All(constraint => constraint.IsEquality ? constraint.Bound == 0 : constraint.Bound <= 0) ? [] : null;

        double trace = 0;
        for (int k = 0; k < n; k++)
            trace += hessian[k * n + k];
        double ridge = trace > 0 ? Ridge * trace / n : 1;
        double[] center = new double[n], shifted = [.. linear];
        var method = new DualActiveSet(hessian, ridge, constraints);
        for (int step = 0; step < MostProximalSteps; step++)
        {
            double[]? point = method.Minimize(shifted);
            if (point is null)
                return null;
            double moved = 0, size = 0;
            for (int k = 0; k < n; k++)
            {
                moved = Math.Max(moved, Math.Abs(point[k] - center[k]));
                size = Math.Max(size, Math.Abs(point[k]));
                shifted[k] = linear[k] - ridge * point[k];
            }

            center = point;
            if (moved <= Settled * size)
                break;
        }

        return center;
    }

    private static void Check(double[] hessian, double[] linear, IReadOnlyList<LinearConstraint> constraints)
    {
        int n = linear.Length;
        if (hessian.Length != n * n)
            throw new ArgumentException($"{hessian.Length} entries for a matrix of {n} rows.", nameof(hessian));
        if (hessian.Any(entry => !double.IsFinite(entry)))
            throw new ArgumentException("An entry is not finite.", nameof(hessian));
        if (linear.Any(entry => !double.IsFinite(entry)))
            throw new ArgumentException("An entry is not finite.", nameof(linear));
        for (int row = 0; row < constraints.Count; row++)
        {
            var constraint = constraints[row];
            if (constraint.Variables.Count != constraint.Coefficients.Count
                || constraint.Variables.Any(variable => variable < 0 || variable >= n)
                || constraint.Coefficients.Any(coefficient => !double.IsFinite(coefficient))
                || constraint.Coefficients.All(coefficient => coefficient == 0)
                || !double.IsFinite(constraint.Bound))
                throw new ArgumentException($"Constraint {row}: a variable that does not exist, a number that is not finite, or no coefficient.", nameof(constraints));
        }
    }
}
