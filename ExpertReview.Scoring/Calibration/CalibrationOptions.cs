namespace ExpertReview.Scoring;

/// <summary>Which steps <see cref="PanelCalibration"/> takes.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Whether experts with a wide and experts with a narrow range of marks are put on one spread (<see cref="SpreadCalibration"/>).</summary>
    public bool CalibratesSpread { get; init; } = true;

    /// <summary>Whether consistent experts count more than inconsistent ones (<see cref="ReliabilityWeights"/>).</summary>
    public bool WeighsReliability { get; init; } = true;

    /// <summary>What becomes of single outlying totals; of no effect without <see cref="WeighsReliability"/>.</summary>
    public OutlierRule Outliers { get; init; } = OutlierRule.Mixture;

    /// <summary>
    /// The topic of each application by code, such as its track: applications are then drawn towards their topic's mean, not the panel's. Null = no topics.
    /// Every application with a rating must be named.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Topics { get; init; }
}
