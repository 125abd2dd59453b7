namespace ExpertReview.Scoring;

/// <summary>How each expert's ratings are put on a common scale.</summary>
public enum StandardizationMethod
{
    /// <summary>As given.</summary>
    Raw,

    /// <summary><see cref="Standardization.Centre"/>.</summary>
    Centre,

    /// <summary><see cref="Standardization.ZScores"/>.</summary>
    ZScore,

    /// <summary><see cref="Standardization.RobustZScores"/>.</summary>
    RobustZScore,

    /// <summary><see cref="Standardization.MinMax"/>.</summary>
    MinMax,

    /// <summary><see cref="Standardization.Percentiles"/>.</summary>
    Percentile,

    /// <summary><see cref="Standardization.NormalScores"/>.</summary>
    NormalScore,

    /// <summary><see cref="QuantileNormalization"/> over all experts.</summary>
    Quantile,
}
