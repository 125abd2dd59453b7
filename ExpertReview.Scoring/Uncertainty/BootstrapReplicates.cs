using MathNet.Numerics.Statistics;

namespace ExpertReview.Scoring;

/// <summary>Figures computed again and again from resampled or simulated data. Immutable.</summary>
public sealed class BootstrapReplicates
{
    private readonly IReadOnlyList<double?>?[] _replicates;

    internal BootstrapReplicates(IReadOnlyList<double?>?[] replicates) => _replicates = replicates;

    /// <summary>B, the number of replicates, failed ones included.</summary>
    public int Count => _replicates.Length;

    /// <summary>Replicates that gave no figures, such as a fit that did not settle. Many of them make the intervals doubtful.</summary>
    public int Failures => _replicates.Count(replicate => replicate is null);

    /// <summary>The figures of one replicate; null when it failed, a figure null when undefined in it.</summary>
    /// <param name="replicate">0 … B − 1.</param>
    public IReadOnlyList<double?>? this[int replicate] => _replicates[replicate];

    /// <summary>All defined values of a figure, in order of the replicates.</summary>
    /// <param name="figure">The figure's position.</param>
    public double[] ValuesOf(int figure) =>
        [.. _replicates.Where(replicate => replicate?[figure] is not null).Select(replicate => replicate![figure]!.Value)];

    /// <summary>The standard deviation (N − 1) of a figure over the replicates: its bootstrap standard error.</summary>
    /// <param name="figure">The figure's position.</param>
    /// <returns>Undefined when fewer than two replicates have it.</returns>
    public Measure DeviationOf(int figure)
    {
        double[] values = ValuesOf(figure);
        return values.Length < 2 ? Measure.Undefined(UndefinedReason.TooFewValues) : Measure.Of(values.Order().ToArray().StandardDeviation());
    }

    /// <summary>The percentile interval of a figure: its quantiles at (1 ∓ level) / 2, interpolated as R's default (type 7).</summary>
    /// <param name="figure">The figure's position.</param>
    /// <param name="level">Confidence, in (0, 1).</param>
    /// <returns>Null when no replicate has it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public Interval? IntervalOf(int figure, double level = 0.95)
    {
        if (!(level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "Not in (0, 1).");
        double[] values = [.. ValuesOf(figure).Order()];
        return values.Length == 0
            ? null
            : new(
                SortedArrayStatistics.QuantileCustom(values, (1 - level) / 2, QuantileDefinition.R7),
                SortedArrayStatistics.QuantileCustom(values, (1 + level) / 2, QuantileDefinition.R7),
                level);
    }
}
