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
        int experts = system.Right.Length;
        var (definite, pins) = Definite(system, graph, penalty);
        double[] inverse = PositiveDefinite.Inverse(definite, experts);
        AddWithinComponents(inverse, graph, experts, component =>
        {
            double size = graph.Components[component].Experts.Count;
            return -1 / (size * (penalty + pins[component] * size));
        });
        return inverse;
    }

    /// <summary>L + λI, made definite by a multiple of 11ᵀ within each component, which only moves the component's common part.</summary>
    public static (double[] Matrix, double[] Pins) Definite(AdditiveSystem system, ReviewGraph graph, double penalty)
    {
        int experts = system.Right.Length;
        double[] matrix = [.. system.Laplacian];
        for (int expert = 0; expert < experts; expert++)
            matrix[expert * experts + expert] += penalty;
        double[] pins = [.. graph.Components.Select(component => Pin(component, system) / component.Experts.Count)];
        AddWithinComponents(matrix, graph, experts, component => pins[component]);
        return (matrix, pins);
    }

    /// <summary>b = Gr.</summary>
    public static double[] Effects(double[] inverse, double[] right)
    {
        double[] effects = new double[right.Length];
        for (int expert = 0; expert < effects.Length; expert++)
            effects[expert] = VectorKernel.Dot(inverse.AsSpan(expert * right.Length, right.Length), right);
        return effects;
    }

    /// <summary>A number of the size of L's eigenvalues, to keep the sum well conditioned; 1 for an expert alone, where L is 0.</summary>
    private static double Pin(ReviewComponent component, AdditiveSystem system)
    {
        double trace = component.Experts.Sum(expert => system.Laplacian[expert * system.Right.Length + expert]);
        return component.Experts.Count > 1 ? trace / component.Experts.Count : 1;
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
