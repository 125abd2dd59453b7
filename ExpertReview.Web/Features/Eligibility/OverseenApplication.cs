using System.Text.Json.Nodes;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>An application as the supervisor sees it.</summary>
public sealed record OverseenApplication
{
    /// <summary>Random; the ledger names the application by it from its import on.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>Null until a blind copy is made, which only an application that was decided eligible gets.</summary>
    public string? BlindCode { get; init; }

    public required string TypeCode { get; init; }

    public string? TrackCode { get; init; }

    public required int Version { get; init; }

    public int? DecidedVersion { get; init; }

    public bool? IsEligible { get; init; }

    /// <summary>The blind code, or while there is none the id.</summary>
    public string Code => BlindCode ?? ApplicationId;

    public DecisionState State => EligibilityStore.State(DecidedVersion, IsEligible, Version);
}

/// <summary>An entry of the ledger about a formal check.</summary>
public sealed record OverseenAct
{
    public required long Sequence { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required Act Act { get; init; }

    public required string ApplicationId { get; init; }

    public required string Body { get; init; }

    public required string Hash { get; init; }

    public required string Role { get; init; }

    /// <summary>The account's user name.</summary>
    public required string Account { get; init; }

    public DecisionEntry Decision => CanonicalJson.Read<DecisionEntry>(Body);

    public RulingEntry Ruling => CanonicalJson.Read<RulingEntry>(Body);

    /// <summary>How many lists and documents were recorded or taken off the record at once.</summary>
    public int RecordedCount => JsonNode.Parse(Body)?["fields"]?.AsArray().Count ?? 0;
}

/// <summary>An application with what was done about it, as the ledger tells it.</summary>
public sealed record OverseenCheck
{
    public required OverseenApplication Application { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public required IReadOnlyList<OverseenAct> Acts { get; init; }

    /// <summary>The entry of the decision on record; null while there is none.</summary>
    public OverseenAct? Decided => Acts.LastOrDefault(act => act.Act == Act.EligibilityDecided) is { } last && last.Decision.After is not null ? last : null;

    /// <summary>What the decision on record was made on.</summary>
    public IReadOnlyList<DecidedFinding> Findings => Decided?.Decision.Findings ?? [];

    /// <summary>The newest ruling of each rule that was not taken back, by rule.</summary>
    public IReadOnlyDictionary<string, OverseenAct> Rulings => Acts
        .Where(act => act.Act == Act.EligibilityRuled)
        .GroupBy(act => act.Ruling.Rule)
        .Select(rulings => rulings.Last())
        .Where(act => act.Ruling.After is not null)
        .ToDictionary(act => act.Ruling.Rule);
}
