namespace ExpertReview.Scoring;

/// <summary>How weights are drawn for an <see cref="AcceptabilityAnalysis"/>.</summary>
public sealed record AcceptabilityOptions
{
    /// <summary>The weights to stay near, K numbers of at least 0 with sum 1; null: every set of weights is equally likely.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>c of the Dirichlet distribution c·w⁰, positive; a weight w then has the standard deviation √(w(1 − w) / (c + 1)). Read only with <see cref="Weights"/>.</summary>
    public double Concentration { get; init; } = 100;

    /// <summary>Number of draws, at least 1.</summary>
    public int Draws { get; init; } = RankUncertaintyOptions.UsualDraws;

    /// <summary>Seed of the draws; the same seed gives the same result on every machine and with any number of threads.</summary>
    public ulong Seed { get; init; }

    /// <summary>Who gets a place in a draw; ranks are then within the types. Null: all are ranked together and no place is given.</summary>
    public SelectionRule? Selection { get; init; }

    /// <summary>Most threads to use; −1: as many as the machine offers. It changes no result.</summary>
    public int Threads { get; init; } = -1;
}
