using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class StandardizationTests
{
    [Fact]
    public void A_single_value_becomes_neutral_and_says_so()
    {
        Assert.Equal((0, StandardizationFallback.SingleValue), Only(Standardization.Centre([77])));
        Assert.Equal((0, StandardizationFallback.SingleValue), Only(Standardization.ZScores([77])));
        Assert.Equal((0, StandardizationFallback.SingleValue), Only(Standardization.RobustZScores([77])));
        Assert.Equal((0.5, StandardizationFallback.SingleValue), Only(Standardization.MinMax([77])));
        Assert.Equal((0.5, StandardizationFallback.SingleValue), Only(Standardization.Percentiles([77])));
        Assert.Equal((0, StandardizationFallback.SingleValue), Only(Standardization.NormalScores([77])));
        Assert.Equal((0.5, StandardizationFallback.SingleValue), Only(Standardization.Percentiles([77], PlottingPosition.ZeroToOne)));
    }

    [Fact]
    public void A_spread_of_rounding_errors_is_none_but_ranks_tie_equal_numbers_alone()
    {
        double[] values = [0.1 + 0.2, 0.3, 0.3];

        Assert.Equal(new[] { 0.0, 0, 0 }, Standardization.ZScores(values).Values);
        Assert.Equal(StandardizationFallback.ConstantValues, Standardization.ZScores(values).Fallback);
        Assert.Equal(new[] { 5 / 6.0, 2 / 6.0, 2 / 6.0 }, Standardization.Percentiles(values).Values);
        Assert.Equal(StandardizationFallback.None, Standardization.Percentiles(values).Fallback);
    }

    [Fact]
    public void Without_a_median_deviation_z_scores_stand_in_for_robust_ones()
    {
        double[] values = [80, 80, 80, 80, 95];

        var robust = Standardization.RobustZScores(values);

        Assert.Equal(StandardizationFallback.NoRobustSpread, robust.Fallback);
        Assert.Equal(Standardization.ZScores(values).Values, robust.Values);
    }

    [Fact]
    public void Nothing_standardizes_to_nothing()
    {
        Assert.Empty(Standardization.ZScores([]).Values);
        Assert.Empty(Standardization.NormalScores([]).Values);
    }

    [Fact]
    public void What_has_no_answer_is_refused_with_its_place()
    {
        Assert.Contains("Value 1", Assert.Throws<ArgumentException>(() => Standardization.ZScores([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Standardization.NormalScores([1, 2], PlottingPosition.ZeroToOne));
    }

    private static (double, StandardizationFallback) Only(StandardizedValues values) => (Assert.Single(values.Values), values.Fallback);
}
