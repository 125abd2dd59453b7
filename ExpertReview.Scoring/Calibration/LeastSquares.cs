namespace ExpertReview.Scoring;

/// <summary>
/// Calibration by least squares: applications and experts both as fixed effects, so that no assumption is made on who was assigned what.
/// </summary>
/// <remarks>
/// Minimizes Σ c_ij (y_ij − t_i − b_j)² with Σ b_j = 0 within each component of the review graph. The experts' Laplacian is inverted component by component;
/// O(N·k + E³). Unbiased under any assignment, noisier than <see cref="ApplicationFixed"/> for experts with few ratings. Sources: R. A. Fisher's analysis
/// of incomplete blocks; with declared confidences as weights, R. S. MacKay, R. Kenna, R. J. Low, S. Parker, <i>Calibration with confidence</i>, R. Soc.
/// Open Sci. 4 (2017) 160760.
/// </remarks>
public static class LeastSquares
{
    /// <summary>Fits the model.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    /// <param name="weights">c, N positive precisions in the order of the ratings (twice the weight: half the variance); empty for all 1.</param>
    /// <exception cref="ArgumentException">The number of weights is wrong, or one is not positive and finite; the message names application and expert.</exception>
    public static LeastSquaresFit Fit(Ratings ratings, ReadOnlySpan<double> weights = default)
    {
        var system = AdditiveSystem.Of(ratings, weights);
        var graph = ReviewGraph.Of(ratings);
        double[] inverse = PseudoInverse(system, graph);
        return new(system, graph, inverse, Product(inverse, system.Right));
    }

    internal static double[] Product(double[] matrix, double[] vector)
    {
        double[] product = new double[vector.Length];
        for (int row = 0; row < product.Length; row++)
        {
            double sum = 0;
            for (int column = 0; column < vector.Length; column++)
                sum += matrix[row * vector.Length + column] * vector[column];
            product[row] = sum;
        }

        return product;
    }

    /// <summary>L⁺: adding a multiple of 11ᵀ within each component makes L definite; the inverse has it taken out again.</summary>
    private static double[] PseudoInverse(AdditiveSystem system, ReviewGraph graph)
    {
        int experts = system.Right.Length;
        double[] definite = [.. system.Laplacian];
        double[] pins = [.. graph.Components.Select(component => Pin(component, system))];
        AddWithinComponents(definite, graph, experts, component => pins[component]);
        double[] inverse = PositiveDefinite.Inverse(definite, experts);
        AddWithinComponents(inverse, graph, experts, component =>
        {
            double size = graph.Components[component].Experts.Count;
            return -1 / (pins[component] * size * size);
        });
        return inverse;
    }

    /// <summary>A number of the size of L's entries, to keep the sum well conditioned; 1 for an expert alone, where L is 0.</summary>
    private static double Pin(ReviewComponent component, AdditiveSystem system)
    {
        double trace = component.Experts.Sum(expert => system.Laplacian[expert * system.Right.Length + expert]);
        return component.Experts.Count > 1 ? trace / component.Experts.Count / component.Experts.Count : 1;
    }

    private static void AddWithinComponents(double[] matrix, ReviewGraph graph, int experts, Func<int, double> term)
    {
        for (int component = 0; component < graph.Components.Count; component++)
        {
            double added = term(component);
            foreach (int left in graph.Components[component].Experts)
            {
                foreach (int right in graph.Components[component].Experts)
                    matrix[left * experts + right] += added;
            }
        }
    }
}
