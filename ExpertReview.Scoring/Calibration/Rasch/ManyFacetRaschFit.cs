namespace ExpertReview.Scoring;

/// <summary>What <see cref="ManyFacetRasch"/> finds.</summary>
public sealed record ManyFacetRaschFit
{
    /// <summary>Quality θ of the applications that are not extreme, by code.</summary>
    public required IReadOnlyList<FacetElement> Applications { get; init; }

    /// <summary>Severity α of the experts that are not extreme, by code: positive = severe. Mean 0 within each component.</summary>
    public required IReadOnlyList<FacetElement> Experts { get; init; }

    /// <summary>Difficulty δ of the criteria that are not extreme, by code; mean 0.</summary>
    public required IReadOnlyList<FacetElement> Criteria { get; init; }

    /// <summary>The categories that occur among the marks used, ascending; one fewer thresholds than categories.</summary>
    public required IReadOnlyList<int> Categories { get; init; }

    /// <summary>τ: threshold k is where <see cref="Categories"/>[k] and [k + 1] are equally likely; mean 0, not necessarily ascending.</summary>
    public required IReadOnlyList<Measure> Thresholds { get; init; }

    /// <summary>What was removed, in the order of removal, because its logit would be infinite; its marks are not used.</summary>
    public required IReadOnlyList<ExtremeElement> Removed { get; init; }

    /// <summary>Number of parts of the panel without a common expert or application; logits of different parts cannot be compared.</summary>
    public required int Components { get; init; }

    /// <summary>Σ ln P of the marks used; 0 when none is left.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Largest difference between an observed and an expected sum, over all elements and thresholds: about 0 at the maximum.</summary>
    public required double LargestScoreResidual { get; init; }

    /// <summary>Number of rounds over all facets.</summary>
    public required int Iterations { get; init; }

    /// <summary>True when the iteration settled; otherwise all logits are undefined.</summary>
    public required bool Converged { get; init; }
}
