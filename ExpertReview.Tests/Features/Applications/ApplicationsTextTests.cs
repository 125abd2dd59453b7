using System.Globalization;
using System.Resources;
using ExpertReview.Web.Features.Applications;

namespace ExpertReview.Tests.Features.Applications;

public sealed class ApplicationsTextTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_verdict_refusal_state_origin_and_problem_has_a_text(string language)
    {
        var texts = new ResourceManager(typeof(ApplicationsText)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language != "en")!;
        IEnumerable<string> keys =
        [
            .. Enum.GetNames<ImportVerdict>().Select(name => "Verdict_" + name),
            .. Enum.GetNames<ApplicationRefusal>().Select(name => "Refusal_" + name),
            .. Enum.GetNames<ApplicationState>().Select(name => "State_" + name),
            .. Enum.GetNames<AnswersOrigin>().Select(name => "Origin_" + name),
            .. Enum.GetNames<ProblemFilter>().Select(name => "ProblemFilter_" + name),
            .. Enum.GetNames<FormProblemCode>().Select(name => "Problem_" + name),
        ];

        Assert.All(keys, key => Assert.False(string.IsNullOrWhiteSpace(texts.GetString(key)), key));
    }
}
