namespace ExpertReview.Web.Features.Rankings;

/// <summary>冻结的排名, as it is stored: numbered, immutable, with everything needed to compute it again.</summary>
public sealed record FrozenRanking
{
    public required string RoundId { get; init; }

    public required int Number { get; init; }

    public required int RulesetVersion { get; init; }

    public required string RulesetHash { get; init; }

    public required long EventNumber { get; init; }

    /// <summary><see cref="RankingInputs"/> as canonical JSON.</summary>
    public required string Inputs { get; init; }

    /// <summary>The result as <see cref="RankingJson"/>.</summary>
    public required string Result { get; init; }

    public required string ResultHash { get; init; }

    public required string LibraryVersion { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>The account that froze it, by its display name where the account still has one.</summary>
    public required string FrozenBy { get; init; }
}

/// <summary>One line of the list of frozen rankings: without inputs and result.</summary>
public sealed record FrozenRankingEntry
{
    public required int Number { get; init; }

    public required long EventNumber { get; init; }

    public required string RulesetHash { get; init; }

    public required string ResultHash { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }
}

/// <summary>Why a ranking was not frozen or not handed out.</summary>
public enum RankingRefusal
{
    /// <summary>The program's phase does not allow freezing.</summary>
    PhaseForbids,

    /// <summary>The round is not closed.</summary>
    RoundNotClosed,
    ReasonMissing,

    /// <summary>The number of complete sheets asked for is not between one and what the ruleset asks for.</summary>
    FewestSheetsOutOfRange,

    /// <summary>There is no application to rank.</summary>
    NothingToRank,

    /// <summary>The round is sealed: nobody sees marks or order.</summary>
    RoundSealed,
}

/// <summary>What computing a frozen ranking again showed, each finding by itself.</summary>
/// <param name="ResultHash">The hash of what was computed now.</param>
/// <param name="IsSameResult">What was computed now is, to the letter, what is stored.</param>
/// <param name="IsStoredTextIntact">The stored result still has its stored hash.</param>
/// <param name="IsRulesetIntact">The ruleset of that version still has the hash under which the round opened.</param>
/// <param name="IsRecordedInLedger">The ledger's entry of the freeze names the same inputs and the same result.</param>
public sealed record Recomputation(
    string ResultHash, bool IsSameResult, bool IsStoredTextIntact, bool IsRulesetIntact, bool IsRecordedInLedger)
{
    public bool IsConfirmed => IsSameResult && IsStoredTextIntact && IsRulesetIntact && IsRecordedInLedger;
}
