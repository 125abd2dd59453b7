namespace ExpertReview.Web.Features.Applications;

/// <summary>A form that was read but not taken in: it waits for a person to mend its problems, or to decide on a difference.</summary>
public sealed record HeldImport
{
    public required string ImportId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>The application that it differs from; null: its problems keep it from becoming one.</summary>
    public string? ApplicationId { get; init; }

    public required string FileName { get; init; }

    public required string DocumentId { get; init; }

    public required AnswersOrigin Origin { get; init; }

    public required string Content { get; init; }

    public required string ContentHash { get; init; }

    public required HeldImportState State { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    public FormAnswers Answers => AnswersContent.Read(Content);
}

public enum HeldImportState
{
    Waiting,
    Imported,
    Discarded,
}
