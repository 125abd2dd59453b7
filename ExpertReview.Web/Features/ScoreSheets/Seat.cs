using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>All that decides whether an account may mark one sheet, and the sheet as it is; what is not there is null.</summary>
public sealed record Seat
{
    public required string ExpertId { get; init; }

    public required string ExpertCode { get; init; }

    public required string ProgramId { get; init; }

    public bool IsActive { get; init; }

    public bool IsCleared { get; init; }

    public string? Phase { get; init; }

    public string? RoundId { get; init; }

    public string? RoundState { get; init; }

    public int? RulesetVersion { get; init; }

    public string? BlindCode { get; init; }

    public string? CopyState { get; init; }

    public string? AssignmentState { get; init; }

    public bool IsRecused { get; init; }

    public string? Marks { get; init; }

    public string? Comment { get; init; }

    public bool IsSubmitted { get; init; }

    public int Version { get; init; }

    public long? EventNumber { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>Whether this expert may see the sheet at all.</summary>
    public bool IsVisible => AssignmentState == "Active" && !IsRecused && CopyState == "Released" && RoundState is not (null or "Planned");

    public ScoreSheet Sheet => new() { Marks = ReadMarks(Marks), Comment = Comment ?? "" };

    /// <summary>The sheet as this expert may see it; null when it is not this expert's.</summary>
    public ServerSheet? OnServer => !IsVisible ? null : new()
    {
        Sheet = BlindCode!, Version = Version, EventNumber = EventNumber, ContentHash = ContentHash,
        Marks = ReadMarks(Marks), Comment = Comment ?? "", IsSubmitted = IsSubmitted,
    };

    /// <summary>Why no mark is taken here now; the most general reason first.</summary>
    public MarkRefusal? Refusal() => this switch
    {
        { IsActive: false } => MarkRefusal.NotAnExpert,
        { IsCleared: false } => MarkRefusal.NotCleared,
        { RoundId: null } => MarkRefusal.UnknownRound,
        { BlindCode: null } => MarkRefusal.UnknownSheet,
        { AssignmentState: null } => MarkRefusal.NotAssigned,
        { IsRecused: true } or { AssignmentState: "Recused" } => MarkRefusal.Recused,
        { AssignmentState: not "Active" } => MarkRefusal.AssignmentWithdrawn,
        { RoundState: "Paused" } => MarkRefusal.RoundPaused,
        { RoundState: "Closed" } => MarkRefusal.RoundClosed,
        { RoundState: not "Open" } => MarkRefusal.RoundNotOpen,
        { CopyState: not "Released" } => MarkRefusal.NotReleased,
        _ when !Enum.TryParse<Phase>(Phase, out var phase) || !phase.Allows(PhaseRight.Score) => MarkRefusal.RoundNotOpen,
        _ => null,
    };

    internal static SortedDictionary<string, int?> ReadMarks(string? marks) =>
        new(marks is null ? [] : CanonicalJson.Read<Dictionary<string, int?>>(marks), StringComparer.Ordinal);
}
