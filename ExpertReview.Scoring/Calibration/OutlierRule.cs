namespace ExpertReview.Scoring;

/// <summary>How much single ratings count that lie far from what a model expects.</summary>
public enum OutlierRule
{
    /// <summary>All alike: only the experts' consistency makes weights.</summary>
    None,

    /// <summary>Beyond ± 2.5 deviations less and less: min(1, 2.5 / |z|). Touches a few ratings of every panel, also of a clean one.</summary>
    Huber,

    /// <summary>
    /// By their probability of being outlying (<see cref="OutlierMixture"/>), and only when the panel's residuals show outliers at all.
    /// </summary>
    Mixture,
}
