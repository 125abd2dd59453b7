using ExpertReview.Web.Features.Anonymization.Masking;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

public sealed class IdentityTermsTests
{
    [Theory]
    [InlineData("溪屿区人民政府", "溪屿区人民政府", "溪屿区", "溪屿")]
    [InlineData("石岭高新技术产业开发区管委会", "石岭高新技术产业开发区", "石岭高新区", "石岭高新", "石岭", "石岭县")]
    [InlineData("绍兴市新昌县人民政府", "新昌县", "新昌", "绍兴市", "绍兴", "轴承之乡")]
    [InlineData("新昌", "新昌县", "新昌", "绍兴市")]
    [InlineData("景宁畲族自治县人民政府", "景宁畲族自治县", "景宁", "丽水市", "丽水")]
    public void An_applicant_is_known_by_its_short_forms(string applicant, params string[] names) =>
        Assert.Subset(TermsOf(Forms.Saying("", applicant)), names.ToHashSet());

    [Fact]
    public void A_firm_is_known_by_its_short_forms() =>
        Assert.Subset(TermsOf(Forms.District()), new HashSet<string> { "溪屿华达航空有限公司", "溪屿华达航空", "华达航空", "华达", "溪屿华达" });

    [Fact]
    public void Words_of_the_trade_and_of_the_track_are_no_short_forms()
    {
        var terms = TermsOf(Forms.District());
        Assert.DoesNotContain("产业园", terms);
        Assert.DoesNotContain("高端软件创新中心", terms);
        Assert.DoesNotContain("高端软件", terms);
        Assert.DoesNotContain("航空", terms);
        Assert.DoesNotContain("电气与农", TermsOf(Forms.Zone()));
    }

    [Fact]
    public void Persons_and_phones_are_listed_and_offices_are_not()
    {
        var terms = TermsOf(Forms.District());
        Assert.Subset(terms, new HashSet<string> { "钱思源", "沈俊杰", "15280786488", "17597018115" });
        Assert.DoesNotContain("管委会", terms);
        Assert.DoesNotContain("副县长", terms);
    }

    [Theory]
    [InlineData("钱书记多次调研。", "人员01书记多次调研。")]
    [InlineData("沈副主任介绍情况。", "人员02副主任介绍情况。")]
    [InlineData("钱副县长带队，省委书记批示。", "人员01副县长带队，省委书记批示。")]
    public void A_surname_before_a_title_is_the_person_of_the_form(string text, string masked)
    {
        var answers = Forms.District();
        answers.Values["advantage"] = text;
        Assert.Equal(masked, Forms.Masked(answers));
    }

    [Theory]
    [InlineData("请拨152 8078 6488。")]
    [InlineData("请拨１５２-８０７８-６４８８。")]
    [InlineData("请拨+86 15280786488。")]
    [InlineData("请拨152、8078、6488。")]
    public void The_forms_own_phone_is_found_however_it_is_grouped(string text)
    {
        var answers = Forms.District();
        answers.Values["advantage"] = text;
        Assert.DoesNotMatch("[0-9０-９]{4}", Forms.Masked(answers));
    }

    private static HashSet<string> TermsOf(ExpertReview.Web.Features.Applications.FormAnswers answers) =>
        [.. IdentityTerms.Of(answers, Forms.Ruleset).All.Select(term => term.Text)];
}
