namespace ExpertReview.Scoring;

/// <summary>What is wrong with rules; the key by which callers localize.</summary>
public enum RulesProblemCode
{
    /// <summary>There is no dimension.</summary>
    NoDimension,

    /// <summary>A dimension's key is empty.</summary>
    EmptyDimension,

    /// <summary>A dimension is named twice.</summary>
    DuplicateDimension,

    /// <summary>A weight is negative.</summary>
    NegativeWeight,

    /// <summary>The weights do not sum to <see cref="RankingRules.WholeWeight"/>, or that is less than 1.</summary>
    WeightSum,

    /// <summary><see cref="RankingRules.FewestSheets"/> is less than 1.</summary>
    FewestSheets,

    /// <summary>The tie chain names a dimension that the rules do not have.</summary>
    UnknownTieDimension,

    /// <summary>A number of places is negative.</summary>
    NegativePlaces,

    /// <summary>A quota is negative.</summary>
    NegativeQuota,

    /// <summary>There are two quotas for one type, or two for all the others.</summary>
    DuplicateQuota,

    /// <summary>Printed decimals are outside 0 … 15.</summary>
    Decimals,
}

/// <summary>One thing that is wrong with rules.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Subject">The dimension or type concerned, or the sum found; null where the code says it all.</param>
public sealed record RulesProblem(RulesProblemCode Code, string? Subject = null);
