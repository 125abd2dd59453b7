namespace ExpertReview.Scoring;

/// <summary>Draws experts with replacement, all their ratings with them, and scores again: assumes no model, but takes experts to be interchangeable.</summary>
/// <remarks>
/// An expert drawn twice takes part as two experts. An application all of whose experts are missing has no value in that replicate. With five
/// reviews or fewer for each application the values jump; prefer <see cref="ParametricBootstrap"/> then.
/// </remarks>
public static class ExpertBootstrap
{
    /// <summary>Runs the replicates, each with a substream of its own; the number of threads changes nothing.</summary>
    /// <param name="ratings">All ratings; the figures are one for each of its applications.</param>
    /// <param name="scores">From ratings to values; called from several threads at a time.</param>
    /// <param name="replicates">B, at least 1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="threads">Most threads to use; −1: as many as the machine offers.</param>
    /// <exception cref="ArgumentException">The score function gives another number of values than there are applications.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is less than 1.</exception>
    public static BootstrapReplicates Of(Ratings ratings, ScoreFunction scores, int replicates, ulong seed, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var source = new RandomSource(seed);
        var values = new IReadOnlyList<double?>?[replicates];
        Parallel.For(
            0,
            replicates,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            replicate => values[replicate] = Resampling.Values(ratings, Resample(ratings, source.Substream(replicate)), scores));
        return new(values);
    }

    private static Ratings Resample(Ratings ratings, RandomSource random)
    {
        int experts = ratings.Experts.Count;
        var drawn = new List<Rating>(ratings.Count);
        int[] times = new int[experts];
        for (int draw = 0; draw < experts; draw++)
            times[random.NextIndex(experts)]++;
        for (int expert = 0; expert < experts; expert++)
        {
            for (int copy = 1; copy <= times[expert]; copy++)
            {
                string code = FormattableString.Invariant($"{ratings.Experts[expert]}\u0001{copy}");
                foreach (int r in ratings.OfExpert(expert))
                    drawn.Add(new(ratings.Applications[ratings.ApplicationOf[r]], code, ratings.Values[r]));
            }
        }

        // An expert may have rated an application more than once in the original; the copies are told apart by their codes.
        return Ratings.Create(drawn, repeats: true);
    }
}
