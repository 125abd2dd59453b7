namespace ExpertReview.Web.Features.Applications;

/// <summary>One version of what an application says; none is ever changed or removed.</summary>
public sealed record ApplicationVersion
{
    public required string ApplicationId { get; init; }

    public required int Version { get; init; }

    public required string Content { get; init; }

    public required string ContentHash { get; init; }

    public required AnswersOrigin Origin { get; init; }

    /// <summary>The file that the answers came in with; null when there was none.</summary>
    public string? DocumentId { get; init; }

    public string? FileName { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account's display name, or the id of what is no account.</summary>
    public required string CreatedBy { get; init; }

    public FormAnswers Answers => AnswersContent.Read(Content);
}
