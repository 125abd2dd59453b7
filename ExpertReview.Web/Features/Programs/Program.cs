namespace ExpertReview.Web.Features.Programs;

/// <summary>遴选: one selection with its ruleset, applications, experts and round.</summary>
public sealed record Program
{
    public required string ProgramId { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>The invented demo season; said on every page and export of it.</summary>
    public bool IsDemo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An id stands in addresses, file names and commands: small letters, digits and hyphens.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>One version of a program's ruleset as it is stored.</summary>
public sealed record RulesetVersion
{
    public required string ProgramId { get; init; }

    public required int Version { get; init; }

    /// <summary>The text that is hashed (<see cref="RulesetJson"/>).</summary>
    public required string Content { get; init; }

    public required string Hash { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Account id; "system" for the program itself.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The account's name; null for the program itself.</summary>
    public string? CreatedByName { get; init; }

    public Ruleset Ruleset => RulesetJson.Read(Content);
}

/// <summary>Why a change to a program or its round was refused.</summary>
public enum ProgramRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>Somebody saved another version meanwhile.</summary>
    SavedElsewhere,

    /// <summary>The round has opened: its ruleset is frozen.</summary>
    RulesetFrozen,
    ReasonMissing,
    IdTaken,

    /// <summary>The id is not made of small letters, digits and hyphens.</summary>
    IdInvalid,

    /// <summary><see cref="RulesetCheck"/> finds fault with the ruleset.</summary>
    RulesetInvalid,

    /// <summary>A type or track that applications have chosen is missing from the new ruleset.</summary>
    TypeInUse,

    /// <summary>The program is in that phase already.</summary>
    AlreadyInPhase,
    RoundNotInThatState,

    /// <summary>The phase is entered by opening or closing the round, not by hand.</summary>
    PhaseBelongsToRound,

    /// <summary>Nothing is assigned yet.</summary>
    NothingAssigned,

    /// <summary>An assigned application changed after its blind copy was released.</summary>
    CopiesOutdated,

    /// <summary>Sheets are still open; closing needs force and a reason.</summary>
    SheetsOpen,
    DeadlinePassed,
}
