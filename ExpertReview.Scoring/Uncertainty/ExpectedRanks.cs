using System.Runtime.CompilerServices;

namespace ExpertReview.Scoring;

/// <summary>Exact expected ranks: 1 + Σ P(another is ahead), over the pairs of each type.</summary>
internal static class ExpectedRanks
{
    /// <summary>Rows of one block. Fixed, so that the order of additions does not depend on threads.</summary>
    private const int BlockLength = 32;

    public static double[] Of(Posterior posterior, SelectionRule rule, int threads)
    {
        int n = posterior.Count, blocks = (n + BlockLength - 1) / BlockLength;
        double[][] sums = new double[blocks][];
        double[] variances = [.. Enumerable.Range(0, n).Select(i => posterior.Covariance(i, i))];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            double[] own = sums[block] = new double[n];
            double[] ahead = new double[n];
            int end = Math.Min(n, (block + 1) * BlockLength);
            for (int i = block * BlockLength; i < end; i++)
                AddRow(posterior, rule.TypeOf, variances, i, ahead.AsSpan(0, i), own);
        });

        double[] ranks = new double[n];
        Array.Fill(ranks, 1);
        foreach (double[] own in sums)
        {
            for (int i = 0; i < n; i++)
                ranks[i] += own[i];
        }

        return ranks;
    }

    /// <summary>Adds the pairs of one application with all before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(Posterior posterior, ReadOnlySpan<int> types, double[] variances, int i, Span<double> ahead, double[] sums)
    {
        var means = posterior.Means;
        posterior.Covariances(i, ahead);
        for (int j = 0; j < i; j++)
        {
            double gap = means[i] - means[j];
            double variance = types[i] == types[j] ? variances[i] + variances[j] - 2 * ahead[j] : 0;
            ahead[j] = gap == 0 ? 0 : gap / Math.Sqrt(Math.Max(variance, 0));
        }

        NormalCumulativeBlock.Transform(ahead);
        for (int j = 0; j < i; j++)
        {
            if (types[i] != types[j])
                continue;
            sums[i] += 1 - ahead[j];
            sums[j] += ahead[j];
        }
    }
}
