using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class BestWorstMethodTests
{
    private static readonly Arbitrary<(int[] FromBest, int[] ToWorst, int Seed)> Judgements = (
        from count in Gen.Choose(2, 7)
        from across in Gen.Choose(1, 9)
        from fromBest in Gen.Choose(1, 9).ArrayOf(count)
        from toWorst in Gen.Choose(1, 9).ArrayOf(count)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (
            fromBest.Select((times, j) => j == 0 ? 1 : j == count - 1 ? across : times).ToArray(),
            toWorst.Select((times, j) => j == 0 ? across : j == count - 1 ? 1 : times).ToArray(),
            seed)).ToArbitrary();

    [Fact]
    public void Judgements_without_contradiction_give_their_own_proportions()
    {
        var weights = BestWorstMethod.Of([1, 2, 4, 8], [8, 4, 2, 1], 0, 3);

        Assert.Equal(8 / 15.0, weights.Weights[0], 14);
        Assert.Equal(0, weights.Deviation);
        Assert.Equal(0, weights.NonlinearDeviation);
        Assert.True(weights.IsUnique);
    }

    /// <summary>
    /// By hand, three criteria with a_B2 = a_2W = 2 and a_BW = 8: the ratio w_B / w_W must be at least 8 − ξ and at most (2 + ξ)², so the least
    /// ξ has (2 + ξ)² = 8 − ξ, which is (√41 − 5) / 2.
    /// </summary>
    [Fact]
    public void The_non_linear_deviation_by_hand()
    {
        var weights = BestWorstMethod.Of([1, 2, 8], [8, 2, 1], 0, 2);

        Assert.Equal((Math.Sqrt(41) - 5) / 2, weights.NonlinearDeviation, 12);
        Assert.Equal(4 / 56.0, weights.InputConsistencyRatio, 14);
        Assert.Equal(weights.NonlinearDeviation / ((17 - Math.Sqrt(65)) / 2), weights.NonlinearConsistencyRatio.Value!.Value, 12);
    }

    [Fact]
    public void Wrong_judgements_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BestWorstMethod.Of([1, 2, 8], [7, 2, 1], 0, 2));
        Assert.Throws<ArgumentException>(() => BestWorstMethod.Of([1, 0.5, 8], [8, 2, 1], 0, 2));
        Assert.Throws<ArgumentException>(() => BestWorstMethod.Of([2, 2, 8], [8, 2, 1], 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BestWorstMethod.Of([1, 2], [2, 1], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BestWorstMethod.Of([1, 2], [2, 1], 0, 2));
    }

    [Fact]
    public void No_other_weights_come_nearer_to_the_judgements() => Prop.ForAll(Judgements, given =>
    {
        double[] fromBest = [.. given.FromBest.Select(times => (double)times)], toWorst = [.. given.ToWorst.Select(times => (double)times)];
        int worst = fromBest.Length - 1;

        var method = BestWorstMethod.Of(fromBest, toWorst, 0, worst);

        Assert.Equal(1, method.Weights.Sum(), 12);
        Assert.Equal(method.Deviation, Deviation(method.Weights, fromBest, toWorst, worst), 1e-9);
        var random = new Random(given.Seed);
        for (int trial = 0; trial < 200; trial++)
        {
            double size = Math.Pow(10, -1 - trial % 5);
            double[] other = [.. method.Weights.Select(weight => Math.Max(0, weight + size * (random.NextDouble() - 0.5)))];
            double sum = other.Sum();
            Assert.True(Deviation([.. other.Select(weight => weight / sum)], fromBest, toWorst, worst) >= method.Deviation - 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Criteria_judged_alike_weigh_alike_whatever_their_order() => Prop.ForAll(Judgements, given =>
    {
        double[] fromBest = [.. given.FromBest.Select(times => (double)times)], toWorst = [.. given.ToWorst.Select(times => (double)times)];
        int count = fromBest.Length;
        var method = BestWorstMethod.Of(fromBest, toWorst, 0, count - 1);

        var reversed = BestWorstMethod.Of([.. fromBest.Reverse()], [.. toWorst.Reverse()], count - 1, 0);

        for (int j = 0; j < count; j++)
            Assert.Equal(method.Weights[j], reversed.Weights[count - 1 - j], 1e-9);
        Assert.Equal(method.IsUnique, reversed.IsUnique);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static double Deviation(IReadOnlyList<double> weights, double[] fromBest, double[] toWorst, int worst) =>
        Enumerable.Range(0, weights.Count).Max(j =>
            Math.Max(Math.Abs(weights[0] - fromBest[j] * weights[j]), Math.Abs(weights[j] - toWorst[j] * weights[worst])));
}
