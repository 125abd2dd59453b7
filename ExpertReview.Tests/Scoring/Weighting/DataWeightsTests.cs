using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class DataWeightsTests
{
    [Fact]
    public void A_criterion_of_equal_values_weighs_nothing()
    {
        var table = new DecisionTable(new double[,] { { 1, 5 }, { 3, 5 }, { 2, 5 } });

        Assert.Equal([1, 0], EntropyWeights.Of(table).Weights);
        Assert.Equal([0, 1], EntropyWeights.Of(new(new double[,] { { 0, 1 }, { 0, 4 } })).Weights);
    }

    [Fact]
    public void Where_nothing_differs_all_weigh_the_same()
    {
        var table = new DecisionTable(new double[,] { { 4, 5 }, { 4, 5 } });

        Assert.True(EntropyWeights.Of(table).IsUniform);
        Assert.Equal([0.5, 0.5], EntropyWeights.Of(table).Weights);
        Assert.True(CriticWeights.Of(table).IsUniform);
        Assert.Equal([0.5, 0.5], CriticWeights.Of(table).Weights);
        Assert.True(EntropyWeights.Of(new(new double[,] { { 4, 5 } })).IsUniform);
    }

    [Fact]
    public void Criteria_that_repeat_each_other_share_what_one_would_weigh()
    {
        // The first two are the same but for the unit; the third is uncorrelated with them.
        var table = new DecisionTable(new double[,] { { 1, 10, 1 }, { 1, 10, 3 }, { 3, 30, 1 }, { 3, 30, 3 } });

        var critic = CriticWeights.Of(table);

        Assert.Equal([0.25, 0.25, 0.5], critic.Weights, (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], critic.DeviationWeights, (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void A_cost_turns_its_correlations_round()
    {
        double[,] values = { { 1, 9 }, { 2, 7 }, { 4, 5 } };

        Assert.NotEqual(0, CriticWeights.Of(new(values)).Information[0]);
        Assert.True(CriticWeights.Of(new(values, [CriterionDirection.Benefit, CriterionDirection.Cost])).Information[0] < 0.1);
    }

    [Fact]
    public void A_negative_value_has_no_entropy() => Assert.Contains(
        "Alternative 1, criterion 0",
        Assert.Throws<ArgumentException>(() => EntropyWeights.Of(new(new double[,] { { 1 }, { -1 } }))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Weights_combine_by_product_or_by_share()
    {
        Assert.Equal([0.75, 0.25], CombinedWeights.Multiplicative([0.5, 0.5], [30, 10]));
        Assert.Equal([0.55, 0.45], CombinedWeights.Linear([0.5, 0.5], [3, 2], 0.5), (left, right) => Math.Abs(left - right) < 1e-15);
        Assert.Throws<ArgumentException>(() => CombinedWeights.Multiplicative([1, 0], [0, 1]));
    }

    [Fact]
    public void Announced_weights_are_scaled_with_a_warning()
    {
        Assert.False(FixedWeights.Of([0.1, 0.2, 0.7]).WasRenormalized);
        var percents = FixedWeights.Of([25, 75]);
        Assert.True(percents.WasRenormalized);
        Assert.Equal([0.25, 0.75], percents.Weights);
        Assert.Throws<ArgumentException>(() => FixedWeights.Of([]));
        Assert.Throws<ArgumentException>(() => FixedWeights.Of([0, 0]));
        Assert.Contains("Weight 1", Assert.Throws<ArgumentException>(() => FixedWeights.Of([1, -1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_not_a_zero()
    {
        Assert.Equal(80, WeightedComposite.Of([80, null], [0.6, 0.4], 0.6).Value);
        Assert.Equal(UndefinedReason.TooLittleWeight, WeightedComposite.Of([80, null], [0.6, 0.4], 0.7).Reason);
        Assert.Equal(UndefinedReason.TooLittleWeight, WeightedComposite.Of([80, null], [0.6, 0.4]).Reason);
        Assert.Equal(80, WeightedComposite.Of([80, null], [1, 0]).Value);
        Assert.Equal(UndefinedReason.TooFewValues, WeightedComposite.Of([80, null], [0, 1], 0).Reason);
    }
}
