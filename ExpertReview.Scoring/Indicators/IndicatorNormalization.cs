namespace ExpertReview.Scoring;

/// <summary>How an indicator's figures become comparable within a group.</summary>
public enum IndicatorNormalization
{
    /// <summary>
    /// Midrank percentile (<see cref="Standardization.Percentiles"/>, Hazen), carried to the scale. Robust: a giant among dwarfs takes one
    /// place, not the whole scale. The default.
    /// </summary>
    Percentile,

    /// <summary>(x − worst) / (best − worst), carried to the scale. Keeps proportions; one extreme figure presses all others together.</summary>
    MinMax,

    /// <summary>
    /// z-score about the middle of the scale, one sixth of the scale per standard deviation. Not cut at the ends: beyond three deviations a
    /// score leaves the scale.
    /// </summary>
    ZScore,
}
