namespace ExpertReview.Web.Features.Programs;

/// <summary>How an eligibility rule decides; each value is one check in the Eligibility slice.</summary>
public enum EligibilityCheck
{
    /// <summary>A figure reaches the track's threshold for the application's type.</summary>
    TrackThreshold,

    /// <summary>A figure reaches the type's threshold in <see cref="EligibilityRule.Thresholds"/>.</summary>
    TypeThreshold,

    /// <summary>At least one of <see cref="EligibilityRule.AnyOf"/> holds.</summary>
    AnyAtLeast,

    /// <summary>A choice is one of <see cref="EligibilityRule.Values"/>.</summary>
    OneOf,

    /// <summary>A choice is none of <see cref="EligibilityRule.Values"/>.</summary>
    NoneOf,

    /// <summary>The track is open for applications of the type.</summary>
    OpenTrack,

    /// <summary>One type and one track are chosen.</summary>
    SingleChoice,

    /// <summary>Required fields are filled and every figure that needs a detailed list has one.</summary>
    Complete,

    /// <summary>No text is longer than the form allows.</summary>
    Lengths,

    /// <summary>A date lies between two dates.</summary>
    DateBetween,

    /// <summary>A name is not already on <see cref="EligibilityRule.Values"/>.</summary>
    NotListed,

    /// <summary>A division recommends no more applications than its places (ordered list; places of a brand counted apart).</summary>
    RecommendationLimit,

    /// <summary>Never decided by the program: an officer's waiver, with reason and evidence.</summary>
    WaiverOnly,
}

/// <summary>One formal check (形式审查) of a ruleset.</summary>
public sealed record EligibilityRule
{
    public required string Code { get; init; }

    public required EligibilityCheck Check { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The words of the notice.</summary>
    public required string Clause { get; init; }

    /// <summary>Application types it applies to; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Form field that the check reads.</summary>
    public string? Field { get; init; }

    public IReadOnlyList<FigureMinimum> AnyOf { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Least figure per application type (code).</summary>
    public IReadOnlyDictionary<string, decimal> Thresholds { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Least figure per application type for applicants in a county on the mountain-and-island list.</summary>
    public IReadOnlyDictionary<string, decimal> MountainIslandThresholds { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Per cent of the threshold that applies in a county on the mountain-and-island list (70: lowered by 30 %).</summary>
    public int? MountainIslandPercent { get; init; }

    /// <summary>First and last date that pass.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The most recommendations of one city, where the notice sets one number for all.</summary>
    public int? PlacesPerCity { get; init; }

    /// <summary>The most recommendations of a county, by division code.</summary>
    public IReadOnlyDictionary<string, int> PlacesByCounty { get; init; } = new Dictionary<string, int>();

    /// <summary>Places that a county has besides for its industry-cluster brand; used by applications whose <see cref="Field"/> says 是.</summary>
    public IReadOnlyDictionary<string, int> BrandPlacesByCounty { get; init; } = new Dictionary<string, int>();

    /// <summary>The form field that holds the place in the recommending division's list, where the list is ordered.</summary>
    public string? OrderField { get; init; }

    /// <summary>Documents that belong to a complete application besides the form and the detailed lists.</summary>
    public IReadOnlyList<RequiredDocument> Documents { get; init; } = [];

    /// <summary>原则上: a miss needs a person's judgement instead of failing.</summary>
    public bool InPrinciple { get; init; }

    /// <summary>Code of the rule whose failure this waiver can lift.</summary>
    public string? Waives { get; init; }
}

/// <summary>A figure and the least value that satisfies a rule.</summary>
public sealed record FigureMinimum
{
    public required string Field { get; init; }

    public required decimal Minimum { get; init; }
}

/// <summary>A document that is handed in beside the form.</summary>
public sealed record RequiredDocument
{
    /// <summary>The key under which an officer records it; no field of the form has it.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }
}
