using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>What decides ties in the reference's Kendall's τ between raw means and predictions: its own last bits.</summary>
internal static class ReferenceTies
{
    /// <summary>Means rounded once, as the reference rounds them, so that the same means tie.</summary>
    public static double[] RawMeans(Ratings ratings)
    {
        var values = ratings.Values;
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

    /// <summary>Share of the pairs whose predictions are within 1e-10 of each other: the reference's last bits decided those.</summary>
    public static double Doubt(ReadOnlySpan<double> predictions)
    {
        long doubtful = 0, pairs = 0;
        for (int one = 0; one < predictions.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                pairs++;
                doubtful += Math.Abs(predictions[one] - predictions[other]) < 1e-10 ? 1 : 0;
            }
        }

        return (double)doubtful / Math.Max(1, pairs - doubtful);
    }
}
