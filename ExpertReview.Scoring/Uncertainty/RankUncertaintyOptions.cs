namespace ExpertReview.Scoring;

/// <summary>How ranks are drawn from a posterior and summed up.</summary>
public sealed record RankUncertaintyOptions
{
    /// <summary>Draws unless set: the standard error of a probability is then at most 0.008.</summary>
    public const int UsualDraws = 4000;

    /// <summary>Number of draws, at least 1.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>Seed of the draws; the same seed gives the same result on every machine and with any number of threads.</summary>
    public ulong Seed { get; init; }

    /// <summary>Who gets a place in a draw; ranks are then within the types. Null: all are ranked together and no place is given.</summary>
    public SelectionRule? Selection { get; init; }

    /// <summary>The shortlist to compare with, n flags; null: the one that <see cref="Selection"/> makes from the posterior means.</summary>
    public IReadOnlyList<bool>? Shortlist { get; init; }

    /// <summary>Probability that the rank interval leaves out at each end, in (0, ½); 0.05 gives the interval from 5 % to 95 %.</summary>
    public double TailProbability { get; init; } = 0.05;

    /// <summary>An application is contested when its probability of a place is above this and below 1 minus this, in [0, ½).</summary>
    public double ContestedFrom { get; init; } = 0.05;

    /// <summary>Most threads to use; −1: as many as the machine offers. It changes no result.</summary>
    public int Threads { get; init; } = -1;
}
