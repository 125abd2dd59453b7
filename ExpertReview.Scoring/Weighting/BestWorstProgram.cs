namespace ExpertReview.Scoring;

/// <summary>The linear program of <see cref="BestWorstMethod"/>, with ξ = 1: maximize Σw over the polygon of (w_B, w_W).</summary>
internal static class BestWorstProgram
{
    private const double Tolerance = 1e-11;

    /// <summary>The optimal weight vectors at the corners of the optimal face, each with sum 1, and ξ.</summary>
    public static (IReadOnlyList<double[]> Optima, double Deviation) Optima(BestWorstComparisons comparisons)
    {
        // Without a contradiction ξ = 0, and the polygon has no end.
        if (comparisons.Others.All(j => Math.Abs(comparisons.FromBest[j] * comparisons.ToWorst[j] - comparisons.Across) <= Tolerance * comparisons.Across))
            return ([WeightVector.Scaled([.. comparisons.FromBest.Select(times => 1 / times)])], 0);

        var corners = Corners(comparisons).Select(corner => WeightsAt(comparisons, corner.Best, corner.Worst)).ToArray();
        double largest = corners.Max(WeightVector.Sum);
        var optima = new List<double[]>();
        foreach (double[] corner in corners.Where(corner => WeightVector.Sum(corner) >= largest * (1 - Tolerance)))
        {
            double[] weights = WeightVector.Scaled(corner);
            if (!optima.Any(known => known.Zip(weights, (a, b) => Math.Abs(a - b)).Max() <= 1e-9))
                optima.Add(weights);
        }

        return (optima, 1 / largest);
    }

    private static double[] WeightsAt(BestWorstComparisons comparisons, double best, double worst)
    {
        double[] weights = new double[comparisons.Count];
        (weights[comparisons.Best], weights[comparisons.Worst]) = (best, worst);
        foreach (int j in comparisons.Others)
            weights[j] = Math.Min((best + 1) / comparisons.FromBest[j], comparisons.ToWorst[j] * worst + 1);
        return weights;
    }

    /// <summary>Crossings, inside the polygon, of its edges and of the lines along which a weight's upper limit changes.</summary>
    private static IEnumerable<(double Best, double Worst)> Corners(BestWorstComparisons comparisons)
    {
        Line[] edges = [.. Bands(comparisons).SelectMany(band => new[] { new Line(band.Slope, band.Width), new Line(band.Slope, -band.Width) })];
        Line[] creases = [.. comparisons.Others.Select(j => new Line(comparisons.FromBest[j] * comparisons.ToWorst[j], comparisons.FromBest[j] - 1))];
        Line[] lines = [.. edges, .. creases];
        var crossings = lines.Select(line => (Best: line.Offset, Worst: 0.0)).Append((Best: 0.0, Worst: 0.0))
            .Concat(lines.Select(line => (Best: 0.0, Worst: -line.Offset / line.Slope)));
        foreach (var (left, right) in lines.SelectMany((left, index) => lines.Skip(index + 1).Select(right => (left, right))))
        {
            if (left.Slope == right.Slope)
                continue;
            double worst = (right.Offset - left.Offset) / (left.Slope - right.Slope);
            crossings = crossings.Append((left.Slope * worst + left.Offset, worst));
        }

        return crossings.Where(point => Inside(comparisons, point.Best, point.Worst));
    }

    private static bool Inside(BestWorstComparisons comparisons, double best, double worst) =>
        best >= 0 && worst >= 0
        && Bands(comparisons).All(band => Math.Abs(best - band.Slope * worst) <= band.Width + Tolerance * (1 + best + band.Slope * worst));

    /// <summary>The polygon is where |w_B − slope·w_W| ≤ width: for a_BW itself, and so that each other weight has room between its limits.</summary>
    private static IEnumerable<(double Slope, double Width)> Bands(BestWorstComparisons comparisons) =>
        comparisons.Others
            .Select(j => (comparisons.FromBest[j] * comparisons.ToWorst[j], 1 + comparisons.FromBest[j]))
            .Prepend((comparisons.Across, 1));

    /// <summary>The line w_B = slope·w_W + offset.</summary>
    private readonly record struct Line(double Slope, double Offset);
}
