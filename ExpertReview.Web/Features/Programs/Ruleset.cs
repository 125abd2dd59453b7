using System.Text.Json.Serialization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>
/// 评审规则: everything that decides how a program's applications are read, checked, seen, scored and ranked.
/// It is data: the three built-in schemes are files in <c>Schemes/</c>; a program holds its own, versioned copy,
/// which freezes by hash when its round opens.
/// </summary>
public sealed record Ruleset
{
    /// <summary>The built-in scheme it was copied from.</summary>
    public required string Scheme { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The notice that the rules are read from, by title; shown beside the rules.</summary>
    public string? Notice { get; init; }

    /// <summary>Until when applications are taken (China time); later ones are reported.</summary>
    public DateTimeOffset? FilingClosesAt { get; init; }

    public required IReadOnlyList<ApplicationType> Types { get; init; }

    public required IReadOnlyList<Track> Tracks { get; init; }

    public required MountainIslandLists MountainIsland { get; init; }

    public required IReadOnlyList<EligibilityRule> Eligibility { get; init; }

    public required FormDefinition Form { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>Where the weights come from; shown on screen when they are this product's default and not the notice's.</summary>
    public bool WeightsAreDefault { get; init; }

    public int ExpertsPerApplication { get; init; } = 5;

    /// <summary>Whether an expert must write a comment before submitting.</summary>
    public bool CommentRequired { get; init; }

    public int CommentMaxLength { get; init; } = 1000;

    public required RankingMethod Ranking { get; init; }

    public required IReadOnlyList<Quota> Quotas { get; init; }

    /// <summary>Null where no figures are scored.</summary>
    public IndicatorRules? Indicators { get; init; }

    /// <summary>The indicator scores count with the experts' marks.</summary>
    [JsonIgnore]
    public bool BlendsIndicators => Indicators is { Share: > 0 };

    /// <summary>Official totals come from floating-point arithmetic, rounded to 9 decimals, not from exact fractions.</summary>
    [JsonIgnore]
    public bool HasComputedTotals => BlendsIndicators || Ranking.Aggregation == AggregationMethod.Calibrated;

    public Dimension? Dimension(string code) => Dimensions.FirstOrDefault(dimension => dimension.Code == code);

    public ApplicationType? Type(string code) => Types.FirstOrDefault(type => type.Code == code);

    public Track? Track(string? code) => Tracks.FirstOrDefault(track => track.Code == code);
}

/// <summary>A kind of application that ranks for itself (核心区, 协同区, “新星”产业群).</summary>
public sealed record ApplicationType
{
    public required string Code { get; init; }

    /// <summary>The name as the form's tick box prints it.</summary>
    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>A short name for tables.</summary>
    public string? ShortName { get; init; }
}

/// <summary>A track (赛道) with its thresholds per application type.</summary>
public sealed record Track
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The industry highland (产业高地) it belongs to.</summary>
    public string? Highland { get; init; }

    /// <summary>Finer fields that the notice lists, as printed.</summary>
    public IReadOnlyList<string> Subtracks { get; init; } = [];

    /// <summary>False where the notice says 不开放申报.</summary>
    public bool Open { get; init; } = true;

    /// <summary>The application types that may choose it, by code.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Least figure per application type, in the unit of the rule that uses it.</summary>
    public IReadOnlyDictionary<string, decimal> Thresholds { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Marks a track that stands for "another track of this highland" where the notice's list is open-ended.</summary>
    public bool OpenEnded { get; init; }
}

/// <summary>The mountain-and-island counties: dated lists, one of which is in force.</summary>
public sealed record MountainIslandLists
{
    /// <summary>The date of the list that applies.</summary>
    public required DateOnly InForce { get; init; }

    public required IReadOnlyList<MountainIslandList> Lists { get; init; }

    /// <summary>The codes of the counties on the list in force; empty when no list has that date.</summary>
    public IReadOnlyList<string> Counties() => Lists.FirstOrDefault(list => list.From == InForce)?.Counties ?? [];
}

/// <summary>One published list of mountain-and-island counties.</summary>
public sealed record MountainIslandList
{
    public required DateOnly From { get; init; }

    public required string Source { get; init; }

    /// <summary>Division codes of counties.</summary>
    public required IReadOnlyList<string> Counties { get; init; }
}

/// <summary>One of the dimensions that experts score.</summary>
public sealed record Dimension
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>What the notice asks for; shown to the expert on the dimension's card.</summary>
    public required string Rubric { get; init; }

    public string? RubricEn { get; init; }

    /// <summary>Weight in basis points; the dimensions' weights add up to 10 000.</summary>
    public required int Weight { get; init; }

    /// <summary>Least mark, in hundredths of a point.</summary>
    public int Minimum { get; init; }

    /// <summary>Highest mark, in hundredths of a point.</summary>
    public int Maximum { get; init; } = 10_000;

    /// <summary>Step between marks, in hundredths of a point.</summary>
    public int Step { get; init; } = 50;
}

/// <summary>How the experts' totals become one.</summary>
public enum AggregationMethod
{
    Mean,

    /// <summary>One highest and one lowest are left out from <see cref="RankingMethod.DropFromExperts"/> experts on.</summary>
    DropExtremes,
    Median,

    /// <summary>
    /// 校准法: severity and spread of the experts are estimated from all marks and removed, then each total is shrunk towards the
    /// mean by how little is known of it; see <see cref="RankingMethod.Calibration"/>.
    /// </summary>
    Calibrated,
}

/// <summary>The declared, official way of ranking.</summary>
public sealed record RankingMethod
{
    public AggregationMethod Aggregation { get; init; } = AggregationMethod.Mean;

    /// <summary>With <see cref="AggregationMethod.DropExtremes"/>: fewest experts for which anything is left out.</summary>
    public int DropFromExperts { get; init; } = 5;

    /// <summary>With <see cref="AggregationMethod.Calibrated"/>: its options; null for the usual ones.</summary>
    public CalibrationRules? Calibration { get; init; }

    /// <summary>Decimals in print; ranking itself never rounds.</summary>
    public int Decimals { get; init; } = 2;

    public MidpointRounding Rounding { get; init; } = MidpointRounding.AwayFromZero;

    /// <summary>
    /// What breaks a tie, in order: <c>dimension:CODE</c>, <c>raw-mean</c>, <c>median</c>, <c>lowest</c>.
    /// Candidates equal on all of it share their rank.
    /// </summary>
    public IReadOnlyList<string> TieChain { get; init; } = [];
}

/// <summary>How many candidates of a type come inside the cut line (入围线).</summary>
public sealed record Quota
{
    /// <summary>Application type, by code.</summary>
    public required string Type { get; init; }

    /// <summary>Places; null where only <see cref="MinimumTotal"/> decides.</summary>
    public int? Places { get; init; }

    /// <summary>Least official total, in hundredths of a point.</summary>
    public int? MinimumTotal { get; init; }

    /// <summary>The most candidates of one city (设区市); null where the notice sets no limit.</summary>
    public int? PlacesPerCity { get; init; }
}
