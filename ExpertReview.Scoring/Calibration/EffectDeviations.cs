namespace ExpertReview.Scoring;

/// <summary>Standard deviations of all random effects, in the unit of the ratings.</summary>
/// <param name="Applications">n deviations, in the order of <see cref="Ratings.Applications"/>.</param>
/// <param name="Experts">E deviations, in the order of <see cref="Ratings.Experts"/>; all 0 in a model without experts.</param>
/// <param name="Topics">One for each topic, in the order of <see cref="CrossedEffectsFit.Topics"/>; empty without topics.</param>
public sealed record EffectDeviations(IReadOnlyList<double> Applications, IReadOnlyList<double> Experts, IReadOnlyList<double> Topics);
