using System.Security.Claims;
using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Web.Features.Assignments;

public enum AssignmentState
{
    Active,

    /// <summary>Taken back by staff.</summary>
    Withdrawn,

    /// <summary>Ended by a recusal.</summary>
    Recused,
}

public enum AssignmentOrigin
{
    Draw,
    Manual,
}

/// <summary>分配: one application in one expert's hands, with how far its sheet is.</summary>
public sealed record Assignment
{
    public required string ApplicationId { get; init; }

    public required string BlindCode { get; init; }

    public required string ExpertId { get; init; }

    public required string ExpertCode { get; init; }

    public required AssignmentState State { get; init; }

    public required AssignmentOrigin Origin { get; init; }

    /// <summary>The seed of a draw, or why somebody changed it by hand.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>The expert has saved marks.</summary>
    public bool IsStarted { get; init; }

    public bool IsSubmitted { get; init; }

    public AssignedPair Pair => new(BlindCode, ExpertCode);

    /// <summary>A seed is for everybody; what somebody wrote may name a person and is for those who may see names.</summary>
    public string ReasonFor(ClaimsPrincipal reader) =>
        Origin == AssignmentOrigin.Draw || Policies.Admits[Policies.ReadExperts].Any(reader.IsInRole) ? Reason : "";
}

/// <summary>A released application, by code.</summary>
public sealed record ReleasedApplication
{
    public required string ApplicationId { get; init; }

    public required string BlindCode { get; init; }

    public required string TypeCode { get; init; }

    public string? TrackCode { get; init; }

    public required string TrackText { get; init; }
}

/// <summary>A draw that was confirmed.</summary>
public sealed record AssignmentDrawn
{
    public required string Seed { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>What it was drawn from and what it gave, as canonical JSON.</summary>
    public required string Report { get; init; }
}

/// <summary>Why a draw or a change of assignments was refused.</summary>
public enum AssignmentRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>The round has opened: assignments change only by hand, one by one.</summary>
    RoundHasOpened,

    /// <summary>The round is closed.</summary>
    RoundClosed,
    SeedMissing,
    MostInvalid,

    /// <summary>Applications, experts or recusals have changed since the preview.</summary>
    PreviewOutdated,
    NothingReleased,
    NoExperts,
    ReasonMissing,

    /// <summary>Neither an expert to add nor one to withdraw.</summary>
    NothingToChange,

    /// <summary>No released application has this code.</summary>
    NotReleased,
    ExpertUnknown,
    ExpertInactive,
    Recused,
    AlreadyAssigned,
    NotAssigned,

    /// <summary>The expert has submitted the sheet.</summary>
    SheetSubmitted,
}
