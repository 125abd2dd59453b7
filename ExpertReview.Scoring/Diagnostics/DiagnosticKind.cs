namespace ExpertReview.Scoring;

/// <summary>What is examined in an expert's marks.</summary>
public enum DiagnosticKind
{
    /// <summary>The expert's effect, in points: <see cref="ExpertSeverity"/>.</summary>
    Severity,

    /// <summary>Standard deviation of the marks over the others': <see cref="ExpertSpread"/>.</summary>
    Spread,

    /// <summary>Share of marks near the middle of the scale: <see cref="ScaleUse"/>.</summary>
    CentralTendency,

    /// <summary>Share of marks near the ends of the scale: <see cref="ScaleUse"/>.</summary>
    Extremity,

    /// <summary>Residual variance over the expected, large expectations counting more (infit): <see cref="MeanSquareFit"/>.</summary>
    Infit,

    /// <summary>The same with every review counting equally, so that single odd marks tell (outfit): <see cref="MeanSquareFit"/>.</summary>
    Outfit,

    /// <summary>Correlation with the other experts' mean: <see cref="PeerAgreement"/>.</summary>
    PeerAgreement,

    /// <summary>How little the dimensions of one review differ: <see cref="HaloEffect"/>.</summary>
    DimensionSpread,

    /// <summary>Correlation of the dimensions' residuals: <see cref="HaloEffect"/>.</summary>
    DimensionCorrelation,

    /// <summary>Share of reviews with the same mark in all dimensions: <see cref="StraightLining"/>.</summary>
    StraightLining,

    /// <summary>Mean residual in one dimension: <see cref="DimensionInterplay"/>.</summary>
    DimensionInterplay,

    /// <summary>The review farthest from what the model expects: <see cref="OutlyingReviews"/>.</summary>
    OutlyingReview,

    /// <summary>Change of the residual per review made: <see cref="ReviewOrderDrift"/>.</summary>
    Drift,

    /// <summary>Mean residual in one group of applications against the others: <see cref="GroupAffinity"/>.</summary>
    Affinity,
}

/// <summary>What a finding points to. It is a reason to look, never a verdict.</summary>
public enum DiagnosticSignal
{
    /// <summary>Marks far lower than the panel.</summary>
    Severe,

    /// <summary>Marks far higher than the panel.</summary>
    Lenient,

    /// <summary>Uses much less of the scale than the others.</summary>
    NarrowSpread,

    /// <summary>Uses much more of the scale than the others.</summary>
    WideSpread,

    /// <summary>Keeps to the middle of the scale.</summary>
    CentralTendency,

    /// <summary>Keeps to the ends of the scale.</summary>
    Extremity,

    /// <summary>Marks vary more about what the model expects than others' do.</summary>
    Erratic,

    /// <summary>Marks vary less about what the model expects than chance allows, as if adapted to the others'.</summary>
    TooPredictable,

    /// <summary>Orders applications differently from the others.</summary>
    LowAgreement,

    /// <summary>One impression of the whole decides all dimensions.</summary>
    Halo,

    /// <summary>Gives the same mark in every dimension.</summary>
    StraightLining,

    /// <summary>Marks one dimension higher or lower than the others do.</summary>
    DimensionInterplay,

    /// <summary>A single review is far off.</summary>
    OutlyingReview,

    /// <summary>Grew stricter or milder over the session.</summary>
    Drift,

    /// <summary>Marks one group of applications higher than the rest.</summary>
    Favoring,

    /// <summary>Marks one group of applications lower than the rest.</summary>
    Disfavoring,
}
