namespace ExpertReview.Web.Features.Programs;

/// <summary>
/// What the edit page posts. Figures stay as typed, so that the page can be shown again with what was typed and what is wrong
/// with it. A field's name on the page is the path of its problem (<see cref="RulesetProblem.Path"/>).
/// Its lists are not read-only ones: the binder adds to the list that is there.
/// </summary>
public sealed record RulesetForm
{
    /// <summary>The version that the page showed.</summary>
    public int BaseVersion { get; init; }

    public string? Reason { get; init; }

    public string? Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>China time, yyyy-MM-ddTHH:mm.</summary>
    public string? FilingClosesAt { get; init; }

    public List<TypeInput> Types { get; init; } = [];

    public List<TrackInput> Tracks { get; init; } = [];

    public MountainIslandInput MountainIsland { get; init; } = new();

    /// <summary>Recommendation limits by the rule's code.</summary>
    public Dictionary<string, PlacesInput> Eligibility { get; init; } = [];

    public List<DimensionInput> Dimensions { get; init; } = [];

    public string? ExpertsPerApplication { get; init; }

    public bool CommentRequired { get; init; }

    public string? CommentMaxLength { get; init; }

    public RankingInput Ranking { get; init; } = new();

    public List<QuotaInput> Quotas { get; init; } = [];

    public IndicatorsInput Indicators { get; init; } = new();
}

/// <summary>One application type; without a code, one that is being added.</summary>
public sealed record TypeInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? NameEn { get; init; }

    public string? ShortName { get; init; }

    public bool Remove { get; init; }

    public bool IsNew => string.IsNullOrEmpty(Code) && !string.IsNullOrWhiteSpace(Name + NameEn + ShortName);
}

/// <summary>One track; without a code, one that is being added.</summary>
public sealed record TrackInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? Highland { get; init; }

    /// <summary>Codes of the types that may choose a track that is being added.</summary>
    public List<string> Types { get; init; } = [];

    public bool Remove { get; init; }

    public bool IsNew => string.IsNullOrEmpty(Code) && !string.IsNullOrWhiteSpace(Name);

    public bool Open { get; init; }

    public Dictionary<string, string?> Thresholds { get; init; } = [];
}

public sealed record MountainIslandInput
{
    /// <summary>What <see cref="InForce"/> says for the list that is being added.</summary>
    public const string New = "new";

    /// <summary>The date of the list in force, or <see cref="New"/>.</summary>
    public string? InForce { get; init; }

    public string? NewFrom { get; init; }

    public string? NewSource { get; init; }

    /// <summary>Names of counties, parted by commas or spaces.</summary>
    public string? NewCounties { get; init; }

    public bool HasNew => !string.IsNullOrWhiteSpace(NewFrom + NewSource + NewCounties);
}

public sealed record PlacesInput
{
    public string? PlacesPerCity { get; init; }

    /// <summary>One county a line: name, places and, where it has any, the places of its brand.</summary>
    public string? PlacesByCounty { get; init; }
}

/// <summary>One dimension; without a code, one that is being added.</summary>
public sealed record DimensionInput
{
    public string? Code { get; init; }

    public bool Remove { get; init; }

    public bool IsNew => string.IsNullOrEmpty(Code) && !string.IsNullOrWhiteSpace(Name);

    public string? Name { get; init; }

    public string? NameEn { get; init; }

    public string? Rubric { get; init; }

    public string? RubricEn { get; init; }

    /// <summary>Per cent.</summary>
    public string? Weight { get; init; }

    /// <summary>Points, as are <see cref="Maximum"/> and <see cref="Step"/>.</summary>
    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? Step { get; init; }
}

public sealed record RankingInput
{
    public AggregationMethod Aggregation { get; init; }

    public string? DropFromExperts { get; init; }

    public CalibrationInput Calibration { get; init; } = new();

    public string? Decimals { get; init; }

    public MidpointRounding Rounding { get; init; }

    /// <summary>The steps in order; empty places are left out.</summary>
    public List<string?> TieChain { get; init; } = [];
}

/// <summary>The options of the calibrated method; other methods have none.</summary>
public sealed record CalibrationInput
{
    public bool CalibratesSpread { get; init; }

    public bool DownweightsOutliers { get; init; }

    public bool ShrinksToTrack { get; init; }
}

public sealed record QuotaInput
{
    public string? Type { get; init; }

    public string? Places { get; init; }

    public string? MinimumTotal { get; init; }

    public string? PlacesPerCity { get; init; }
}
