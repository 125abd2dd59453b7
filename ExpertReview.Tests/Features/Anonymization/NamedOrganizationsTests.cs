using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Anonymization;

public sealed class NamedOrganizationsTests
{
    private static readonly FormDefinition Form = BuiltInSchemes.All["cluster-selection-2026"].Form;

    [Theory]
    [InlineData("浙江雄鹰科技有限公司", true)]
    [InlineData("浙江雄鹰科技股份有限公司", true)]
    [InlineData("浙江雄鹰科技（集团）有限公司", true)]
    [InlineData("浙江雄鹰科技(集团)", true)]
    [InlineData("浙江大学", true)]
    [InlineData("浙江工业大学", false)]
    [InlineData("浙江科技学院", false)]
    [InlineData("", false)]
    public void An_organization_is_found_whatever_its_legal_form_width_or_brackets(string organization, bool isNamed)
    {
        var answers = new FormAnswers();
        answers.Values["advantage"] = "与浙江大学共建研究院";
        answers.Tables["leading"] = [["浙江雄鹰科技集团有限公司", null, null]];

        Assert.Equal(isNamed, NamedOrganizations.In(answers, Form).Contains(organization));
    }

    [Fact]
    public void A_department_belongs_to_the_body_that_the_form_names()
    {
        var answers = new FormAnswers();
        answers.Tables["leading"] = [["浙江大学", null, null], ["ＡＢＣ科技股份有限公司", null, null]];
        var named = NamedOrganizations.In(answers, Form);

        Assert.True(named.Contains("浙江大学计算机学院"));
        Assert.True(named.Contains("abc科技"));
    }
}
