using System.Globalization;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>An expert at work: who, for which program, in which round.</summary>
public sealed record Desk
{
    public required string ExpertId { get; init; }

    public required string ExpertCode { get; init; }

    public required string ProgramId { get; init; }

    public bool IsActive { get; init; }

    public bool IsCleared { get; init; }

    public required string ProgramName { get; init; }

    public required string ProgramNameEn { get; init; }

    public bool IsDemo { get; init; }

    public required string RoundId { get; init; }

    /// <summary>The round's number in the program.</summary>
    public int Number { get; init; }

    public required string State { get; init; }

    public int? RulesetVersion { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public string? Message { get; init; }

    /// <summary>The program's name in the language of the page.</summary>
    public string Title => CultureInfo.CurrentUICulture.Name == "en" ? ProgramNameEn : ProgramName;
}

/// <summary>One assignment of an expert, with the own sheet as far as there is one.</summary>
public sealed record DeskSheet
{
    public required string BlindCode { get; init; }

    public required string TypeCode { get; init; }

    public string? TrackCode { get; init; }

    public required string TrackText { get; init; }

    public bool IsRecused { get; init; }

    public string? Marks { get; init; }

    public required string Comment { get; init; }

    public bool IsSubmitted { get; init; }

    public int Version { get; init; }

    public long? EventNumber { get; init; }

    public string? ContentHash { get; init; }

    public ScoreSheet Sheet => new() { Marks = Seat.ReadMarks(Marks), Comment = Comment };

    public ServerSheet OnServer => new()
    {
        Sheet = BlindCode, Version = Version, EventNumber = EventNumber, ContentHash = ContentHash,
        Marks = Seat.ReadMarks(Marks), Comment = Comment, IsSubmitted = IsSubmitted,
    };
}
