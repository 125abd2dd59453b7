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
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            double[] own = sums[block] = new double[n];
            var types = rule.TypeOf;
            for (int i = block * BlockLength; i < Math.Min(n, (block + 1) * BlockLength); i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (types[i] != types[j])
                        continue;
                    double ahead = posterior.ProbabilityAhead(i, j);
                    own[i] += 1 - ahead;
                    own[j] += ahead;
                }
            }
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
}
