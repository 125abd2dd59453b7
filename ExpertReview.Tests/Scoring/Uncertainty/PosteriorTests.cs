using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class PosteriorTests
{
    /// <summary>Σ = BBᵀ with B of n × m: singular when m is less than n.</summary>
    private static readonly Arbitrary<double[,]> Covariances = (
        from n in Gen.Choose(1, 7)
        from m in Gen.Choose(1, 7)
        from digits in Gen.Choose(-9, 9).ArrayOf(n * m)
        select Square(n, m, digits)).ToArbitrary();

    [Fact]
    public void Draws_have_the_means_and_covariances_also_when_the_matrix_is_singular() => Prop.ForAll(Covariances, covariance =>
    {
        int n = covariance.GetLength(0);
        var posterior = new DensePosterior([.. Enumerable.Range(0, n).Select(i => (double)i)], covariance);
        var random = new RandomSource(1);
        double[] values = new double[n], sums = new double[n];
        double[,] products = new double[n, n];
        const int Draws = 4000;
        for (int draw = 0; draw < Draws; draw++)
        {
            posterior.Draw(random, values);
            for (int i = 0; i < n; i++)
            {
                sums[i] += values[i] - i;
                for (int j = 0; j < n; j++)
                    products[i, j] += (values[i] - i) * (values[j] - j);
            }
        }

        for (int i = 0; i < n; i++)
        {
            Assert.Equal(0, sums[i] / Draws, 6 * Math.Sqrt((covariance[i, i] + 1e-9) / Draws));
            for (int j = 0; j < n; j++)
                Assert.Equal(covariance[i, j], products[i, j] / Draws, 1e-6 + 8 * Math.Sqrt(2 * covariance[i, i] * covariance[j, j] / Draws));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_difference_known_exactly_is_the_same_in_every_draw()
    {
        var posterior = new DensePosterior([1, 2, 5], new double[,] { { 4, 4, 1 }, { 4, 4, 1 }, { 1, 1, 3 } });
        double[] values = new double[3];
        var random = new RandomSource(4);
        for (int draw = 0; draw < 100; draw++)
        {
            posterior.Draw(random, values);
            Assert.Equal(1, values[1] - values[0], 1e-12);
        }

        Assert.Equal(0, posterior.DifferenceVariance(0, 1));
        Assert.Equal(1, posterior.ProbabilityAhead(1, 0));
        Assert.Equal(0, posterior.ProbabilityAhead(0, 1));
        Assert.Equal(0.5, posterior.ProbabilityAhead(2, 2));
    }

    [Fact]
    public void A_matrix_that_is_no_covariance_is_refused_and_the_place_is_named()
    {
        Assert.Contains("applications 1 and 0", Refusal(new double[,] { { 1, 0.5 }, { 0.2, 1 } }), StringComparison.Ordinal);
        Assert.Contains("fails at application 1", Refusal(new double[,] { { 1, 2 }, { 2, 1 } }), StringComparison.Ordinal);
        Assert.Contains("fails at application 1", Refusal(new double[,] { { 0, 1 }, { 1, 5 } }), StringComparison.Ordinal);
        Assert.Contains("fails at application 0", Refusal(new double[,] { { -1, 0 }, { 0, 1 } }), StringComparison.Ordinal);
        Assert.Contains("not finite", Refusal(new double[,] { { 1, double.NaN }, { 0, 1 } }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new DensePosterior([1], new double[,] { { 1, 0 }, { 0, 1 } }));
        Assert.Throws<ArgumentException>(() => new IndependentPosterior([1, 2], [1, -1]));
    }

    [Fact]
    public void Probabilities_of_a_place_without_draws_agree_with_enumeration()
    {
        // Two equal, one far above: with two places the equal ones share the second.
        double[] places = new IndependentPosterior([0, 0, 100], [1, 1, 1]).PlaceProbabilities(2);
        Assert.Equal(0.5, places[0], 1e-9);
        Assert.Equal(0.5, places[1], 1e-9);
        Assert.Equal(1, places[2], 1e-9);

        // Of two, P(first) is the exact probability of being ahead.
        var two = new IndependentPosterior([1, 0.3], [0.5, 2]);
        Assert.Equal(two.ProbabilityAhead(0, 1), two.PlaceProbabilities(1)[0], 1e-9);
        Assert.Equal([0, 0], two.PlaceProbabilities(0));
    }

    [Fact]
    public void At_most_k_successes_is_the_sum_over_all_outcomes()
    {
        double[] probabilities = [0.1, 0.8, 0.5, 0.3];
        for (int most = -1; most <= 5; most++)
        {
            double sum = Enumerable.Range(0, 16)
                .Where(outcome => int.PopCount(outcome) <= most)
                .Sum(outcome => Enumerable.Range(0, 4).Aggregate(
                    1.0, (product, trial) => product * ((outcome >> trial & 1) == 1 ? probabilities[trial] : 1 - probabilities[trial])));
            Assert.Equal(sum, PoissonBinomial.AtMost(probabilities, most), 1e-15);
        }
    }

    private static string Refusal(double[,] covariance) =>
        Assert.Throws<ArgumentException>(() => new DensePosterior([1, 2], covariance)).Message;

    private static double[,] Square(int n, int m, int[] digits)
    {
        double[,] square = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                square[i, j] = Enumerable.Range(0, m).Sum(k => digits[i * m + k] * digits[j * m + k]) / 10.0;
        }

        return square;
    }
}
