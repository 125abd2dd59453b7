using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Analysis;

public sealed class EffectiveWeightsTests
{
    private static readonly WeightedDimension[] Even = [new("a", 50), new("b", 50)];

    [Fact]
    public void A_dimension_in_which_all_are_alike_decides_nothing()
    {
        var weights = EffectiveWeights.Of(Even, [[70, 80], [80, 80], [90, 80]]);

        Assert.Equal([0.5, 0.5], weights.Nominal);
        Assert.Equal([1, 0], weights.Effective.Select(weight => weight.Value!.Value));
    }

    [Fact]
    public void By_hand_for_two_dimensions_that_run_together()
    {
        // Marks 1, 2, 3 and 2, 4, 6: Cov(a, t) = ½·⅔ + ½·4/3 = 1, Cov(b, t) = 2, Var(t) = 1.5.
        var weights = EffectiveWeights.Of(Even, [[1, 2], [2, 4], [3, 6]]);

        Assert.Equal(1 / 3.0, weights.Effective[0].Value!.Value, 1e-12);
        Assert.Equal(2 / 3.0, weights.Effective[1].Value!.Value, 1e-12);
    }

    [Fact]
    public void Without_differences_there_is_no_effective_weight()
    {
        Assert.All(EffectiveWeights.Of(Even, [[1, 2]]).Effective, weight => Assert.Equal(UndefinedReason.TooFewValues, weight.Reason));
        Assert.All(EffectiveWeights.Of(Even, [[1, 2], [1, 2]]).Effective, weight => Assert.Equal(UndefinedReason.NoVariation, weight.Reason));
        Assert.Throws<ArgumentException>(() => EffectiveWeights.Of(Even, [[1]]));
        Assert.Throws<ArgumentException>(() => EffectiveWeights.Of([new("a", 0)], [[1]]));
    }
}
