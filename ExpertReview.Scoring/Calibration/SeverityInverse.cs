namespace ExpertReview.Scoring;

/// <summary>
/// The inverse of L + λI on contrasts of severities: G with G1 = 0 within each component, so that no large common part drowns the differences.
/// </summary>
internal static class SeverityInverse
{
    /// <param name="system">The normal equations.</param>
    /// <param name="graph">Its components.</param>
    /// <param name="penalty">λ, finite, at least 0.</param>
    /// <returns>G, E × E.</returns>
    public static double[] Of(AdditiveSystem system, ReviewGraph graph, double penalty)
    {
        // A multiple of 11ᵀ within each component makes L definite; the inverse has it taken out again.
        int experts = system.Right.Length;
        double[] definite = [.. system.Laplacian], pins = new double[graph.Components.Count], parts = new double[pins.Length];
        for (int expert = 0; expert < experts; expert++)
            definite[expert * experts + expert] += penalty;
        for (int component = 0; component < pins.Length; component++)
        {
            double size = graph.Components[component].Experts.Count;
            pins[component] = Pin(graph.Components[component], system) / size;
            parts[component] = -1 / (size * (penalty + pins[component] * size));
        }

        AddWithinComponents(definite, graph, experts, pins);
        double[] inverse = PositiveDefinite.Inverse(definite, experts);
        AddWithinComponents(inverse, graph, experts, parts);
        return inverse;
    }

    /// <summary>b = Gr.</summary>
    public static double[] Effects(double[] inverse, double[] right)
    {
        double[] effects = new double[right.Length];
        for (int expert = 0; expert < effects.Length; expert++)
            effects[expert] = DenseVector.Dot(inverse.AsSpan(expert * right.Length, right.Length), right);
        return effects;
    }

    /// <summary>A number of the size of L's eigenvalues, to keep the sum well conditioned; 1 for an expert alone, where L is 0.</summary>
    private static double Pin(ReviewComponent component, AdditiveSystem system)
    {
        double trace = component.Experts.Sum(expert => system.Laplacian[expert * system.Right.Length + expert]);
        return component.Experts.Count > 1 ? trace / component.Experts.Count : 1;
    }

    private static void AddWithinComponents(double[] matrix, ReviewGraph graph, int experts, double[] terms)
    {
        for (int component = 0; component < terms.Length; component++)
        {
            foreach (int left in graph.Components[component].Experts)
            {
                foreach (int right in graph.Components[component].Experts)
                    matrix[left * experts + right] += terms[component];
            }
        }
    }
}
