using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class IndicatorScoresTests
{
    private static readonly GroupedApplication[] Applications =
    [
        new("A1", "energy/park"), new("A2", "energy/park"), new("A3", "energy/park"), new("B1", "sport/park"), new("B2", "sport/park"),
    ];

    private static readonly IndicatorFigure[] Figures =
    [
        new("A1", "revenue", 100), new("A2", "revenue", 300), new("A3", "revenue", 200),
        new("A1", "incidents", 4), new("A2", "incidents", 0),
        new("B1", "revenue", 7), new("B2", "revenue", 5), new("B1", "incidents", 1),
    ];

    private static readonly Arbitrary<(int[] Values, int Seed)> Tables = (
        from values in Gen.Choose(-3, 12).ArrayOf(18)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (values, seed)).ToArbitrary();

    /// <summary>
    /// By hand, min–max on 0–100, revenue 75 % and incidents (fewer is better) 25 %: A1 is worst in both; A2 best in both; A3 is halfway in
    /// revenue and gave no incidents, so 75 % of the weight is covered; B1 leads the other group, alone with incidents (the middle).
    /// </summary>
    [Fact]
    public void Scores_by_hand()
    {
        var scores = IndicatorScores.Of(Applications, Figures, Rules() with { Normalization = IndicatorNormalization.MinMax });

        Assert.Equal([0, 100, 50, 87.5, 0], scores.All.Select(score => score.Score.Value!.Value));
        Assert.Equal([1, 1, 0.75, 1, 0.75], scores.All.Select(score => score.WeightCovered));
        Assert.Equal(
            [new("revenue", 7, 100, 0.75, StandardizationFallback.None), new("incidents", 1, 50, 0.25, StandardizationFallback.SingleValue)],
            scores["B1", "scale"].Parts);
        Assert.Null(scores["A3", "scale"].Parts[1].Points);
    }

    [Fact]
    public void Too_little_weight_gives_no_score_and_a_reason()
    {
        var scores = IndicatorScores.Of(Applications, Figures, Rules() with { LeastWeightShare = 0.8 });

        Assert.Equal(UndefinedReason.TooLittleWeight, scores["A3", "scale"].Score.Reason);
        Assert.NotNull(scores["A1", "scale"].Score.Value);
        Assert.All(
            IndicatorScores.Of(Applications, [], Rules() with { LeastWeightShare = 0 }).All,
            score => Assert.Equal(UndefinedReason.TooFewValues, score.Score.Reason));
    }

    [Fact]
    public void Every_weighting_can_be_used_and_says_when_it_fell_back()
    {
        IndicatorWeighting[] stated =
        [
            IndicatorWeighting.Fixed([75, 25]),
            IndicatorWeighting.AnalyticHierarchy(PairwiseMatrix.FromUpperTriangle(2, [3])),
            IndicatorWeighting.BestWorst([1, 3], [3, 1], 0, 1),
        ];
        Assert.All(stated, weighting => Assert.Equal([0.75, 0.25], WeightsBy(weighting).Weights, (left, right) => Math.Abs(left - right) < 1e-12));
        Assert.Equal([0.5, 0.5], WeightsBy(IndicatorWeighting.Equal).Weights);
        foreach (var weighting in new[] { IndicatorWeighting.Entropy, IndicatorWeighting.Critic })
        {
            Assert.False(WeightsBy(weighting).IsFallback);
            Assert.Equal(1, WeightsBy(weighting).Weights.Sum(), 12);
            Assert.True(IndicatorScores.Of(Applications, Figures.Take(3), Rules(weighting)).Weights[0].IsFallback);
        }
    }

    [Fact]
    public void Wrong_figures_and_rules_are_refused_by_their_place()
    {
        Assert.Equal("Application \"A1\", indicator \"profit\"", Refusal([new("A1", "profit", 1)], Rules())[..36]);
        Assert.Contains("given twice", Refusal([Figures[0], Figures[0]], Rules()), StringComparison.Ordinal);
        Assert.Contains("not a finite number", Refusal([new("A1", "revenue", double.NaN)], Rules()), StringComparison.Ordinal);
        Assert.Contains("3 weights for 2 indicators", Refusal([], Rules(IndicatorWeighting.Fixed([1, 1, 1]))), StringComparison.Ordinal);
        Assert.Contains("low end", Refusal([], Rules() with { Lowest = 100 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blend_needs_every_part_that_has_a_say()
    {
        var missing = Measure.Undefined(UndefinedReason.TooLittleWeight);

        Assert.Equal(74, IndicatorBlend.Of(Measure.Of(50), Measure.Of(80), 0.2).Value!.Value, 12);
        Assert.Equal(80, IndicatorBlend.Of(missing, Measure.Of(80), 0).Value);
        Assert.Equal(missing, IndicatorBlend.Of(missing, Measure.Of(80), 0.2));
        Assert.Equal(missing, IndicatorBlend.Of(Measure.Of(50), missing, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndicatorBlend.Of(missing, missing, 1.1));
    }

    [Fact]
    public void Units_and_the_order_of_the_input_change_nothing_and_a_better_figure_never_harms() => Prop.ForAll(Tables, table =>
    {
        IndicatorFigure[] figures =
        [
            .. table.Values.Select((value, place) => new IndicatorFigure($"A{place / 2}", place % 2 == 0 ? "revenue" : "incidents", value))
                .Where(figure => figure.Value >= 0),
        ];
        GroupedApplication[] applications = [.. Enumerable.Range(0, 9).Select(index => new GroupedApplication($"A{index}", index % 2 == 0 ? "x" : "y"))];
        foreach (var normalization in Enum.GetValues<IndicatorNormalization>())
        {
            var rules = Rules() with { Normalization = normalization, LeastWeightShare = 0 };
            double?[] before = Scores(applications, figures, rules);

            var shuffled = figures.Select(figure => figure.Indicator == "revenue" ? figure with { Value = figure.Value * 1024 } : figure).ToArray();
            new Random(table.Seed).Shuffle(shuffled);
            Assert.Equal(before, Scores([.. applications.Reverse()], shuffled, rules), (left, right) => left == right || Math.Abs(left!.Value - right!.Value) < 1e-9);

            if (figures.Length == 0)
                continue;
            int index = table.Seed % figures.Length;
            var better = figures.ToArray();
            better[index] = figures[index] with { Value = figures[index].Value + (figures[index].Indicator == "revenue" ? 2 : -2) };
            int own = figures[index].Application[1] - '0';
            Assert.True(Scores(applications, better, rules)[own] >= before[own] - 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static double?[] Scores(GroupedApplication[] applications, IndicatorFigure[] figures, IndicatorRules rules) =>
        [.. IndicatorScores.Of(applications, figures, rules).All.Select(score => score.Score.Value)];

    private static IndicatorDimensionWeights WeightsBy(IndicatorWeighting weighting) =>
        Assert.Single(IndicatorScores.Of(Applications, [.. Figures, new("A3", "incidents", 1)], Rules(weighting)).Weights);

    private static string Refusal(IndicatorFigure[] figures, IndicatorRules rules) =>
        Assert.Throws<ArgumentException>(() => IndicatorScores.Of(Applications, figures, rules)).Message;

    private static IndicatorRules Rules(IndicatorWeighting? weighting = null) => new()
    {
        Dimensions = [new("scale", [new("revenue"), new("incidents", CriterionDirection.Cost)], weighting ?? IndicatorWeighting.Fixed([3, 1]))],
    };
}
