namespace ExpertReview.Web.Features.Programs;

/// <summary>Which end of an indicator's scale is the good one.</summary>
public enum IndicatorDirection
{
    /// <summary>More is better.</summary>
    Benefit,

    /// <summary>Less is better.</summary>
    Cost,
}

/// <summary>How the figures of one track and type are put on a common scale.</summary>
public enum IndicatorNormalization
{
    /// <summary>By rank alone: a giant among dwarfs takes one place, not the whole scale.</summary>
    Percentile,

    /// <summary>The worst figure takes the scale's low end, the best its high end, the others stand in between by their distance.</summary>
    MinMax,

    /// <summary>By distance from the mean: the mean takes the middle of the scale, a standard deviation is a sixth of it.</summary>
    ZScore,
}

/// <summary>Where the weights of a dimension's indicators come from.</summary>
public enum IndicatorWeighting
{
    /// <summary>From <see cref="IndicatorRule.Weight"/>.</summary>
    Fixed,

    /// <summary>层次分析法: from a table of pairwise judgements per dimension.</summary>
    Hierarchy,

    /// <summary>熵权法: from the figures, more where they differ more.</summary>
    Entropy,

    /// <summary>From the figures, more where they differ more and say what the others do not.</summary>
    Critic,

    /// <summary>最优最劣法: from judgements against the most and the least important indicator of each dimension.</summary>
    BestWorst,
}

/// <summary>客观指标: which of the applicants' own figures are scored, and how; the scores stand beside the experts' marks or count with them.</summary>
public sealed record IndicatorRules
{
    /// <summary>All of a share, in basis points.</summary>
    public const int Whole = 10_000;

    /// <summary>The figures that count; a figure's dimension is its field's.</summary>
    public required IReadOnlyList<IndicatorRule> Figures { get; init; }

    public IndicatorNormalization Normalization { get; init; } = IndicatorNormalization.Percentile;

    public IndicatorWeighting Weighting { get; init; } = IndicatorWeighting.Fixed;

    /// <summary>The judgements that <see cref="IndicatorWeighting.Hierarchy"/> and <see cref="IndicatorWeighting.BestWorst"/> need, a table per dimension.</summary>
    public IReadOnlyList<IndicatorJudgements> Judgements { get; init; } = [];

    /// <summary>Least share of a dimension's weight whose figures must be filed for a score, in basis points.</summary>
    public int LeastShare { get; init; } = 5000;

    /// <summary>Share of the official total that the indicator score makes up, in basis points; 0: it is only shown beside.</summary>
    public int Share { get; init; }

    /// <summary>The figures of one dimension, in the order of the rules: the order of the rows and columns of its judgements.</summary>
    public IReadOnlyList<IndicatorRule> Of(Ruleset ruleset, string dimension) =>
        [.. Figures.Where(figure => ruleset.Form.Field(figure.Field)?.Dimension == dimension)];
}

/// <summary>One figure that counts.</summary>
public sealed record IndicatorRule
{
    /// <summary>Code of a numeric field of the form that belongs to a dimension.</summary>
    public required string Field { get; init; }

    public IndicatorDirection Direction { get; init; } = IndicatorDirection.Benefit;

    /// <summary>Weight within its dimension with <see cref="IndicatorWeighting.Fixed"/>, in any unit: only proportions matter.</summary>
    public int Weight { get; init; } = 1;
}

/// <summary>Judgements of how much more important some indicators of a dimension are than others.</summary>
public sealed record IndicatorJudgements
{
    public required string Dimension { get; init; }

    /// <summary>
    /// Rows of numbers parted by spaces, such as <c>1 3 1/2</c>, in the order of the dimension's figures. Hierarchy: the whole
    /// table, a row per figure. Best–worst: two rows, the most important against each figure and each against the least important.
    /// </summary>
    public required IReadOnlyList<string> Rows { get; init; }
}
