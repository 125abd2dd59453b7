namespace ExpertReview.Scoring;

/// <summary>
/// What ranks the applications would have if the weights were uncertain: stochastic multicriteria acceptability analysis (SMAA-2), R. Lahdelma, P. Salminen,
/// <i>Operations Research</i> 49 (2001), 444–454.
/// </summary>
/// <remarks>
/// Weights are drawn uniformly from the simplex (normalized exponential numbers) or from a Dirichlet distribution around given weights (normalized gamma
/// numbers of shapes c·w⁰; a weight of 0 stays 0). Applications with equal values take turns.
/// </remarks>
public sealed class AcceptabilityAnalysis
{
    private readonly RankDistribution[] _distributions;
    private readonly double[]?[] _central;
    private readonly double?[] _places;

    private AcceptabilityAnalysis(RankDistribution[] distributions, double[]?[] central, double?[] places) =>
        (_distributions, _central, _places) = (distributions, central, places);

    /// <summary>Draws weights and ranks under them.</summary>
    /// <param name="scores">n × K, finite, higher is better; as many draws as memory holds: draws · max(n, K) places.</param>
    /// <param name="options">Weights, draws, seed, selection; null for uniform weights and the defaults.</param>
    /// <exception cref="ArgumentException">The sizes differ, K is 0, a score is not finite, or an option is not as stated.</exception>
    public static AcceptabilityAnalysis Of(double[,] scores, AcceptabilityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        options ??= new();
        int n = scores.GetLength(0), dimensions = scores.GetLength(1);
        double[]? shapes = Shapes(options, dimensions);
        foreach (double score in scores)
        {
            if (!double.IsFinite(score))
                throw new ArgumentException("A score is not finite.", nameof(scores));
        }

        var rule = options.Selection ?? SelectionRule.Top(n, 0);
        if (rule.Count != n)
            throw new ArgumentException($"A selection rule for {rule.Count} applications and scores of {n}.", nameof(options));
        if (options.Draws < 1 || (long)options.Draws * dimensions > Array.MaxLength)
            throw new ArgumentException($"{options.Draws} draws are none, or more than memory can hold.", nameof(options));

        double[] weights = new double[options.Draws * dimensions];
        int[] best = new int[options.Draws];
        var draws = RankDraws.Of(
            (draw, random, values) =>
            {
                var drawn = weights.AsSpan(draw * dimensions, dimensions);
                FillWeights(random, shapes, drawn);
                for (int i = 0; i < values.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < drawn.Length; k++)
                        sum += drawn[k] * scores[i, k];
                    values[i] = sum;
                    if (i == 0 || sum > values[best[draw]] || (draw % 2 != 0 && sum == values[best[draw]]))
                        best[draw] = i;
                }
            },
            rule,
            options.Draws,
            options.Seed,
            options.Threads);
        double?[] places = [.. draws.Places.Select(places => options.Selection is null ? (double?)null : (double)places / options.Draws)];
        return new(draws.Distributions, CentralWeights(weights, n == 0 ? [] : best, n, dimensions), places);
    }

    /// <summary>The rank acceptabilities b_i^r of an application: the share of weights that give it each rank within its type.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    public RankDistribution AcceptabilityOf(int application) => _distributions[application];

    /// <summary>The central weights of an application: the mean of the weights under which it is best of all, K numbers with sum 1; null when it never is.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    public IReadOnlyList<double>? CentralWeightsOf(int application) => _central[application];

    /// <summary>P(top K): the share of weights that give the application a place; null when no selection was given.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    public double? PlaceProbabilityOf(int application) => _places[application];

    private static double[]? Shapes(AcceptabilityOptions options, int dimensions)
    {
        if (dimensions == 0)
            throw new ArgumentException("There must be at least one dimension.", nameof(options));
        if (options.Weights is not { } weights)
            return null;
        if (weights.Count != dimensions || !weights.All(weight => double.IsFinite(weight) && weight >= 0) || Math.Abs(weights.Sum() - 1) > 1e-9)
            throw new ArgumentException($"There must be {dimensions} weights of at least 0 with sum 1.", nameof(options));
        if (!(options.Concentration > 0) || !double.IsFinite(options.Concentration))
            throw new ArgumentException("The concentration is not positive and finite.", nameof(options));
        return [.. weights.Select(weight => options.Concentration * weight)];
    }

    private static void FillWeights(RandomSource random, double[]? shapes, Span<double> weights)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] = shapes is null ? random.NextExponential() : shapes[k] > 0 ? random.NextGamma(shapes[k]) : 0;
            sum += weights[k];
        }

        for (int k = 0; k < weights.Length; k++)
            weights[k] /= sum;
    }

    private static double[]?[] CentralWeights(double[] weights, int[] best, int applications, int dimensions)
    {
        double[]?[] central = new double[applications][];
        int[] times = new int[applications];
        for (int draw = 0; draw < best.Length; draw++)
        {
            double[] sum = central[best[draw]] ??= new double[dimensions];
            times[best[draw]]++;
            for (int k = 0; k < dimensions; k++)
                sum[k] += weights[draw * dimensions + k];
        }

        for (int i = 0; i < applications; i++)
        {
            for (int k = 0; k < dimensions && central[i] is not null; k++)
                central[i]![k] /= times[i];
        }

        return central;
    }
}
