namespace ExpertReview.Scoring;

/// <summary>A condition Σ_k a_k x_k ≥ b, or = b, on the variables of a <see cref="QuadraticProgram"/>.</summary>
/// <param name="Variables">Positions of the variables that take part; at least one. The coefficients of a variable named twice add up.</param>
/// <param name="Coefficients">a, finite, parallel to them; not all 0.</param>
/// <param name="Bound">b, finite.</param>
/// <param name="IsEquality">True for = b.</param>
public sealed record LinearConstraint(IReadOnlyList<int> Variables, IReadOnlyList<double> Coefficients, double Bound, bool IsEquality = false)
{
    /// <summary>Σ a x − b: negative when an inequality is violated.</summary>
    /// <param name="point">x.</param>
    public double Slack(ReadOnlySpan<double> point)
    {
        double sum = -Bound;
        for (int k = 0; k < Variables.Count; k++)
            sum += Coefficients[k] * point[Variables[k]];
        return sum;
    }

    internal double Size => Math.Sqrt(Coefficients.Sum(coefficient => coefficient * coefficient));
}
