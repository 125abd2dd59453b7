using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class RankingRulesTests
{
    private static readonly RankingRules Sound = new()
    {
        Dimensions = [new("scale", 2500), new("innovation", 2500), new("ecosystem", 2000), new("potential", 2000), new("organization", 1000)],
    };

    public static TheoryData<RankingRules, RulesProblem[]> Broken => new()
    {
        { Sound with { Dimensions = [] }, [new(RulesProblemCode.NoDimension)] },
        { Sound with { Dimensions = [new(" ", 10_000)] }, [new(RulesProblemCode.EmptyDimension)] },
        { Sound with { Dimensions = [new("x", 5000), new("x", 5000)] }, [new(RulesProblemCode.DuplicateDimension, "x")] },
        { Sound with { Dimensions = [new("x", 10_001), new("y", -1)] }, [new(RulesProblemCode.NegativeWeight, "y")] },
        { Sound with { Dimensions = [new("x", 9999)] }, [new(RulesProblemCode.WeightSum, "9999")] },
        { Sound with { Dimensions = [new("x", 0)], WholeWeight = 0 }, [new(RulesProblemCode.WeightSum, "0")] },
        { Sound with { FewestSheets = 0 }, [new(RulesProblemCode.FewestSheets)] },
        { Sound with { TieChain = [TieBreak.RawMean, TieBreak.DimensionScore("beauty")] }, [new(RulesProblemCode.UnknownTieDimension, "beauty")] },
        { Sound with { Decimals = 16 }, [new(RulesProblemCode.Decimals)] },
        { Sound with { Places = -1 }, [new(RulesProblemCode.NegativePlaces)] },
        { Sound with { PlacesByType = new Dictionary<string, int?> { ["star"] = -1 } }, [new(RulesProblemCode.NegativePlaces, "star")] },
        { Sound with { Quotas = [new(-1, "star")] }, [new(RulesProblemCode.NegativeQuota, "star")] },
        {
            Sound with { Quotas = [new(3), new(2), new(1, "star"), new(1, "star")] },
            [new(RulesProblemCode.DuplicateQuota), new(RulesProblemCode.DuplicateQuota, "star")]
        },
    };

    [Fact]
    public void Sound_rules_have_no_problem() => Assert.Empty(Sound.Check());

    [Theory]
    [MemberData(nameof(Broken))]
    public void Every_problem_of_the_rules_is_named(RankingRules rules, RulesProblem[] expected) => Assert.Equal(expected, rules.Check());

    [Fact]
    public void Equal_weights_are_equal_to_the_last_digit()
    {
        var rules = RankingRules.EqualWeights(["x", "y", "z"]);

        Assert.Empty(rules.Check());
        var row = Ranking.Of(PanelText.Panel("A 1/1/2"), rules, PanelText.Candidates("A")).Types[0].Rows[0];
        Assert.Equal(new Fraction(4, 3), row.Total);
        Assert.Throws<ArgumentException>(() => RankingRules.EqualWeights([]));
        Assert.Throws<ArgumentException>(() => RankingRules.EqualWeights(["x", "x"]));
    }
}
