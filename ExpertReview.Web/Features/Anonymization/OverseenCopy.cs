using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>A blind copy as the supervisor sees it in the list: how far it is, never what was masked.</summary>
public sealed record OverseenCopy : BlindingProgress
{
    /// <summary>The user name of the account that released it; null while it is not released.</summary>
    public string? ReleasedBy { get; init; }
}

/// <summary>An entry of the ledger about a blind copy.</summary>
public sealed record OverseenCopyAct
{
    public required long Sequence { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required Act Act { get; init; }

    public required string ApplicationId { get; init; }

    public required string Body { get; init; }

    /// <summary>The account's user name.</summary>
    public required string Account { get; init; }

    /// <summary>How many passages were masked after it, by kind; null where the entry does not say.</summary>
    public IReadOnlyDictionary<MaskKind, int>? Masks => CanonicalJson.Read<MasksBody>(Body).Masks;

    private sealed record MasksBody
    {
        public Dictionary<MaskKind, int>? Masks { get; init; }
    }
}

/// <summary>A blind copy with what was done to it, as the ledger tells it.</summary>
/// <param name="Copy">How far it is.</param>
/// <param name="Acts">In the order in which they were done.</param>
public sealed record OverseenCopyLine(OverseenCopy Copy, IReadOnlyList<OverseenCopyAct> Acts)
{
    public OverseenCopyAct? Made => Last(Act.BlindCopyMade);

    /// <summary>The entry of the release that stands.</summary>
    public OverseenCopyAct? Released => Copy.CopyState == BlindCopyState.Released ? Last(Act.BlindCopyReleased) : null;

    /// <summary>How many decisions on its mask an officer made or took back.</summary>
    public int Edits => Acts.Count(act => act.Act == Act.MaskEdited);

    public int Withdrawals => Acts.Count(act => act.Act == Act.BlindCopyWithdrawn);

    /// <summary>How many passages are masked now, by kind; null where the ledger does not say.</summary>
    public IReadOnlyDictionary<MaskKind, int>? Masks => Acts.LastOrDefault(act => act.Act != Act.BlindCopyWithdrawn)?.Masks;

    private OverseenCopyAct? Last(Act act) => Acts.LastOrDefault(one => one.Act == act);
}

/// <summary>The blind copies of a program as the supervisor sees them.</summary>
public sealed record OverseenCopies
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    /// <summary>Every application that is not withdrawn, with a copy or without.</summary>
    public required IReadOnlyList<OverseenCopyLine> All { get; init; }

    public BlindingState? Only { get; init; }

    /// <summary>Those that have a code, by code.</summary>
    public IEnumerable<OverseenCopyLine> Shown => All.Where(line => line.Copy.BlindCode is not null && (Only is null || line.Copy.State == Only));

    public int Uncoded => All.Count(line => line.Copy.BlindCode is null);

    public int Count(BlindingState state) => All.Count(line => line.Copy.State == state);
}
