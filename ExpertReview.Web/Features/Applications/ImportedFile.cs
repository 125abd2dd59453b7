namespace ExpertReview.Web.Features.Applications;

/// <summary>What became of one form of an import.</summary>
public enum ImportVerdict
{
    /// <summary>It is a new application.</summary>
    Imported,

    /// <summary>The application is there already and says exactly this; nothing was changed.</summary>
    Unchanged,

    /// <summary>It differs from the application that is there, and waits for a decision.</summary>
    Differs,

    /// <summary>Its problems must be mended before it can be taken in.</summary>
    Faulty,

    /// <summary>The file could not be read as this form.</summary>
    Unreadable,

    /// <summary>The program takes nothing in at its present phase.</summary>
    Refused,
}

/// <summary>One form of an import: what was read, and what became of it.</summary>
public sealed record ImportedFile
{
    /// <summary>The file's name; inside an archive, the archive's name goes before it.</summary>
    public required string File { get; init; }

    public required ImportVerdict Verdict { get; init; }

    public FormAnswers? Answers { get; init; }

    public IReadOnlyList<FormProblem> Problems { get; init; } = [];

    /// <summary>The application that it became, is, or differs from.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>Where it waits for a person.</summary>
    public string? ImportId { get; init; }

    /// <summary>How many answers differ.</summary>
    public int Differences { get; init; }

    /// <summary>Whether the application now says what the file says.</summary>
    public bool IsOk => Verdict is ImportVerdict.Imported or ImportVerdict.Unchanged;
}
