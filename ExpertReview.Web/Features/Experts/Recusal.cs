using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Why an expert and an application must not meet. The names are stored.</summary>
public enum RecusalGround
{
    /// <summary>The applicant's county is the expert's.</summary>
    SameCounty,

    /// <summary>The applicant's city is the expert's.</summary>
    SameCity,

    /// <summary>The application names the expert's employer.</summary>
    SameEmployer,

    /// <summary>The application comes from a place, or names an organization, that the expert declared.</summary>
    DeclaredRelation,

    /// <summary>The expert said so on the sheet.</summary>
    DeclaredOnSheet,

    RecordedByStaff,
}

/// <summary>回避: one expert, one application, one ground.</summary>
public sealed record Recusal
{
    public required string ApplicationId { get; init; }

    /// <summary>Null while the application has no blind copy.</summary>
    public string? BlindCode { get; init; }

    public required string ExpertId { get; init; }

    public required RecusalGround Ground { get; init; }

    /// <summary>What the rule met (a division, an employer), or what a person wrote; for those who may see identities.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>
/// What a recusal brings about in slices that stand on this one, in the same transaction: they register one. It returns
/// what to announce once the transaction is durable.
/// </summary>
public delegate Task<IReadOnlyList<RoundNews>> RecusalConsequence(Transaction transaction, Actor actor, string programId, CancellationToken cancel);
