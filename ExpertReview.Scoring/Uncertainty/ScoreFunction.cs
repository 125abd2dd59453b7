namespace ExpertReview.Scoring;

/// <summary>Any way from ratings to one value per application, such as a mean or a calibrated value. Pure: the same ratings give the same values.</summary>
/// <param name="ratings">The ratings; a resampled or reduced table has fewer applications or experts.</param>
/// <returns>A value for each of <see cref="Ratings.Applications"/>, in their order; null where it is undefined.</returns>
public delegate IReadOnlyList<double?> ScoreFunction(Ratings ratings);
