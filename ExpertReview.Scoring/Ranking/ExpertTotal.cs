namespace ExpertReview.Scoring;

/// <summary>What became of an expert's total.</summary>
public enum ExpertTotalUse
{
    /// <summary>It went into the official total.</summary>
    Counted,

    /// <summary>It was left out as the one highest; of several equal ones, the first by the experts' codes.</summary>
    DroppedHighest,

    /// <summary>It was left out as the one lowest; of several equal ones, the last by the experts' codes.</summary>
    DroppedLowest,

    /// <summary>It was not used, because the sheet is incomplete or the application has no official total.</summary>
    NotUsed,
}

/// <summary>One expert's total for an application.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Total">Σ w_d·x_d / <see cref="RankingRules.WholeWeight"/>, in points; null when the sheet lacks a dimension.</param>
/// <param name="Use">What became of it.</param>
public sealed record ExpertTotal(string Expert, Fraction? Total, ExpertTotalUse Use);

/// <summary>An application's score in one dimension.</summary>
/// <param name="Dimension">The dimension's key.</param>
/// <param name="Score">
/// The complete sheets' marks in this dimension, aggregated by the official rule, in points; null when there is no official total.
/// </param>
/// <param name="DroppedHighest">Code of the expert whose mark was left out as highest; null when none was.</param>
/// <param name="DroppedLowest">Code of the expert whose mark was left out as lowest; null when none was.</param>
public sealed record DimensionScore(string Dimension, Fraction? Score, string? DroppedHighest = null, string? DroppedLowest = null);
