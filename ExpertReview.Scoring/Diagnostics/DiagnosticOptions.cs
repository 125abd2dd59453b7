namespace ExpertReview.Scoring;

/// <summary>What is known beside the marks, and how sure a flag must be. Whatever is not given is not examined.</summary>
public sealed record DiagnosticOptions
{
    /// <summary>Confidence of all intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The accepted share of false ones among the flags, in (0, 1); also the cut of <see cref="OutlyingReviews"/>.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>Fewest and most points that a rating can have, for the use of the scale.</summary>
    public (double Lowest, double Highest)? Scale { get; init; }

    /// <summary>The accepted points by dimension, so that dimensions of different length can be compared.</summary>
    public IReadOnlyDictionary<string, MarkRange>? Ranges { get; init; }

    /// <summary>Place or time of each review in its expert's session, for drift.</summary>
    public IReadOnlyDictionary<(string Application, string Expert), double>? Order { get; init; }

    /// <summary>The group of each application (a city, a kind of unit), for affinity.</summary>
    public IReadOnlyDictionary<string, string>? Groups { get; init; }
}
