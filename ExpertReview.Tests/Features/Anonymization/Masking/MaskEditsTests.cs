using ExpertReview.Web.Features.Anonymization.Masking;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

public sealed class MaskEditsTests
{
    [Fact]
    public void An_added_term_is_masked_wherever_it_stands_and_a_released_one_nowhere()
    {
        var answers = Forms.District();
        answers.Values["advantage"] = "华达航空的蓝鲸平台，华达的蓝 鲸，某市杭州市。";
        var edits = new MaskEdits { Added = [new("蓝鲸", MaskKind.Product)], Released = ["华达", "杭州市"] };

        Assert.Equal("企业01的产品01平台，华达的产品01，某市杭州市。", Forms.Masked(answers, edits));
        var masked = Masker.Mask(answers, Forms.Ruleset, edits);
        Assert.Empty(LeakGate.Check(masked.Content, masked.Terms));
    }

    [Fact]
    public void Suspicions_wait_for_the_agency_until_they_are_accepted_or_masked()
    {
        var answers = Forms.Saying("产品全球唯一，位居全国第1，专利ZL202010123456.7，“蓝鲸智造”区域公共品牌，武义理论，梅峰创新中心，宇峰科技等，梅政发〔2025〕12号。");
        var found = Masker.Mask(answers, Forms.Ruleset, MaskEdits.None);

        Assert.Equal(
            [
                ("全球唯一", SuspicionKind.Superlative),
                ("位居全国第1", SuspicionKind.Superlative),
                ("ZL202010123456.7", SuspicionKind.RegistryNumber),
                ("“蓝鲸智造”区域公共品牌", SuspicionKind.Brand),
                ("武义", SuspicionKind.UnclearPlace),
                ("梅峰创新中心", SuspicionKind.UnknownOrganization),
                ("宇峰科技", SuspicionKind.UnknownOrganization),
                ("梅政发〔2025〕12号", SuspicionKind.RegistryNumber),
            ],
            found.Suspicions.Select(suspicion => (suspicion.Text, suspicion.Kind)));
        Assert.All(found.Suspicions, suspicion =>
            Assert.Equal(suspicion.Text, found.Content.Values["advantage"]!.Substring(suspicion.Start, suspicion.Length)));

        var decided = Masker.Mask(answers, Forms.Ruleset, new()
        {
            Added = [new("武义", MaskKind.County), new("蓝鲸智造", MaskKind.Other)],
            Accepted = ["全球唯一", "位居全国第1", "ZL202010123456.7", "梅峰创新中心", "宇峰科技", "梅政发〔2025〕12号"],
        });
        Assert.Equal(["“名称01”区域公共品牌"], decided.Suspicions.Select(suspicion => suspicion.Text));
    }
}
