using ExpertReview.Web.Features.Applications.Reading;

namespace ExpertReview.Web.Features.Applications;

/// <summary>A held form beside the application that it differs from.</summary>
public sealed record DifferencePage
{
    public required Programs.Program Program { get; init; }

    public required HeldImport Import { get; init; }

    public required ApplicationAnswers Entry { get; init; }

    public required IReadOnlyList<AnswerChange> Changes { get; init; }

    /// <summary>Codes of the answers chosen from the held form, when the page is shown again.</summary>
    public IReadOnlyList<string> Taken { get; init; } = [];

    public string? Reason { get; init; }

    public string? Refusal { get; init; }
}
