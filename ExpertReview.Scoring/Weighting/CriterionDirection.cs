namespace ExpertReview.Scoring;

/// <summary>Which end of a criterion's scale is the good one.</summary>
public enum CriterionDirection
{
    /// <summary>More is better.</summary>
    Benefit,

    /// <summary>Less is better.</summary>
    Cost,
}
