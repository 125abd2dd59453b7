namespace ExpertReview.Scoring;

/// <summary>Simulates new ratings on the same design from a fitted model and fits again: shows how sure the model's own figures are.</summary>
/// <remarks>
/// Adds to a posterior at fixed variances the uncertainty of the variances themselves; 500 replicates or more are usual. With few reviews for each
/// application it is steadier than resampling experts (<see cref="ExpertBootstrap"/>).
/// </remarks>
public static class ParametricBootstrap
{
    /// <summary>Runs the replicates, each with a substream of its own; the number of threads changes nothing.</summary>
    /// <param name="design">The ratings to which the model was fitted.</param>
    /// <param name="simulate">Makes new ratings on the design, usually by <see cref="Ratings.With"/>; called from several threads at a time.</param>
    /// <param name="refit">The figures of a simulated table, always equally many; null when the fit fails; likewise.</param>
    /// <param name="replicates">B, at least 1.</param>
    /// <param name="seed">Seed of the simulation.</param>
    /// <param name="threads">Most threads to use; −1: as many as the machine offers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> is less than 1.</exception>
    public static BootstrapReplicates Of(
        Ratings design,
        Func<Ratings, RandomSource, Ratings> simulate,
        Func<Ratings, IReadOnlyList<double?>?> refit,
        int replicates,
        ulong seed,
        int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(simulate);
        ArgumentNullException.ThrowIfNull(refit);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var source = new RandomSource(seed);
        var figures = new IReadOnlyList<double?>?[replicates];
        Parallel.For(
            0,
            replicates,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            replicate => figures[replicate] = refit(simulate(design, source.Substream(replicate))));
        return new(figures);
    }
}
