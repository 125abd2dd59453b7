using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

public sealed class MaskerTests
{
    private static readonly MaskedApplication District = Masker.Mask(Forms.District(), Forms.Ruleset, MaskEdits.None);

    [Fact]
    public void A_text_names_neither_place_nor_firm_nor_person_nor_phone() => Assert.Equal(
        "本地高端软件（数据软件）产业起步于上世纪九十年代，现有企业01等龙头企业，主导产品国内市场占有率达8%，位居全国第1。集群由人员03牵头推进，联系电话[电话]。",
        District.Content.Values["advantage"]);

    [Fact]
    public void Identity_fields_and_fields_unknown_to_the_form_are_absent() => Assert.Equal(
        ["advantage", "innovation.11", "organization.工作机制", "organization.工作机制.text", "scale.1", "track", "type", "x"],
        District.Content.Values.Keys);

    [Fact]
    public void Figures_choices_and_the_track_stay()
    {
        var values = District.Content.Values;
        Assert.Equal(
            ("45.17", "192", "高端软件（数据软件）", "省级重点产业集群协同区", "有"),
            (values["scale.1"], values["innovation.11"], values["track"], values["type"], values["organization.工作机制"]));
        Assert.Equal(["企业01", "雄鹰企业", "高端软件（数据软件）关键产品国际市场占有率13%", "拥有国家级企业技术中心，承担国家重点专项", "61.7", "4.9"], District.Content.Tables["leading"][0]);
    }

    [Fact]
    public void A_firms_full_and_short_names_share_one_number() =>
        Assert.Equal(["平台02", "省级开发区", "45", "企业01、企业02、企业03", "174"], District.Content.Tables["parks"][0]);

    [Fact]
    public void A_trade_name_of_two_firms_points_to_neither()
    {
        var answers = Forms.District();
        answers.Values["advantage"] = "瑞远农机和瑞远医药都属于瑞远。";
        Assert.Equal("企业02和企业03都属于企业04。", Forms.Masked(answers));
    }

    [Theory]
    [InlineData("溪屿经开区和溪屿数字经济开发区都在溪屿区。", "本地和本地都在本地。")]
    [InlineData("溪屿数字经济研究院落户杭州高新区。", "平台03落户平台04。")]
    public void Seats_and_zones_of_the_own_place_are_the_place_and_institutes_are_not(string text, string masked)
    {
        var answers = Forms.District();
        answers.Values["advantage"] = text;
        Assert.Equal(masked, Forms.Masked(answers));
    }

    [Fact]
    public void A_firm_with_an_everyday_trade_name_is_masked_beside_a_firms_word_only()
    {
        var answers = Forms.District();
        answers.Tables["leading"][0][0] = "浙江阳光技术股份有限公司";
        answers.Values["advantage"] = "阳光科技和阳光股份迎着阳光。";
        Assert.Equal("企业01和企业01迎着阳光。", Forms.Masked(answers));
    }

    [Fact]
    public void A_firm_named_in_ordinary_words_is_masked_by_its_full_name_and_a_bare_facility_is_not()
    {
        var answers = Forms.District();
        answers.Tables["leading"][0][0] = "浙江创新科技有限公司";
        answers.Tables["platforms"][0][0] = "公共服务平台";
        answers.Values["advantage"] = "浙江创新科技有限公司建有公共服务平台。";
        var content = Masker.Mask(answers, Forms.Ruleset, MaskEdits.None).Content;
        Assert.Equal("企业01建有公共服务平台。", content.Values["advantage"]);
        Assert.Equal("平台02", content.Tables["platforms"][0][0]);
    }

    [Fact]
    public void A_zone_its_county_and_traditional_spellings_are_masked_and_the_track_is_not() => Assert.Equal(
        "本地电气与农机装备（农机装备）产业起步于上世纪九十年代，本地现有企业01、企业01等。",
        Forms.Masked(Forms.Zone()));

