namespace ExpertReview.Scoring;

/// <summary>The number of successes of independent trials with different probabilities.</summary>
public static class PoissonBinomial
{
    /// <summary>P(at most k successes), exact, in n·k steps.</summary>
    /// <param name="probabilities">n probabilities of success, in [0, 1].</param>
    /// <param name="most">k; below 0 the result is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1].</exception>
    public static double AtMost(ReadOnlySpan<double> probabilities, int most)
    {
        foreach (double probability in probabilities)
        {
            if (!(probability is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "Not in [0, 1].");
        }

        if (most < 0)
            return 0;
        if (most >= probabilities.Length)
            return 1;

        // exactly[s]: probability of s successes in the trials so far; what goes beyond k is not needed.
        double[] exactly = new double[most + 1];
        exactly[0] = 1;
        foreach (double probability in probabilities)
        {
            for (int successes = most; successes > 0; successes--)
                exactly[successes] = exactly[successes] * (1 - probability) + exactly[successes - 1] * probability;
            exactly[0] *= 1 - probability;
        }

        return Math.Min(1, exactly.Order().Sum());
    }
}
