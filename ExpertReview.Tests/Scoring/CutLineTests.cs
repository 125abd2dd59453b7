using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class CutLineTests
{
    private static readonly RankingRules Rules = RankingRules.EqualWeights(["x"]);

    [Fact]
    public void Places_go_to_the_best_and_without_a_cut_line_to_all()
    {
        var panel = PanelText.Panel("A 90", "B 80", "C 70");
        var candidates = PanelText.Candidates("A", "B", "C");

        Assert.Equal("A Inside Placed, B Inside Placed, C Outside BelowCutLine", Places(panel, Rules with { Places = 2 }, candidates));
        Assert.Equal("A Inside Placed, B Inside Placed, C Inside Placed", Places(panel, Rules, candidates));
        Assert.Equal(
            "A Outside BelowCutLine, B Outside BelowCutLine, C Outside BelowCutLine", Places(panel, Rules with { Places = 0 }, candidates));
    }

    [Fact]
    public void Each_type_has_its_own_line()
    {
        var rules = Rules with { Places = 1, PlacesByType = new Dictionary<string, int?> { ["star"] = 2, ["guest"] = null } };

        var types = Ranking.Of(
            PanelText.Panel("A 90", "B 80", "C 70", "D 60", "E 50", "F 40", "G 30", "H 20"),
            rules,
            PanelText.Candidates("A", "B", "C star", "D star", "E star", "F guest", "G guest", "H guest")).Types;

        Assert.Equal([("core", 1), ("guest", null), ("star", 2)], types.Select(type => (type.Type, type.Places)));
        Assert.Equal([1, 3, 2], types.Select(type => type.Rows.Count(row => row.Placement == Placement.Inside)));
    }

    [Fact]
    public void A_type_may_have_a_minimum_of_its_own_or_none()
    {
        var rules = Rules with
        {
            MinimumTotal = 60, MinimumTotalByType = new Dictionary<string, decimal?> { ["star"] = 75, ["guest"] = null },
        };

        var types = Ranking.Of(
            PanelText.Panel("A 74", "B 59", "C 75", "D 74", "E 1"), rules, PanelText.Candidates("A", "B", "C star", "D star", "E guest")).Types;

        Assert.Equal(["A", "E", "C"], types.SelectMany(type => type.Rows).Where(row => row.Placement == Placement.Inside).Select(row => row.Candidate.Application));
    }

    [Fact]
    public void A_tie_across_the_line_is_reported_and_never_cut()
    {
        var ranking = Type(PanelText.Panel("A 90", "B 80", "C 80", "D 80", "E 70"), Rules with { Places = 3 }, PanelText.Candidates("A", "B", "C", "D", "E"));

        Assert.Equal(
            "A Inside Placed, B InsideTied TiedAtCutLine, C InsideTied TiedAtCutLine, D InsideTied TiedAtCutLine, E Outside BelowCutLine",
            Places(ranking));
        var tie = Assert.Single(ranking.UnresolvedTies);
        Assert.Equal(["B", "C", "D"], tie.Applications);
        Assert.Equal((2, PlacementReason.TiedAtCutLine, null), (tie.PlacesLeft, tie.Reason, tie.Group));
    }

    [Fact]
    public void A_tie_that_ends_at_the_line_is_no_problem()
    {
        var ranking = Type(PanelText.Panel("A 90", "B 80", "C 80", "D 70"), Rules with { Places = 3 }, PanelText.Candidates("A", "B", "C", "D"));

        Assert.Equal("A Inside Placed, B Inside Placed, C Inside Placed, D Outside BelowCutLine", Places(ranking));
        Assert.Empty(ranking.UnresolvedTies);
    }

    [Fact]
    public void The_minimum_itself_is_enough()
    {
        Assert.Equal(
            "A Inside Placed, B Outside BelowMinimumTotal",
            Places(PanelText.Panel("A 75 75 75", "B 75 75 74.999"), Rules with { MinimumTotal = 75, Places = 5 }, PanelText.Candidates("A", "B")));
    }

    [Fact]
    public void A_group_over_its_quota_leaves_the_place_to_the_next()
    {
        var rules = Rules with { Places = 3, Quotas = [new(1), new(2, "star")] };
        var panel = PanelText.Panel("A 90", "B 85", "C 80", "D 75", "E 70", "F 65");

        Assert.Equal(
            "A Inside Placed, B Inside Placed, C OverGroupQuota GroupQuotaFilled, D Inside Placed, E Outside BelowCutLine, F Outside BelowCutLine",
            Places(panel, rules, PanelText.Candidates("A star Hangzhou", "B star Hangzhou", "C star Hangzhou", "D star", "E star Ningbo", "F star Hangzhou")));
        Assert.Equal(
            "A Inside Placed, B OverGroupQuota GroupQuotaFilled, C Inside Placed",
            Places(panel, rules, PanelText.Candidates("A core Hangzhou", "B core Hangzhou", "C core Ningbo")));
    }

    [Fact]
    public void A_tie_across_a_quota_is_open_only_for_its_group()
    {
        var ranking = Type(
            PanelText.Panel("A 90", "B 80", "C 80", "D 80", "E 70", "F 60"),
            Rules with { Places = 4, Quotas = [new(2)] },
            PanelText.Candidates("A star Hangzhou", "B star Hangzhou", "C star Hangzhou", "D star Ningbo", "E star Hangzhou", "F star Ningbo"));

        Assert.Equal(
            "A Inside Placed, B InsideTied TiedAtGroupQuota, C InsideTied TiedAtGroupQuota, D Inside Placed, E OverGroupQuota GroupQuotaFilled, F Inside Placed",
            Places(ranking));
        var tie = Assert.Single(ranking.UnresolvedTies);
        Assert.Equal(["B", "C"], tie.Applications);
        Assert.Equal((1, PlacementReason.TiedAtGroupQuota, "Hangzhou"), (tie.PlacesLeft, tie.Reason, tie.Group));
    }

    [Fact]
    public void A_tie_across_the_line_leaves_out_those_whose_quota_is_filled()
    {
        var ranking = Type(
            PanelText.Panel("A 90", "B 80", "C 80", "D 80"),
            Rules with { Places = 2, Quotas = [new(1)] },
            PanelText.Candidates("A star Hangzhou", "B star Hangzhou", "C star Ningbo", "D star Wenzhou"));

        Assert.Equal(
            "A Inside Placed, B OverGroupQuota GroupQuotaFilled, C InsideTied TiedAtCutLine, D InsideTied TiedAtCutLine",
            Places(ranking));
        Assert.Equal(1, Assert.Single(ranking.UnresolvedTies).PlacesLeft);
    }

    private static TypeRanking Type(Panel panel, RankingRules rules, Candidate[] candidates) =>
        Assert.Single(Ranking.Of(panel, rules, candidates).Types);

    private static string Places(Panel panel, RankingRules rules, Candidate[] candidates) => Places(Type(panel, rules, candidates));

    private static string Places(TypeRanking ranking) =>
        string.Join(", ", ranking.Rows.Select(row => $"{row.Candidate.Application} {row.Placement} {row.Reason}"));
}
