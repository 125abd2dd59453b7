using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Tests.Features.ScoreSheets;

public sealed class SheetRulesTests
{
    private static readonly Ruleset Rules = BuiltInSchemes.All["cluster-selection-2026"];

    [Fact]
    public void The_content_hash_is_the_vector_that_the_tablet_documents()
    {
        var sheet = new ScoreSheet { Comment = "好\"的\"\n行", Marks = { ["规模"] = null, ["创新"] = 8200 } };

        Assert.Equal("""{"comment":"好\"的\"\n行","marks":{"创新":8200,"规模":null},"sheet":"K7Q-204","version":3}""", SheetHash.Text("K7Q-204", 3, sheet));
        Assert.Equal("b47181bb09f113b1dd2b024db64380b77b7347d8bad8c77689402ddd200b8705", SheetHash.Of("K7Q-204", 3, sheet));
    }

    [Fact]
    public void Controls_and_lone_surrogates_are_escaped_and_everything_else_stands_as_itself()
    {
        var sheet = new ScoreSheet { Comment = "\u0001\u001f\ud800😀/<é\u2028" };

        Assert.Equal("{\"comment\":\"\\u0001\\u001f\\ud800😀/<é\u2028\",\"marks\":{},\"sheet\":\"a\",\"version\":0}", SheetHash.Text("a", 0, sheet));
    }

    [Theory]
    [InlineData("scale", 8250, null)]
    [InlineData("scale", 0, null)]
    [InlineData("scale", 10_000, null)]
    [InlineData("scale", -50, MarkRefusal.OutOfRange)]
    [InlineData("scale", 10_050, MarkRefusal.OutOfRange)]
    [InlineData("scale", 8201, MarkRefusal.OffStep)]
    [InlineData("charm", 8200, MarkRefusal.UnknownDimension)]
    public void A_mark_lies_on_the_scale_of_its_dimension(string dimension, int mark, MarkRefusal? refusal)
    {
        Assert.Equal(refusal, new ScoreSheet { Marks = { [dimension] = mark } }.Check(Rules)?.Refusal);
    }

    [Fact]
    public void A_sheet_is_complete_with_every_mark_and_its_comment_where_the_ruleset_asks_for_one()
    {
        var sheet = new ScoreSheet();
        foreach (var dimension in Rules.Dimensions.Skip(1))
            sheet.Marks.Add(dimension.Code, 8000);

        Assert.Equal(new BrokenRule(MarkRefusal.Incomplete, Rules.Dimensions[0].Code), sheet.CheckComplete(Rules));
        sheet.Marks[Rules.Dimensions[0].Code] = 0;
        Assert.Null(sheet.CheckComplete(Rules));
        Assert.Equal(MarkRefusal.CommentMissing, (sheet with { Comment = " \n" }).CheckComplete(Rules with { CommentRequired = true })?.Refusal);
        Assert.Equal(MarkRefusal.CommentTooLong, (sheet with { Comment = new string('好', 1001) }).Check(Rules)?.Refusal);
    }

    [Fact]
    public void A_median_is_shown_from_three_figures_on_with_the_threshold_of_type_and_track()
    {
        var own = Copy("40");
        var alone = Revenue(Dossier.Of(own, [own, Copy("60")], Rules, "collab", "software"));
        var among = Revenue(Dossier.Of(own, [own, Copy("60"), Copy("71"), Copy("100")], Rules, "collab", "software"));

        Assert.Equal((null, null, 50m, false), (alone.Median, alone.Strip, alone.Threshold, alone.ReachesThreshold));
        Assert.Equal((65.5m, 0, 17), (among.Median, among.Strip!.Own, among.Strip.Threshold));
        Assert.Equal([0, 33, 52, 100], among.Strip.Others);
    }

    [Fact]
    public void An_identity_field_is_not_shown_even_if_a_copy_held_one()
    {
        var copy = Copy("40");
        copy.Values["leader"] = "某某某";

        var dossier = Dossier.Of(copy, [copy], Rules, "collab", "software");

        Assert.DoesNotContain(dossier.Sections.SelectMany(section => section.Facts), fact => fact.Words == "某某某");
    }

    private static BlindContent Copy(string revenue) => new() { Values = { ["scale.1"] = revenue } };

    private static Indicator Revenue(Dossier dossier) =>
        dossier.Sections.Single(section => section.Dimension == "scale").Indicators.Single(indicator => indicator.Label.Contains("2025年集群规上企业营业收入", StringComparison.Ordinal) && indicator.Unit == "亿元");
}