    [Fact]
    public void Spans_lead_from_the_masked_text_to_the_original()
    {
        string original = Forms.District().Values["advantage"]!;
        var masked = District.Texts["advantage"];
        Assert.NotEmpty(masked.Spans);
        foreach (var span in masked.Spans)
        {
            Assert.Equal(span.Original, original.Substring(span.Start, span.Length));
            Assert.Equal(span.Pseudonym, masked.Text.Substring(span.MaskedStart, span.Pseudonym.Length));
        }

        Assert.Contains(masked.Spans, span => span is { Original: "溪屿区", Kind: MaskKind.Place, Reason: MaskReason.RegisteredName });
        Assert.Contains(masked.Spans, span => span is { Original: "钱海燕", Kind: MaskKind.Person, Reason: MaskReason.PersonContext });
        Assert.Equal("企业01", District.Texts["leading[1].name"].Text);
    }

    [Fact]
    public void Text_in_a_numbers_place_is_masked_like_text()
    {
        var answers = Forms.District();
        answers.Values["scale.1"] = "见溪屿区年报";
        Assert.Equal("见本地年报", Masker.Mask(answers, Forms.Ruleset, MaskEdits.None).Content.Values["scale.1"]);
    }

    [Fact]
    public void An_unlisted_track_is_masked_like_text()
    {
        var answers = Forms.District();
        answers.Values["track"] = "溪屿区特色软件";
        Assert.Equal("本地特色软件", Masker.Mask(answers, Forms.Ruleset, MaskEdits.None).Content.Values["track"]);
    }

    [Fact]
    public void The_same_application_gives_the_same_copy_whatever_the_order_of_its_keys()
    {
        var reversed = new FormAnswers();
        foreach (var (code, value) in Forms.District().Values.Reverse())
            reversed.Values.Add(code, value);
        foreach (var (code, rows) in Forms.District().Tables.Reverse())
            reversed.Tables.Add(code, rows);
        Assert.Equal(District.Content.Write(), Masker.Mask(reversed, Forms.Ruleset, MaskEdits.None).Content.Write());
    }

    /// <summary>Texts on which a careless pattern would backtrack and never come back.</summary>
    [Theory]
    [InlineData("溪屿")]
    [InlineData("1 ")]
    [InlineData("a.")]
    [InlineData("0571-")]
    [InlineData("某某有限公司")]
    [InlineData("王和")]
    public void A_long_text_is_masked_to_its_end(string part)
    {
        var answers = Forms.Saying(string.Concat(Enumerable.Repeat(part, 10_000 / part.Length)), "溪屿区人民政府");
        var masked = Masker.Mask(answers, Forms.Ruleset, MaskEdits.None);
        Assert.Empty(LeakGate.Check(masked.Content, masked.Terms));
    }

    [Fact]
    public void A_blind_copy_is_read_as_it_was_written()
    {
        string text = District.Content.Write();
        Assert.Equal(text, BlindContent.Read(text).Write());
        Assert.DoesNotContain("溪屿", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enterprise_that_applies_is_this_enterprise_under_each_of_its_names()
    {
        var ruleset = ExpertReview.Web.Features.Programs.BuiltInSchemes.All["quality-products-2026"];
        var answers = new FormAnswers { Values = { ["applicant"] = "新昌县瑞达轴承股份有限公司", ["district"] = "新昌县" } };
        var terms = IdentityTerms.Of(answers, ruleset);
        Assert.Equal(["新昌县瑞达轴承股份有限公司", "瑞达", "瑞达轴承"], terms.All
            .Where(term => term.Kind == MaskKind.Enterprise && term.Text is "瑞达" or "瑞达轴承" or "新昌县瑞达轴承股份有限公司")
            .Select(term => term.Text).Order(StringComparer.Ordinal));
        Assert.Contains(terms.All, term => term is { Text: "新昌", Kind: MaskKind.County });
        Assert.Contains(terms.All, term => term is { Text: "绍兴市", Kind: MaskKind.City });
    }
}
