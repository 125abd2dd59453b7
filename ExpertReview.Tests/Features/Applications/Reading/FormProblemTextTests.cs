using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class FormProblemTextTests
{
    public static TheoryData<FormProblemCode> Codes => [.. Enum.GetValues<FormProblemCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_a_text_in_both_languages(FormProblemCode code)
    {
        var problem = new FormProblem("scale.1", code, "甲甲", "乙乙", "丙丙");

        string chinese = In("zh-CN", problem), english = In("en", problem);

        Assert.DoesNotContain("Problem_", chinese + english, StringComparison.Ordinal);
        Assert.DoesNotContain('{', chinese + english);
        Assert.NotEqual(chinese, english);
        Assert.Equal(chinese.Contains("乙乙", StringComparison.Ordinal), english.Contains("乙乙", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_names_the_field_and_what_the_form_says() => Assert.Equal(
        "「上市企业数量」应为数字，表中写的是“若干”",
        In("zh-CN", new FormProblem("scale.7", FormProblemCode.NotANumber, "上市企业数量", "若干")));

    private static string In(string culture, FormProblem problem)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var factory = new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
            return FormProblemText.Of(problem, new StringLocalizer<ApplicationsText>(factory));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
