namespace ExpertReview.Scoring;

/// <summary>How a <see cref="LocationEstimator"/> makes one number of several.</summary>
public enum LocationMethod
{
    /// <summary><see cref="Location.Mean"/>.</summary>
    Mean,

    /// <summary><see cref="Location.Median"/>.</summary>
    Median,

    /// <summary><see cref="Location.MeanWithoutExtremes"/>.</summary>
    MeanWithoutExtremes,

    /// <summary><see cref="Location.TrimmedMean"/>.</summary>
    TrimmedMean,

    /// <summary><see cref="Location.MeanWithExtremesPulledIn"/>.</summary>
    MeanWithExtremesPulledIn,

    /// <summary><see cref="Location.WinsorizedMean"/>.</summary>
    WinsorizedMean,

    /// <summary><see cref="HuberLocation.Of"/>.</summary>
    Huber,

    /// <summary><see cref="Location.HodgesLehmann"/>.</summary>
    HodgesLehmann,

    /// <summary><see cref="Location.GeometricMean"/>.</summary>
    GeometricMean,
}
