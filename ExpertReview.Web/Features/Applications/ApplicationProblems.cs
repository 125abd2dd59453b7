using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Web.Features.Applications;

/// <summary>What is still wrong with an application, by the rules of now.</summary>
public static class ApplicationProblems
{
    public static IReadOnlyList<FormProblem> Of(ApplicationAnswers application, Ruleset ruleset) =>
    [
        .. FormAnswersCheck.Check(application.Answers, ruleset)
            // An officer has said where the applicant is.
            .Where(problem => problem.Code != FormProblemCode.DivisionUnknown || application.Application.CityCode is null),
    ];

    /// <summary>
    /// Told where its form arrived here after the filing closed. It is shown beside the moment and not counted as a problem:
    /// the agency may import days after the applicant filed.
    /// </summary>
    public static FormProblem? Late(ApplicationAnswers application, Ruleset ruleset) =>
        ruleset.FilingClosesAt is { } closes && application.Application.ReceivedAt > closes
            ? new FormProblem("", FormProblemCode.LateFiling, application.Applicant, ChinaTime.Text(application.Application.ReceivedAt), ChinaTime.Text(closes))
            : null;
}
