using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

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
}
