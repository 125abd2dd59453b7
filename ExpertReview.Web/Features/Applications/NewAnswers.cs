using ExpertReview.Web.Features.Applications.Reading;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Answers that are to become an application, or its next version.</summary>
/// <param name="Reading">The answers, checked and without fatal problems.</param>
/// <param name="Origin">How they came in.</param>
/// <param name="DocumentId">The file that they came in with.</param>
/// <param name="Reason">Why they were changed; empty for what is taken in as it came.</param>
public sealed record NewAnswers(FormReading Reading, AnswersOrigin Origin, string? DocumentId, string Reason)
{
    public FormAnswers Answers => Reading.Answers ?? throw new InvalidOperationException("A file that could not be read has no answers.");
}
