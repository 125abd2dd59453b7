using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class QuantileNormalizationTests
{
    /// <summary>By hand: the quantiles of (10, 20) at 1/8, 3/8, 5/8, 7/8 are 10, 12.5, 17.5, 20; with (1, 2, 3, 4) the means are the reference.</summary>
    [Fact]
    public void Unequal_numbers_meet_on_interpolated_quantiles()
    {
        var normalization = QuantileNormalization.Of([[20, 10], [1, 2, 3, 4]]);

        Assert.Equal([5.5, 7.25, 10.25, 12], normalization.Reference);
        Assert.Equal([5.5, 7.25, 10.25, 12], normalization.Normalized[1]);

        // 10 stands at ¼ of its expert, halfway between the reference's 1/8 and 3/8.
        Assert.Equal([11.125, 6.375], normalization.Normalized[0]);
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_places_or_take_them_in_turn()
    {
        double[][] experts = [[5, 5, 9], [1, 2, 6]];

        Assert.Equal([3.25, 3.25, 7.5], QuantileNormalization.Of(experts).Normalized[0]);
        Assert.Equal([3, 3.5, 7.5], QuantileNormalization.Of(experts, QuantileTies.InputOrder).Normalized[0]);
    }

    [Fact]
    public void An_empty_list_is_refused_by_its_place() =>
        Assert.Contains("List 1", Assert.Throws<ArgumentException>(() => QuantileNormalization.Of([[1], []])).Message, StringComparison.Ordinal);
}
