namespace ExpertReview.Scoring;

/// <summary>The weights nearest to given ones among those that tie a pair: the projection of w on {w′ ≥ 0, Σw′ = 1, Δᵀw′ = 0}.</summary>
/// <remarks>
/// By the optimality conditions w′ is the projection of w + βΔ on the simplex for some β. The tie's difference Δᵀw′(β) grows with β and is piecewise
/// linear: straight on every β where the same weights are positive. Newton's method with a bracket finds the right piece in a few steps, and
/// on it the solution is a closed form.
/// </remarks>
internal static class NearestTie
{
    private const int MostSteps = 200;

    public static double[] Of(double[] gaps, double[] weights)
    {
        double scale = gaps.Max(Math.Abs);
        if (scale == 0)
            return weights;
        double[] unit = [.. gaps.Select(gap => gap / scale)];
        var (low, high) = Bracket(unit, weights);
        double beta = 0;
        double[] nearest = weights;
        for (int step = 0; step < MostSteps; step++)
        {
            nearest = OnSimplex(unit, weights, beta);
            double difference = Difference(unit, nearest);
            if (difference == 0 || low >= high)
                break;
            (low, high) = difference < 0 ? (beta, high) : (low, beta);
            double slope = Slope(unit, nearest);
            double next = slope > 0 ? beta - difference / slope : double.NaN;
            if (Math.Abs(next - beta) <= 1e-15 * Math.Abs(beta))
                break;
            beta = next > low && next < high ? next : (low + high) / 2;
        }

        return nearest;
    }

    private static (double Low, double High) Bracket(double[] unit, double[] weights)
    {
        double reach = 1;
        while (Difference(unit, OnSimplex(unit, weights, -reach)) > 0 || Difference(unit, OnSimplex(unit, weights, reach)) < 0)
        {
            reach *= 2;
            if (reach > 1e12)
                break;   // the tie is at a corner, as near as rounding allows
        }

        return (-reach, reach);
    }

    /// <summary>Projection of w + βΔ on the simplex: subtract what makes the positive part sum to 1.</summary>
    private static double[] OnSimplex(double[] unit, double[] weights, double beta)
    {
        double[] moved = new double[weights.Length];
        for (int k = 0; k < moved.Length; k++)
            moved[k] = weights[k] + beta * unit[k];
        double[] sorted = [.. moved.OrderDescending()];
        double sum = 0, shift = 0;
        for (int count = 1; count <= sorted.Length; count++)
        {
            sum += sorted[count - 1];
            double candidate = (sum - 1) / count;
            if (sorted[count - 1] > candidate)
                shift = candidate;
        }

        return [.. moved.Select(weight => Math.Max(0, weight - shift))];
    }

    private static double Difference(double[] unit, double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < unit.Length; k++)
            sum += unit[k] * weights[k];
        return sum;
    }

    /// <summary>How fast the difference grows with β while the same weights are positive.</summary>
    private static double Slope(double[] unit, double[] nearest)
    {
        double[] free = [.. unit.Where((_, k) => nearest[k] > 0)];
        double mean = free.Average();
        return free.Sum(gap => (gap - mean) * (gap - mean));
    }
}
