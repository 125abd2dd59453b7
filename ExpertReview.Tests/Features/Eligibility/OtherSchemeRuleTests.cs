using ExpertReview.Web.Features.Eligibility;
using static ExpertReview.Tests.Features.Eligibility.Checked;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>The rules of the other two schemes, each at its border.</summary>
public sealed class OtherSchemeRuleTests
{
    [Theory]
    [InlineData("P1", "legal_person=是", Verdict.Passed)]
    [InlineData("P1", "legal_person=否", Verdict.Failed)]
    [InlineData("P2", "rd_share=3", Verdict.Passed)]
    [InlineData("P2", "rd_share=2.99", Verdict.Failed)]
    [InlineData("P3", "in_province=是", Verdict.Passed)]
    [InlineData("P3", "in_province=否", Verdict.Failed)]
    [InlineData("P4", "launched_on=2023-01-01", Verdict.Passed)]
    [InlineData("P4", "launched_on=2024-12-31", Verdict.Passed)]
    [InlineData("P4", "launched_on=2022-12-31", Verdict.Failed)]
    [InlineData("P4", "launched_on=2025-01-01", Verdict.Failed)]
    [InlineData("P4", "", Verdict.NeedsJudgement)]
    [InlineData("P5", "proof=企业内部新产品立项程序资料", Verdict.Passed)]
    [InlineData("P5", "", Verdict.NeedsJudgement)]
    [InlineData("P7", "", Verdict.Passed)]
    [InlineData("P7", "track=人工智能、高端软件", Verdict.Failed)]
    public void Rules_of_quality_products(string rule, string answers, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Products, rule, Facts(Products, "advanced", "iot", answers)).Verdict);

    [Theory]
    [InlineData("advanced", "800", "330108", Verdict.Passed)]
    [InlineData("advanced", "799.99", "330108", Verdict.Failed)]
    [InlineData("digital", "600", "330108", Verdict.Passed)]
    [InlineData("consumer", "599.99", "330108", Verdict.Failed)]
    [InlineData("advanced", "500", "330127", Verdict.Passed)]
    [InlineData("advanced", "499.99", "330127", Verdict.Failed)]
    [InlineData("digital", "300", "330127", Verdict.Passed)]
    [InlineData("consumer", "299.99", "330127", Verdict.Failed)]
    public void P6_takes_the_categorys_threshold_or_the_mountain_countys(string type, string sales, string county, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Products, "P6", Facts(Products, type, "iot", "sales=" + sales, county)).Verdict);

    [Fact]
    public void P8_asks_for_the_supporting_material()
    {
        var facts = Filled(Products, Facts(Products, "advanced", "iot"));

        Assert.Equal(Verdict.NeedsJudgement, Rule(Products, "P8", facts).Verdict);
        Assert.Equal(Verdict.Passed, Rule(Products, "P8", facts, new Dictionary<string, EvidenceState> { ["document.evidence"] = EvidenceState.Received }).Verdict);
    }

    [Theory]
    // 淳安 (330127) has one place; the second in its order misses it.
    [InlineData("1", "2", Verdict.Passed, Verdict.NeedsJudgement)]
    [InlineData("2", "1", Verdict.NeedsJudgement, Verdict.Passed)]
    [InlineData("1", "1", Verdict.NeedsJudgement, Verdict.NeedsJudgement)]
    public void P9_follows_the_recommended_order(string first, string second, Verdict own, Verdict other)
    {
        var one = Facts(Products, "advanced", "iot", $"brand_quota=否; position={first}", "330127");
        var two = Facts(Products, "digital", "ai", $"brand_quota=否; position={second}", "330127");

        Assert.Equal((own, other), (Rule(Products, "P9", one, two).Verdict, Rule(Products, "P9", two, one).Verdict));
    }

    [Fact]
    public void P9_counts_brand_places_apart()
    {
        // 萧山 (330109): seven places and two of its brand.
        var ordinary = Enumerable.Range(1, 7).Select(at => Facts(Products, "advanced", "iot", $"brand_quota=否; position={at}", "330109")).ToList();
        var brand = Enumerable.Range(8, 3).Select(at => Facts(Products, "advanced", "iot", $"brand_quota=是; position={at}", "330109")).ToList();
        Verdict Of(ApplicationFacts facts) => Rule(Products, "P9", facts, [.. ordinary.Concat(brand).Where(other => other != facts)]).Verdict;

        Assert.All(ordinary, facts => Assert.Equal(Verdict.Passed, Of(facts)));
        Assert.Equal([Verdict.Passed, Verdict.Passed, Verdict.NeedsJudgement], brand.Select(Of));
    }

    [Fact]
    public void P9_is_for_a_person_where_the_table_names_no_places()
    {
        Assert.Equal(Verdict.NeedsJudgement, Rule(Products, "P9", Facts(Products, "advanced", "iot", "position=1", "330624")).Verdict);
        Assert.Equal(Verdict.NeedsJudgement, Rule(Products, "P9", Facts(Products, "advanced", "iot", "position=1")).Verdict);
        // 上城 (330102) has no brand.
        var brand = Rule(Products, "P9", Facts(Products, "advanced", "iot", "brand_quota=是; position=1", "330102"));
        Assert.Equal((Verdict.NeedsJudgement, 0m), (brand.Verdict, brand.Threshold));
        // Beyond the places of a scheme whose limit is no matter of principle, it fails.
        var strict = Products with { Eligibility = [.. Products.Eligibility.Select(rule => rule with { InPrinciple = false })] };
        Assert.Equal(Verdict.Failed, Rule(strict, "P9", Facts(strict, "advanced", "iot", "brand_quota=是; position=1", "330102")).Verdict);
    }

    [Theory]
    [InlineData("I1", "unit_kind=国家高新技术产业开发区管理委员会", Verdict.Passed)]
    [InlineData("I1", "unit_kind=其他", Verdict.NeedsJudgement)]
    [InlineData("I2", "applicant=海港智能船舶产业集群", Verdict.Passed)]
    [InlineData("I2", "applicant=杭州数字安防创新型产业集群", Verdict.NeedsJudgement)]
    [InlineData("I2", "applicant=杭州数字安防产业集群", Verdict.NeedsJudgement)]
    [InlineData("I3", "letter=有", Verdict.Passed)]
    [InlineData("I3", "letter=无", Verdict.Failed)]
    [InlineData("I4", "copies=3", Verdict.Passed)]
    [InlineData("I4", "copies=2", Verdict.Failed)]
    [InlineData("I5", "sent_on=2021-03-31", Verdict.Passed)]
    [InlineData("I5", "sent_on=2021-04-01", Verdict.Failed)]
    [InlineData("I6", "", Verdict.Passed)]
    public void Rules_of_innovation_clusters(string rule, string answers, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Innovation, rule, Facts(Innovation, "cluster", "leading-industry", answers)).Verdict);

    [Fact]
    public void I7_asks_for_the_development_plan()
    {
        var facts = Filled(Innovation, Facts(Innovation, "cluster", "leading-industry"));

        Assert.Equal(["document.plan"], Rule(Innovation, "I7", facts).Remarks.Single().Fields);
        Assert.Equal(Verdict.Passed, Rule(Innovation, "I7", facts, new Dictionary<string, EvidenceState> { ["document.plan"] = EvidenceState.Received }).Verdict);
    }
}
