using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>The plain figures that a panel's case gives beside its model, written out by their definitions.</summary>
internal static class PlainAggregates
{
    /// <summary>Mean of each application's ratings.</summary>
    public static double[] RawMeans(Ratings ratings) => Means(ratings, ratings.Values);

    /// <summary>Mean of each application's ratings, each in its expert's sample deviations from the expert's mean; 0 where the expert has no spread.</summary>
    public static double[] StandardizedMeans(Ratings ratings)
    {
        double[] standardized = new double[ratings.Count];
        for (int expert = 0; expert < ratings.Experts.Count; expert++)
        {
            int[] own = ratings.OfExpert(expert).ToArray();
            double[] values = [.. own.Select(r => ratings.Values[r])];
            double mean = values.Average();
            double spread = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
            for (int index = 0; index < own.Length && spread > 0; index++)
                standardized[own[index]] = (values[index] - mean) / spread;
        }

        return Means(ratings, standardized);
    }

    /// <summary>Kendall's τ-b, pair by pair; values within 1e-10 are tied.</summary>
    public static double KendallTau(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        long agreement = 0, leftPairs = 0, rightPairs = 0;
        for (int one = 0; one < left.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                int a = Order(left[one] - left[other]), b = Order(right[one] - right[other]);
                agreement += a * b;
                leftPairs += a * a;
                rightPairs += b * b;
            }
        }

        return agreement / (Math.Sqrt(leftPairs) * Math.Sqrt(rightPairs));
    }

    /// <summary>Number of parts of the panel that share no expert and no application.</summary>
    public static int Components(Ratings ratings)
    {
        int applications = ratings.Applications.Count;
        int[] parent = [.. Enumerable.Range(0, applications + ratings.Experts.Count)];
        int parts = parent.Length;
        for (int r = 0; r < ratings.Count; r++)
        {
            int one = Root(ratings.ApplicationOf[r]), other = Root(applications + ratings.ExpertOf[r]);
            if (one == other)
                continue;
            parent[one] = other;
            parts--;
        }

        return parts;

        int Root(int node)
        {
            while (parent[node] != node)
                node = parent[node] = parent[parent[node]];
            return node;
        }
    }

    private static int Order(double difference) => Math.Abs(difference) < 1e-10 ? 0 : Math.Sign(difference);

    private static double[] Means(Ratings ratings, ReadOnlySpan<double> values)
    {
        double[] means = new double[ratings.Applications.Count];
        for (int application = 0; application < means.Length; application++)
        {
            int start = ratings.RowStarts[application], end = ratings.RowStarts[application + 1];
            for (int r = start; r < end; r++)
                means[application] += values[r] / (end - start);
        }

        return means;
    }
}
