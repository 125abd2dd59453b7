namespace ExpertReview.Scoring;

/// <summary>How single marks far from what the model expects are treated.</summary>
public enum ResidualTail
{
    /// <summary>Huber's weights min(1, 2.5 / |z|), always.</summary>
    Huber,

    /// <summary>
    /// Student's weights (ν + 1) / (ν + z²/s²) with ν and s by maximum likelihood, when the residuals show heavier tails than normal ones at the 1 % level of the
    /// likelihood ratio; else none. Costs nothing on clean panels and gains more than Huber's on contaminated ones.
    /// </summary>
    Student,

    /// <summary>Every mark keeps its expert's weight.</summary>
    Normal,
}
