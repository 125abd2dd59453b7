using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class RankingTests
{
    private static readonly RankingRules OneDimension = RankingRules.EqualWeights(["x"]);

    private static readonly RankingRules TwoDimensions = new() { Dimensions = [new("x", 7500), new("y", 2500)] };

    [Fact]
    public void An_experts_total_is_the_weighted_sum_and_the_official_total_drops_the_extremes()
    {
        var rules = TwoDimensions with { Aggregation = AggregationRule.DropExtremes(3) };

        var row = Only(PanelText.Panel("A 80/60 90/92 40/100 82.5/70"), rules);

        Assert.Equal(
            [
                new("E1", Fraction.Of(75), ExpertTotalUse.Counted),
                new("E2", Fraction.Of(90.5m), ExpertTotalUse.DroppedHighest),
                new("E3", Fraction.Of(55), ExpertTotalUse.DroppedLowest),
                new("E4", Fraction.Of(79.375m), ExpertTotalUse.Counted),
            ],
            row.Experts);
        Assert.Equal(Fraction.Of(77.1875m), row.Total);
        Assert.Equal(77.19m, rules.Printed(row.Total!.Value));
        Assert.Equal(Fraction.Of(74.96875m), row.RawMean);
        Assert.Equal(
            [new("x", Fraction.Of(81.25m), "E2", "E3"), new("y", Fraction.Of(81), "E3", "E1")],
            row.Dimensions);
        Assert.Equal((4, 2), (row.CompleteSheets, row.ExpertsCounted));
    }

    /// <summary>The example of docs/scoring/exact-ranking.md; change both together.</summary>
    [Fact]
    public void The_worked_example_of_the_documentation_holds()
    {
        var rules = new RankingRules
        {
            Dimensions = [new("x", 6000), new("y", 4000)],
            Aggregation = AggregationRule.DropExtremes(5),
            TieChain = [TieBreak.DimensionScore("x"), TieBreak.RawMean],
            Places = 2,
        };

        var rows = Ranking.Of(
            PanelText.Panel("A 85/80 90/75 78/82 88/86 70/95", "B 81/81 83/82 85/81 70/75 92/87", "C 80/80 82/82 83/83 84.5/84"),
            rules,
            PanelText.Candidates("A", "B", "C")).Types[0].Rows;

        Assert.Equal(["A", "B", "C"], rows.Select(row => row.Candidate.Application));
        Assert.Equal([new(247, 3), new(247, 3), Fraction.Of(82.325m)], rows.Select(row => row.Total!.Value));
        Assert.All(rows, row => Assert.Equal(82.33m, rules.Printed(row.Total!.Value)));
        Assert.Equal([new(251, 3), Fraction.Of(83), Fraction.Of(82.375m)], rows.Select(row => row.Dimensions[0].Score!.Value));
        Assert.Equal([82.76m, 81.8m, 82.325m], rows.Select(row => row.RawMean!.Value.ToDecimal()));
        Assert.Equal([(1, 1, 1), (2, 3, 1), (3, 2, null)], rows.Select(row => (row.Rank!.Value, row.RawMeanRank!.Value, row.DecidedByStep)));
        Assert.Equal([Placement.Inside, Placement.Inside, Placement.Outside], rows.Select(row => row.Placement));
        Assert.Equal(
            [ExpertTotalUse.Counted, ExpertTotalUse.Counted, ExpertTotalUse.DroppedLowest, ExpertTotalUse.DroppedHighest, ExpertTotalUse.Counted],
            rows[0].Experts.Select(expert => expert.Use));
    }

    [Fact]
    public void Ranks_are_made_within_each_type_and_ties_share_one()
    {
        var result = Ranking.Of(
            PanelText.Panel("A 80 81", "B 81 80", "C 90 90", "D 10 10", "S 50 50"),
            OneDimension,
            PanelText.Candidates("D", "B", "A", "S star", "C"));

        Assert.Equal(["core", "star"], result.Types.Select(type => type.Type));
        Assert.Equal([("C", 1), ("A", 2), ("B", 2), ("D", 4)], result.Types[0].Rows.Select(row => (row.Candidate.Application, row.Rank!.Value)));
        Assert.Equal(["B"], result.Types[0].Rows[1].TiedWith);
        Assert.Empty(result.Types[0].Rows[0].TiedWith);
        Assert.Equal(1, Assert.Single(result.Types[1].Rows).Rank);
    }

    [Fact]
    public void Totals_that_print_alike_are_no_tie()
    {
        var rows = Ranking.Of(PanelText.Panel("A 80 80 80", "B 80 80 80.003"), OneDimension, PanelText.Candidates("A", "B")).Types[0].Rows;

        Assert.Equal(["B", "A"], rows.Select(row => row.Candidate.Application));
        Assert.Equal([1, 2], rows.Select(row => row.Rank!.Value));
        Assert.Equal(OneDimension.Printed(rows[0].Total!.Value), OneDimension.Printed(rows[1].Total!.Value));
    }

    [Fact]
    public void Totals_of_different_numbers_of_experts_tie_exactly()
    {
        // 250/3 from three experts and from six: binary floating point would part them or not by luck.
        var rows = Ranking.Of(
            PanelText.Panel("A 83.3 83.3 83.4", "B 83.3 83.3 83.3 83.3 83.4 83.4"), OneDimension, PanelText.Candidates("A", "B")).Types[0].Rows;

        Assert.Equal([1, 1], rows.Select(row => row.Rank!.Value));
    }

    [Fact]
    public void The_chain_is_read_step_by_step_and_says_which_step_decided()
    {
        var rules = TwoDimensions with
        {
            Dimensions = [new("x", 5000), new("y", 5000)],
            TieChain = [TieBreak.DimensionScore("x"), TieBreak.LowestTotal],
        };

        var rows = Ranking.Of(
            PanelText.Panel("A 90/70 90/70", "B 80/80 80/80", "C 80/70 80/90", "D 80/90 80/70", "E 10/10 10/10"),
            rules,
            PanelText.Candidates("E", "D", "C", "B", "A")).Types[0].Rows;

        Assert.Equal(
            [("A", 1, 1), ("B", 2, 2), ("C", 3, 2), ("D", 3, 2), ("E", 5, null)],
            rows.Select(row => (row.Candidate.Application, row.Rank!.Value, row.DecidedByStep)));
    }

    [Theory]
    [InlineData("RawMean", "A 79 80 85", "B 70 80 81")]
    [InlineData("MedianTotal", "A 60 85 80", "B 75 75 75")]
    [InlineData("LowestTotal", "A 74 75 76", "B 70 75 80")]
    [InlineData("HighestTotal", "A 70 75 80", "B 74 75 76")]
    public void Every_step_puts_the_higher_value_first(string kind, string better, string worse)
    {
        var step = (TieBreak)typeof(TieBreak).GetProperty(kind)!.GetValue(null)!;
        bool isOverMean = kind is not "RawMean";
        var rules = OneDimension with { TieChain = [step], Aggregation = isOverMean ? AggregationRule.Mean : AggregationRule.DropExtremes(3) };

        var rows = Ranking.Of(PanelText.Panel(worse, better), rules, PanelText.Candidates("B", "A")).Types[0].Rows;

        Assert.Equal(rows[0].Total, rows[1].Total);
        Assert.Equal([("A", 1), ("B", 2)], rows.Select(row => (row.Candidate.Application, row.Rank!.Value)));
    }

    [Theory]
    [InlineData(PlacementReason.NoSheet, IncompleteSheetPolicy.WithholdTotal, 1, "B 1/1")]
    [InlineData(PlacementReason.IncompleteSheet, IncompleteSheetPolicy.WithholdTotal, 1, "A 80/80 70/")]
    [InlineData(PlacementReason.TooFewSheets, IncompleteSheetPolicy.WithholdTotal, 3, "A 80/80 70/70")]
    [InlineData(PlacementReason.TooFewSheets, IncompleteSheetPolicy.SetAside, 1, "A 80/")]
    public void What_is_undefined_has_no_total_and_a_reason(PlacementReason reason, IncompleteSheetPolicy policy, int fewest, string panel)
    {
        var row = Only(PanelText.Panel(panel), TwoDimensions with { IncompleteSheets = policy, FewestSheets = fewest });

        Assert.Equal((Placement.Incomplete, reason), (row.Placement, row.Reason));
        Assert.Null(row.Total);
        Assert.Null(row.RawMean);
        Assert.Null(row.Rank);
        Assert.Null(row.RawMeanRank);
        Assert.All(row.Dimensions, dimension => Assert.Null(dimension.Score));
        Assert.All(row.Experts, expert => Assert.Equal(ExpertTotalUse.NotUsed, expert.Use));
        Assert.Equal(0, row.ExpertsCounted);
    }

    [Fact]
    public void A_live_ranking_may_set_unfinished_sheets_aside()
    {
        var row = Only(PanelText.Panel("A 80/80 70/"), TwoDimensions with { IncompleteSheets = IncompleteSheetPolicy.SetAside });

        Assert.Equal(Fraction.Of(80), row.Total);
        Assert.Equal(
            [new("E1", Fraction.Of(80), ExpertTotalUse.Counted), new("E2", null, ExpertTotalUse.NotUsed)],
            row.Experts);
    }

    [Fact]
    public void Incomplete_applications_come_last_and_marks_of_others_are_reported()
    {
        var result = Ranking.Of(PanelText.Panel("B 10", "X 99"), OneDimension, PanelText.Candidates("A", "B"));

        Assert.Equal(["B", "A"], result.Types[0].Rows.Select(row => row.Candidate.Application));
        Assert.Equal(1, result.Types[0].Rows[0].Rank);
        Assert.Equal(["X"], result.Unranked);
    }

    [Fact]
    public void Input_that_does_not_fit_together_is_named()
    {
        var panel = PanelText.Panel("A 80/70");

        var unknown = Assert.Throws<ArgumentException>(() => Ranking.Of(panel, OneDimension, PanelText.Candidates("A")));
        Assert.Contains("Application \"A\", expert \"E1\": the rules have no dimension \"y\"", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ranking.Of(panel, TwoDimensions, PanelText.Candidates("A", "A star")));
        Assert.Throws<ArgumentException>(() => Ranking.Of(panel, TwoDimensions, [new("A", "")]));
        Assert.Throws<ArgumentException>(() => Ranking.Of(panel, TwoDimensions with { WholeWeight = 9999 }, PanelText.Candidates("A")));
    }

    private static RankingRow Only(Panel panel, RankingRules rules) =>
        Assert.Single(Assert.Single(Ranking.Of(panel, rules, PanelText.Candidates("A")).Types).Rows);
}
