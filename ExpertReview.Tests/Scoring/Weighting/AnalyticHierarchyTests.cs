using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class AnalyticHierarchyTests
{
    private static readonly Arbitrary<int[]> Weights =
        (from count in Gen.Choose(1, 9) from weights in Gen.Choose(1, 9).ArrayOf(count) select weights).ToArbitrary();

    /// <summary>By hand, after Saaty's three-criteria scale 1, 3, 5, 3: the row products are 15, 1 and 1/15.</summary>
    [Fact]
    public void Three_criteria_by_hand()
    {
        var hierarchy = AnalyticHierarchy.Of(PairwiseMatrix.FromUpperTriangle(3, [3, 5, 3]));

        double sum = Math.Cbrt(15) + 1 + Math.Cbrt(1 / 15.0);
        Assert.Equal(Math.Cbrt(15) / sum, hierarchy.GeometricMeanWeights[0], 12);

        // For n = 3 the eigenvector and the geometric mean agree, and λ = 1 + t + 1/t with t³ = a₁₃ / (a₁₂ a₂₃).
        double t = Math.Cbrt(5 / 9.0);
        Assert.Equal(hierarchy.GeometricMeanWeights, hierarchy.Weights, (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal(1 + t + 1 / t, hierarchy.PrincipalEigenvalue, 12);
        Assert.Equal((t + 1 / t - 2) / 2 / 0.58, hierarchy.ConsistencyRatio.Value!.Value, 12);
        Assert.True(hierarchy.IsAcceptable);
        Assert.Equal(3 * Math.Pow(Math.Log(9 / 5.0) / 3, 2), hierarchy.GeometricConsistencyIndex.Value!.Value, 12);
    }

    [Fact]
    public void Limits_depend_on_the_number_of_criteria()
    {
        Assert.Equal(0.05, AnalyticHierarchy.Of(Consistent([1, 2, 3])).AcceptedRatio);
        Assert.Equal(0.08, AnalyticHierarchy.Of(Consistent([1, 2, 3, 4])).AcceptedRatio);
        Assert.Equal(0.10, AnalyticHierarchy.Of(Consistent([1, 2, 3, 4, 5])).AcceptedRatio);
        Assert.False(AnalyticHierarchy.Of(PairwiseMatrix.FromUpperTriangle(3, [3, 5, 1 / 3.0])).IsAcceptable);
    }

    [Fact]
    public void Two_criteria_cannot_contradict_each_other()
    {
        var hierarchy = AnalyticHierarchy.Of(PairwiseMatrix.FromUpperTriangle(2, [4]));

        Assert.Equal(0.8, hierarchy.Weights[0], 14);
        Assert.Equal(0, hierarchy.ConsistencyRatio.Value);
        Assert.Equal(UndefinedReason.TooFewValues, hierarchy.GeometricConsistencyIndex.Reason);
    }

    [Fact]
    public void Beyond_the_table_of_random_indices_there_is_no_ratio()
    {
        var hierarchy = AnalyticHierarchy.Of(Consistent([.. Enumerable.Range(1, 16).Select(weight => weight)]));

        Assert.Equal(UndefinedReason.NotTabulated, hierarchy.ConsistencyRatio.Reason);
        Assert.Null(hierarchy.IsAcceptable);
    }

    [Fact]
    public void A_slip_of_the_pen_is_seen()
    {
        double[,] judgements = PairwiseMatrix.FromUpperTriangle(3, [3, 5, 3]);
        judgements[2, 0] = 5;

        Assert.False(AnalyticHierarchy.Of(judgements).IsReciprocal);
        judgements[2, 0] = 0;
        Assert.Contains("row 2, column 0", Assert.Throws<ArgumentException>(() => AnalyticHierarchy.Of(judgements)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_groups_judgements_stay_reciprocal()
    {
        double[,] group = PairwiseMatrix.GroupOf([PairwiseMatrix.FromUpperTriangle(3, [3, 5, 3]), PairwiseMatrix.FromUpperTriangle(3, [1 / 3.0, 5, 9])]);

        Assert.True(PairwiseMatrix.IsReciprocal(group));
        Assert.Equal(1, group[0, 1], 12);
        Assert.Equal(Math.Sqrt(27), group[1, 2], 12);
    }

    [Fact]
    public void Judgements_made_from_weights_give_the_weights_back() => Prop.ForAll(Weights, weights =>
    {
        var hierarchy = AnalyticHierarchy.Of(Consistent(weights));

        Assert.Equal(weights.Length, hierarchy.PrincipalEigenvalue, 10);
        Assert.Equal(0, hierarchy.ConsistencyIndex, 10);
        for (int index = 0; index < weights.Length; index++)
        {
            Assert.Equal(weights[index] / (double)weights.Sum(), hierarchy.Weights[index], 12);
            Assert.Equal(hierarchy.Weights[index], hierarchy.GeometricMeanWeights[index], 12);
            Assert.Equal(hierarchy.Weights[index], hierarchy.ColumnMeanWeights[index], 12);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static double[,] Consistent(int[] weights)
    {
        double[,] judgements = new double[weights.Length, weights.Length];
        for (int row = 0; row < weights.Length; row++)
        {
            for (int column = 0; column < weights.Length; column++)
                judgements[row, column] = weights[row] / (double)weights[column];
        }

        return judgements;
    }
}
