namespace ExpertReview.Scoring;

/// <summary>How a ruleset turns marks into ranks, places and ties.</summary>
/// <remarks>
/// An expert's total is Σ w_d·x_d / <see cref="WholeWeight"/>, in points. The official total aggregates the experts' totals by
/// <see cref="Aggregation"/>; each dimension's score aggregates that dimension's marks by the same rule.
/// </remarks>
public sealed record RankingRules
{
    /// <summary>All of the weight in basis points: 10,000 = 100 %.</summary>
    public const int BasisPoints = 10_000;

    /// <summary>The dimensions with their weights, in the order in which they are shown; at least one.</summary>
    public required IReadOnlyList<WeightedDimension> Dimensions { get; init; }

    /// <summary>What the weights must sum to; basis points unless set. At least 1.</summary>
    public int WholeWeight { get; init; } = BasisPoints;

    /// <summary>The official method; the plain mean unless set.</summary>
    public AggregationRule Aggregation { get; init; } = AggregationRule.Mean;

    /// <summary>Complete sheets an application needs for a total, at least 1.</summary>
    public int FewestSheets { get; init; } = 1;

    /// <summary>What an unfinished sheet does to its application.</summary>
    public IncompleteSheetPolicy IncompleteSheets { get; init; } = IncompleteSheetPolicy.WithholdTotal;

    /// <summary>What is compared, step by step, when official totals are equal; may be empty.</summary>
    public IReadOnlyList<TieBreak> TieChain { get; init; } = [];

    /// <summary>Places in each type (cut line, 入围线) that <see cref="PlacesByType"/> does not name; null = no cut line.</summary>
    public int? Places { get; init; }

    /// <summary>Places of single types, at least 0; null as a value = no cut line for that type.</summary>
    public IReadOnlyDictionary<string, int?> PlacesByType { get; init; } = new Dictionary<string, int?>();

    /// <summary>
    /// Official total, in points, below which no place is given, in each type that <see cref="MinimumTotalByType"/> does not
    /// name; the minimum itself is enough; null = none.
    /// </summary>
    public decimal? MinimumTotal { get; init; }

    /// <summary>Minimum totals of single types, in points; null as a value = none for that type.</summary>
    public IReadOnlyDictionary<string, decimal?> MinimumTotalByType { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>Quotas per group; at most one for each type and one for all the others.</summary>
    public IReadOnlyList<GroupQuota> Quotas { get; init; } = [];

    /// <summary>Places after the point in print, 0 to 15. Ranks and ties come from the exact values.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Rounding in print.</summary>
    public MidpointRounding Rounding { get; init; } = MidpointRounding.AwayFromZero;

    /// <summary>Rules with exactly equal weights, everything else at its default.</summary>
    /// <param name="dimensions">Keys of the dimensions; at least one, each once.</param>
    /// <exception cref="ArgumentException"><paramref name="dimensions"/> is empty or repeats one.</exception>
    public static RankingRules EqualWeights(IEnumerable<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        WeightedDimension[] equal = [.. dimensions.Select(dimension => new WeightedDimension(dimension, 1))];
        var rules = new RankingRules { Dimensions = equal, WholeWeight = equal.Length };
        return rules.Check() is [] ? rules : throw new ArgumentException("Dimensions must be given, each once.", nameof(dimensions));
    }

    /// <summary>Everything that is wrong with these rules.</summary>
    /// <returns>Problems in a fixed order; empty when the rules can rank.</returns>
    public IReadOnlyList<RulesProblem> Check() => [.. RulesCheck.Problems(this)];

    /// <summary>An exact value as it is printed by these rules.</summary>
    /// <param name="value">A total or score in points.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Decimals"/> is outside 0 … 15.</exception>
    /// <exception cref="OverflowException">The value needs more than a decimal's 96 bits.</exception>
    public decimal Printed(Fraction value) => value.Round(Decimals, Rounding);

    /// <summary>The places of one type; null = no cut line.</summary>
    /// <param name="type">The application type.</param>
    public int? PlacesOf(string type) => PlacesByType.TryGetValue(type, out int? own) ? own : Places;

    /// <summary>The minimum total of one type, in points; null = none.</summary>
    /// <param name="type">The application type.</param>
    public decimal? MinimumTotalOf(string type) => MinimumTotalByType.TryGetValue(type, out decimal? own) ? own : MinimumTotal;

    /// <summary>The quota of each group of one type; null = none.</summary>
    /// <param name="type">The application type.</param>
    public int? QuotaOf(string type) =>
        (Quotas.FirstOrDefault(quota => quota.Type == type) ?? Quotas.FirstOrDefault(quota => quota.Type is null))?.Most;
}
