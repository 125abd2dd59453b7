using ExpertReview.Web.Features.Anonymization.Masking;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

public sealed class LeakGateTests
{
    private static readonly IdentityTerms Terms = IdentityTerms.Of(Forms.District(), Forms.Ruleset);

    [Theory]
    [InlineData("溪屿区", MaskKind.Place)]
    [InlineData("溪 屿", MaskKind.Place)]
    [InlineData("溪\u200b屿", MaskKind.Place)]
    [InlineData("溪嶼區", MaskKind.Place)]
    [InlineData("溪\n屿区", MaskKind.Place)]
    [InlineData("溪·屿", MaskKind.Place)]
    [InlineData("華達航空", MaskKind.Enterprise)]
    [InlineData("钱 思 源", MaskKind.Person)]
    [InlineData("钱书记", MaskKind.Person)]
    [InlineData("152 8078 6488", MaskKind.Phone)]
    [InlineData("１３８００１３８０００", MaskKind.Phone)]
    [InlineData("user@example.com", MaskKind.Email)]
    [InlineData("11010519491231002X", MaskKind.IdNumber)]
    public void A_leftover_is_reported_with_its_place(string planted, MaskKind kind)
    {
        var content = new BlindContent { Values = { ["advantage"] = $"产业集群，{planted}，已建成。" }, Tables = { ["parks"] = [["平台01", planted]] } };
        var leaks = LeakGate.Check(content, Terms);
        Assert.Contains(leaks, leak => leak.Place == "advantage" && leak.Kind == kind);
        Assert.Contains(leaks, leak => leak.Place == "parks[1].2" && leak.Kind == kind);
    }

    [Fact]
    public void A_masked_application_passes()
    {
        var masked = Masker.Mask(Forms.District(), Forms.Ruleset, MaskEdits.None);
        Assert.Empty(LeakGate.Check(masked.Content, masked.Terms));
        Assert.Empty(LeakGate.Check(masked.Content, Terms));
    }

    [Fact]
    public void A_figure_of_eleven_digits_is_no_leak_unless_it_is_the_applicants_phone()
    {
        Assert.Empty(LeakGate.Check(new() { Values = { ["scale.1"] = "15000000000" } }, Terms));
        Assert.NotEmpty(LeakGate.Check(new() { Values = { ["scale.1"] = "15280786488" } }, Terms));
    }

    [Fact]
    public void No_name_of_the_deny_list_survives_masking_however_it_is_written() => Prop.ForAll(Texts, text =>
    {
        var answers = Forms.District();
        answers.Values["advantage"] = text;
        answers.Values["organization.工作机制.text"] = text;
        answers.Tables["platforms"][0][2] = text;
        var masked = Masker.Mask(answers, Forms.Ruleset, MaskEdits.None);

        Assert.Empty(LeakGate.Check(masked.Content, Terms));
        // And without the engine's own eyes: plain search after dropping all but letters.
        string letters = string.Concat(masked.Content.Write().Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
        foreach (string name in Planted)
            Assert.DoesNotContain(name, letters, StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static readonly string[] Planted = ["溪屿区", "溪屿华达航空有限公司", "华达航空", "瑞远农机", "钱思源", "沈俊杰", "15280786488", "溪屿高端软件创新中心"];

    private static readonly string[] Fillers = ["产业规模达", "，", "12.5亿元。", "由", "联合", "集群", "\n", "位居前列、", "（主导）", "A"];

    private static readonly Arbitrary<string> Texts = (
        from parts in Gen.OneOf(Gen.Elements(Fillers), from name in Gen.Elements(Planted) from style in Gen.Choose(0, 4) select Disguised(name, style)).ListOf(12)
        select string.Concat(parts)).ToArbitrary();

    private static string Disguised(string name, int style) => style switch
    {
        0 => name,
        1 => string.Join(' ', name.AsEnumerable()),
        2 => string.Join('\u200b', name.AsEnumerable()),
        3 => string.Concat(name.Select(character => char.IsAsciiDigit(character) ? (char)(character - '0' + '０') : character)),
        _ => name.Insert(name.Length / 2, "-"),
    };
}
