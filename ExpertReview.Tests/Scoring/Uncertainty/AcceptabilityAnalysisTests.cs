using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class AcceptabilityAnalysisTests
{
    /// <summary>a is best when w₁ &gt; 2/3, b when w₁ &lt; 2/3; c is never best.</summary>
    private static readonly double[,] Three = { { 3, 0 }, { 2, 2 }, { 1, -1 } };

    [Fact]
    public void With_two_dimensions_acceptabilities_and_central_weights_are_those_of_the_line()
    {
        var analysis = AcceptabilityAnalysis.Of(Three, new() { Draws = 200_000, Seed = 1, Selection = SelectionRule.Top(3, 1) });

        Assert.Equal(1.0 / 3, analysis.AcceptabilityOf(0).Probability(1), 0.006);
        Assert.Equal(2.0 / 3, analysis.PlaceProbabilityOf(1)!.Value, 0.006);
        Assert.Equal(5.0 / 6, analysis.CentralWeightsOf(0)![0], 0.003);
        Assert.Equal(1.0 / 3, analysis.CentralWeightsOf(1)![0], 0.003);
        Assert.Null(analysis.CentralWeightsOf(2));
        Assert.Equal(1, analysis.AcceptabilityOf(2).Probability(3));
    }

    [Fact]
    public void Around_given_weights_the_draws_have_their_mean_and_the_spread_of_the_concentration()
    {
        // One application: its central weights are the mean of all draws.
        double[] weights = [0.5, 0.3, 0.2, 0];
        var analysis = AcceptabilityAnalysis.Of(new double[1, 4], new() { Weights = weights, Concentration = 50, Draws = 50_000, Seed = 2 });
        for (int k = 0; k < 4; k++)
            Assert.Equal(weights[k], analysis.CentralWeightsOf(0)![k], 5 * Math.Sqrt(weights[k] * (1 - weights[k]) / 51 / 50_000));

        // Nearly fixed weights give the ranks of those weights.
        var fixedWeights = AcceptabilityAnalysis.Of(Three, new() { Weights = [0.8, 0.2], Concentration = 1e6, Draws = 500 });
        Assert.Equal(1, fixedWeights.AcceptabilityOf(0).Probability(1));
        Assert.Null(fixedWeights.PlaceProbabilityOf(0));
    }

    [Fact]
    public void Threads_change_nothing_and_equal_scores_take_turns()
    {
        double[,] twins = { { 1, 2 }, { 1, 2 } };
        var one = AcceptabilityAnalysis.Of(twins, new() { Threads = 1, Draws = 1000 });
        var two = AcceptabilityAnalysis.Of(twins, new() { Threads = 2, Draws = 1000 });

        Assert.Equal(0.5, one.AcceptabilityOf(0).Probability(1));
        Assert.Equal(one.CentralWeightsOf(1), two.CentralWeightsOf(1));
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(Three, new() { Weights = [1] }));
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(Three, new() { Weights = [0.5, 0.5], Concentration = 0 }));
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(Three, new() { Draws = 0 }));
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(Three, new() { Selection = SelectionRule.Top(2, 1) }));
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(new double[2, 0]));
        Assert.Throws<ArgumentException>(() => AcceptabilityAnalysis.Of(new double[,] { { double.NaN } }));
    }
}
