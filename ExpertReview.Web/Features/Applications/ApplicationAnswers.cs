namespace ExpertReview.Web.Features.Applications;

/// <summary>An application with the answers that count now, and who applies.</summary>
public sealed record ApplicationAnswers
{
    public required Application Application { get; init; }

    /// <summary>The applicant's name. Identity: for staff only.</summary>
    public required string Applicant { get; init; }

    /// <summary>Why it was withdrawn; null while it is not. It may name the applicant.</summary>
    public string? WithdrawalReason { get; init; }

    public required FormAnswers Answers { get; init; }

    public required string ContentHash { get; init; }

    public required AnswersOrigin Origin { get; init; }
}
