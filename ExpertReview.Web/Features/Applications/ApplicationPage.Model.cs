using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>One application with everything that it says.</summary>
public sealed record ApplicationPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required ApplicationAnswers Entry { get; init; }

    public required IReadOnlyList<FormProblem> Problems { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ApplicationVersion> Versions { get; init; }

    /// <summary>Differences of this application that wait for a decision.</summary>
    public required IReadOnlyList<HeldImport> Waiting { get; init; }

    /// <summary>Whether this reader may change it now: role and phase.</summary>
    public required bool CanChange { get; init; }

    public string? Refusal { get; init; }

    /// <summary>The reason for withdrawing as it was typed.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<AnswerChange> ChangesOf(int version) =>
        Versions.FirstOrDefault(one => one.Version == version - 1) is { } before
            ? FormAnswersDifference.Between(before.Answers, Versions.First(one => one.Version == version).Answers, Ruleset.Form)
            : [];
}
