namespace ExpertReview.Scoring;

/// <summary>α over samples of units drawn with replacement.</summary>
internal static class UnitBootstrap
{
    private const int BlockSize = 50;

    /// <summary>The percentile interval; null when more than half of the samples have no α.</summary>
    public static Interval? Interval(Disagreement disagreement, RandomSource random, int replicates, double confidence)
    {
        double?[] alphas = new double?[replicates];
        Parallel.For(0, (replicates + BlockSize - 1) / BlockSize, block =>
        {
            var stream = random.Substream(block);
            int[] times = new int[disagreement.Units.Count];
            for (int replicate = block * BlockSize; replicate < Math.Min(replicates, (block + 1) * BlockSize); replicate++)
            {
                Array.Clear(times);
                for (int draw = 0; draw < times.Length; draw++)
                    times[stream.NextIndex(times.Length)]++;
                alphas[replicate] = disagreement.Alpha(times);
            }
        });

        double[] sorted = [.. alphas.Where(alpha => alpha is not null).Select(alpha => alpha!.Value).Order()];
        return sorted.Length * 2 < replicates
            ? null
            : new(Quantile(sorted, (1 - confidence) / 2), Quantile(sorted, 1 - (1 - confidence) / 2), confidence);
    }

    private static double Quantile(double[] sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
