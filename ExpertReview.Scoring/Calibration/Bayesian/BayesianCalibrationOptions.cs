namespace ExpertReview.Scoring;

/// <summary>How long <see cref="BayesianCalibration"/> draws.</summary>
public sealed record BayesianCalibrationOptions
{
    /// <summary>Independent chains, at least 2, so that their agreement can be judged.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Rounds of each chain that are thrown away, at least 0.</summary>
    public int BurnIn { get; init; } = 1000;

    /// <summary>Rounds of each chain that are kept, at least 10.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Probability of the intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Chains, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(BurnIn);
        ArgumentOutOfRangeException.ThrowIfLessThan(Draws, 10);
        if (!(Level > 0 && Level < 1))
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "The probability must lie inside (0, 1).");
    }
}
