using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Scoring;

/// <summary>Variance ratios from moments, to start the iteration near its end.</summary>
/// <remarks>
/// Henderson's first method: for each factor the weighted sum of squares of its level means, all less that of the grand mean, equals
/// its expectation, a linear combination of the variances that the design alone determines. Unbiased, no iteration.
/// </remarks>
internal static class CrossedStart
{
    /// <summary>γ of the rows, then of each dense factor; all positive.</summary>
    public static double[] Of(CrossedDesign design)
    {
        var model = design.Model;
        CrossedFactor[] factors = [design.Rows, .. design.Dense];
        double[][] weights = [.. factors.Select(factor => CrossedDesign.LevelSums(factor, model.Precisions))];
        double[] weighted = [.. model.Values.Zip(model.Precisions, (value, precision) => value * precision)];
        double total = model.Precisions.Sum(), grand = weighted.Sum() / total;
        double[] meanShares = [.. weights.Select(of => of.Sum(weight => weight * weight) / total)];

        int unknowns = factors.Length + 1;
        var expectation = Matrix<double>.Build.Dense(unknowns, unknowns);
        var observed = Vector<double>.Build.Dense(unknowns);
        for (int one = 0; one < factors.Length; one++)
        {
            double[] sums = CrossedDesign.LevelSums(factors[one], weighted);
            for (int level = 0; level < sums.Length; level++)
                observed[one] += sums[level] * sums[level] / weights[one][level];
            observed[one] -= total * grand * grand;
            for (int other = 0; other < factors.Length; other++)
                expectation[one, other] = Shared(model, factors[one], factors[other], weights[one]) - meanShares[other];
            expectation[one, unknowns - 1] = factors[one].Levels - 1;
            expectation[unknowns - 1, one] = total - meanShares[one];
        }

        for (int r = 0; r < weighted.Length; r++)
            observed[unknowns - 1] += weighted[r] * model.Values[r];
        observed[unknowns - 1] -= total * grand * grand;
        expectation[unknowns - 1, unknowns - 1] = weighted.Length - 1;
        return Ratios(expectation.Solve(observed), weights, total);
    }

    /// <summary>Σ over levels of one factor of Σ n²/n_level over the levels of the other that it meets.</summary>
    private static double Shared(CrossedModel model, CrossedFactor one, CrossedFactor other, double[] weights)
    {
        if (one == other)
            return weights.Sum();
        var met = SparseRows.Sum(one.Levels, other.Levels, one.Of, other.Of, model.Precisions);
        double shared = 0;
        for (int level = 0; level < met.Count; level++)
        {
            for (int cell = met.Starts[level]; cell < met.Starts[level + 1]; cell++)
                shared += met.Weights[cell] * met.Weights[cell] / weights[level];
        }

        return shared;
    }

    private static double[] Ratios(Vector<double> variances, double[][] weights, double total)
    {
        double residual = variances[^1];
        double[] ratios = new double[weights.Length];
        for (int factor = 0; factor < ratios.Length; factor++)
        {
            // Moments may come out negative; a tenth of what one rating per level tells is then a cautious beginning.
            double least = 0.1 * weights[factor].Length / total;
            double ratio = residual > 0 ? variances[factor] / residual : 10 * least;
            ratios[factor] = double.IsFinite(ratio) ? Math.Clamp(ratio, least, 1e6 * least) : 10 * least;
        }

        return ratios;
    }
}
