namespace ExpertReview.Scoring;

/// <summary>What a fitted model leaves of the ratings: all that <see cref="ReliabilityWeights"/> needs to know of it.</summary>
/// <param name="Residuals">N values minus fitted values, in the order of the ratings; finite.</param>
/// <param name="Leverages">N diagonal entries of the hat matrix, in [0, 1].</param>
public sealed record FittedResiduals(IReadOnlyList<double> Residuals, IReadOnlyList<double> Leverages);

/// <summary>Any additive model that can be fitted with weights.</summary>
/// <param name="ratings">The ratings.</param>
/// <param name="weights">N positive precisions with mean 1, in the order of the ratings.</param>
public delegate FittedResiduals WeightedModel(Ratings ratings, IReadOnlyList<double> weights);
