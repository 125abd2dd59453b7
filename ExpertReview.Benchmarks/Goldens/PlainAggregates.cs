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

    /// <summary>
    /// Kendall's τ-b of raw means and predictions, pair by pair, and the share of pairs in doubt. Raw means are tied when they are the same
    /// number: so the reference was computed, last bits and all. Predictions within 1e-10 are tied; the reference's own last bits decided
    /// those, so they are in doubt.
    /// </summary>
    public static (double Tau, double Doubt) KendallTau(ReadOnlySpan<double> means, ReadOnlySpan<double> predictions)
    {
        long agreement = 0, meanPairs = 0, predictionPairs = 0, doubtful = 0;
        for (int one = 0; one < means.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double gap = predictions[one] - predictions[other];
                bool tied = Math.Abs(gap) < 1e-10;
                int a = means[one].CompareTo(means[other]), b = tied ? 0 : Math.Sign(gap);
                agreement += a * b;
                meanPairs += a * a;
                predictionPairs += b * b;
                doubtful += tied ? 1 : 0;
            }
        }

        return (agreement / (Math.Sqrt(meanPairs) * Math.Sqrt(predictionPairs)), (double)doubtful / Math.Max(1, predictionPairs));
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

    private static double[] Means(Ratings ratings, ReadOnlySpan<double> values)
    {
        double[] means = new double[ratings.Applications.Count];
        for (int application = 0; application < means.Length; application++)
        {
            int start = ratings.RowStarts[application], end = ratings.RowStarts[application + 1];
            double sum = 0, lost = 0;
            for (int r = start; r < end; r++)
            {
                // Neumaier's compensated sum: the mean is rounded once.
                double next = sum + values[r];
                lost += Math.Abs(sum) >= Math.Abs(values[r]) ? sum - next + values[r] : values[r] - next + sum;
                sum = next;
            }

            double mean = sum / (end - start);
            means[application] = mean + (Math.FusedMultiplyAdd(-mean, end - start, sum) + lost) / (end - start);
        }

        return means;
    }
}
