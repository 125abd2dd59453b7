using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class WeightSensitivityTests
{
    private static readonly Arbitrary<(double[] Gaps, double[] Weights)> Pairs = (
        from dimensions in Gen.Choose(1, 6)
        from gaps in Gen.Choose(-9, 9).ArrayOf(dimensions)
        from shares in Gen.Choose(0, 5).ArrayOf(dimensions)
        where shares.Sum() > 0
        select (Array.ConvertAll(gaps, gap => (double)gap), Array.ConvertAll(shares, share => share / (double)shares.Sum()))).ToArbitrary();

    [Fact]
    public void The_nearest_weights_tie_the_pair_and_none_that_tie_are_nearer() => Prop.ForAll(Pairs, pair =>
    {
        var (gaps, weights) = pair;
        var sensitivity = WeightSensitivity.OfPair(gaps, new double[gaps.Length], weights);
        double[][] corners = [.. Corners(gaps)];
        Assert.Equal(corners.Length > 0, sensitivity.IsFeasible);
        if (sensitivity.NearestWeights is not { } nearest)
        {
            Assert.Null(sensitivity.Distance);
            Assert.Null(sensitivity.AbsoluteDistance);
            Assert.True(gaps.All(gap => gap > 0) || gaps.All(gap => gap < 0));
            return;
        }

        Assert.Equal(1, nearest.Sum(), 1e-12);
        Assert.Equal(0, Dot(gaps, nearest), 1e-11);
        Assert.All(nearest, weight => Assert.True(weight >= 0));

        // A point of a convex set is nearest to w when no corner lies on w's side of it.
        double[] back = [.. weights.Zip(nearest, (old, other) => old - other)];
        Assert.All(corners, corner => Assert.True(Dot(back, [.. corner.Zip(nearest, (c, other) => c - other)]) <= 1e-10));
        Assert.Equal(Math.Sqrt(Dot(back, back)), sensitivity.Distance!.Value, 1e-12);
        Assert.True(sensitivity.AbsoluteDistance!.Value <= back.Sum(Math.Abs) + 1e-12);
        Assert.All(corners, corner => Assert.True(sensitivity.AbsoluteDistance.Value <= weights.Zip(corner, (old, c) => Math.Abs(old - c)).Sum() + 1e-12));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void With_three_dimensions_the_least_shifted_weight_is_that_of_the_whole_line_of_ties() => Prop.ForAll(Pairs, pair =>
    {
        var (gaps, weights) = pair;
        double[][] ends = [.. Corners(gaps)];
        if (gaps.Length != 3 || ends.Length != 2)
            return;

        // Along the line the L1 distance bends only where a weight is the old one.
        double Distance(double share) => Enumerable.Range(0, 3).Sum(k => Math.Abs(ends[0][k] + share * (ends[1][k] - ends[0][k]) - weights[k]));
        double[] bends = [0, 1, .. Enumerable.Range(0, 3).Select(k => (weights[k] - ends[0][k]) / (ends[1][k] - ends[0][k])).Where(share => share is > 0 and < 1)];
        Assert.Equal(bends.Min(Distance), WeightSensitivity.OfPair(gaps, new double[3], weights).AbsoluteDistance!.Value, 1e-12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void At_a_critical_weight_the_pair_ties_with_the_others_in_proportion() => Prop.ForAll(Pairs, pair =>
    {
        var (gaps, weights) = pair;
        var critical = WeightSensitivity.OfPair(gaps, new double[gaps.Length], weights).CriticalWeights;
        for (int k = 0; k < gaps.Length; k++)
        {
            if (critical[k] is not { } weight)
                continue;
            double others = weights.Sum() - weights[k];
            double[] changed = [.. weights.Select((old, l) => l == k ? weight : old / others * (1 - weight))];
            Assert.Equal(0, Dot(gaps, changed), 1e-10);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void The_closest_pair_across_the_line_is_found_among_all()
    {
        var random = new RandomSource(3);
        double[] weights = [0.5, 0.3, 0.2];
        for (int round = 0; round < 50; round++)
        {
            double[,] scores = new double[12, 3];
            for (int cell = 0; cell < 36; cell++)
                scores[cell / 3, cell % 3] = 60 + random.NextIndex(30);
            double[] totals = [.. Enumerable.Range(0, 12).Select(i => Dot(Row(scores, i), weights))];
            bool[] inside = SelectionRule.Top(12, 4).Shortlist([.. totals.Select(total => (double?)total)]);

            var closest = WeightSensitivity.OfCutLine(scores, weights, inside);
            double? least = (
                from i in Enumerable.Range(0, 12)
                from o in Enumerable.Range(0, 12)
                where inside[i] && !inside[o]
                select WeightSensitivity.OfPair(Row(scores, i), Row(scores, o), weights).Distance).Min();

            Assert.Equal(least, closest?.Pair.Distance);
        }
    }

    [Fact]
    public void Pairs_of_different_types_and_dominated_ones_have_no_flip()
    {
        double[,] scores = { { 90, 90 }, { 80, 80 }, { 95, 60 } };

        Assert.Null(WeightSensitivity.OfCutLine(scores, [0.5, 0.5], [true, false, false], [0, 0, 1]));
        Assert.Equal((0, 2), WeightSensitivity.OfCutLine(scores, [0.5, 0.5], [true, false, false]) is { } closest ? (closest.Inside, closest.Outside) : default);
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => WeightSensitivity.OfPair([1, 2], [2, 1], [0.5, 0.6]));
        Assert.Throws<ArgumentException>(() => WeightSensitivity.OfPair([1, 2], [2, 1], [1.5, -0.5]));
        Assert.Throws<ArgumentException>(() => WeightSensitivity.OfPair([1, 2], [2], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => WeightSensitivity.OfPair([1, double.NaN], [2, 1], [0.5, 0.5]));
    }

    /// <summary>The corners of the set of weights that tie: one dimension without a gap, or two with gaps of opposite signs.</summary>
    private static IEnumerable<double[]> Corners(double[] gaps)
    {
        for (int p = 0; p < gaps.Length; p++)
        {
            if (gaps[p] == 0)
                yield return [.. Enumerable.Range(0, gaps.Length).Select(k => k == p ? 1.0 : 0)];
            for (int q = 0; q < gaps.Length; q++)
            {
                if (gaps[p] <= 0 || gaps[q] >= 0)
                    continue;
                double share = -gaps[q] / (gaps[p] - gaps[q]);
                yield return [.. Enumerable.Range(0, gaps.Length).Select(k => k == p ? share : k == q ? 1 - share : 0)];
            }
        }
    }

    private static double[] Row(double[,] scores, int row) => [.. Enumerable.Range(0, scores.GetLength(1)).Select(k => scores[row, k])];

    private static double Dot(IEnumerable<double> left, IEnumerable<double> right) => left.Zip(right, (l, r) => l * r).Sum();
}
