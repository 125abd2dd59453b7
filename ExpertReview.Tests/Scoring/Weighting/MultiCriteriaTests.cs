using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class MultiCriteriaTests
{
    private static readonly Arbitrary<(int[] Values, int Rows, int Scale)> Tables = (
        from rows in Gen.Choose(2, 6)
        from values in Gen.Choose(1, 9).ArrayOf(rows * 3)
        from scale in Gen.Choose(1, 9)
        select (values, rows, scale)).ToArbitrary();

    [Fact]
    public void Alternatives_that_are_the_same_tie()
    {
        var table = new DecisionTable(new double[,] { { 3, 4 }, { 3, 4 } });

        var distance = IdealDistance.Of(table, [1, 1]);
        Assert.All(distance.Closeness, one => Assert.Equal(UndefinedReason.NoVariation, one.Reason));
        Assert.Equal([1, 1], distance.Ranks);
        Assert.Equal([0, 0], CompromiseRanking.Of(table, [1, 1]).Compromise);
    }

    /// <summary>By hand: regrets of A 0, ½; of B ½, 0; of C ¼, ¼: equal S, and R decides.</summary>
    [Fact]
    public void The_compromise_is_the_one_whose_worst_criterion_is_least_bad()
    {
        var ranking = CompromiseRanking.Of(new(new double[,] { { 10, 0 }, { 0, 10 }, { 5, 5 } }), [1, 1]);

        Assert.Equal([0.5, 0.5, 0.5], ranking.GroupUtility);
        Assert.Equal([0.5, 0.5, 0.25], ranking.IndividualRegret);
        Assert.Equal([2, 2, 1], ranking.Ranks);
        Assert.True(ranking.HasAcceptableAdvantage);
        Assert.True(ranking.IsStable);
        Assert.Equal([2], ranking.CompromiseSet);
    }

    [Fact]
    public void One_alternative_is_its_own_compromise()
    {
        var ranking = CompromiseRanking.Of(new(new double[,] { { 1, 2 } }), [1, 1]);

        Assert.Equal([0], ranking.CompromiseSet);
        Assert.Equal(0, ranking.NeededAdvantage);
    }

    [Fact]
    public void Points_and_costs_are_not_simply_added() =>
        Assert.Throws<ArgumentException>(() => WeightedSum.Of(new(new double[,] { { 1, 2 } }, [CriterionDirection.Benefit, CriterionDirection.Cost]), [1, 1]));

    [Fact]
    public void Units_and_the_scale_of_the_weights_change_nothing() => Prop.ForAll(Tables, given =>
    {
        double[,] values = Table(given.Values, given.Rows, 1), scaled = Table(given.Values, given.Rows, given.Scale);
        CriterionDirection[] directions = [CriterionDirection.Benefit, CriterionDirection.Cost, CriterionDirection.Benefit];
        double[] weights = [0.5, 0.3, 0.2], larger = [50, 30, 20];

        Same(WeightedSum.OfMinMax(new(values, directions), weights), WeightedSum.OfMinMax(new(scaled, directions), larger));
        Same(CompromiseRanking.Of(new(values, directions), weights).Compromise, CompromiseRanking.Of(new(scaled, directions), larger).Compromise);
        foreach (var normalization in Enum.GetValues<IdealNormalization>())
        {
            Same(
                IdealDistance.Of(new(values, directions), weights, normalization).ToIdeal,
                IdealDistance.Of(new(scaled, directions), larger, normalization).ToIdeal);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static double[,] Table(int[] values, int rows, double scale)
    {
        double[,] table = new double[rows, 3];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < 3; column++)
                table[row, column] = values[3 * row + column] * (column == 1 ? scale : 1);
        }

        return table;
    }

    private static void Same(IReadOnlyList<double> expected, IReadOnlyList<double> actual) =>
        Assert.Equal(expected, actual, (left, right) => Math.Abs(left - right) < 1e-12);
}
