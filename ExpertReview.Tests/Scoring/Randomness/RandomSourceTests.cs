using ExpertReview.Scoring;
using MathNet.Numerics.Statistics;

namespace ExpertReview.Tests.Scoring.Randomness;

public sealed class RandomSourceTests
{
    [Fact]
    public void The_generator_gives_the_published_numbers_of_xoshiro256_starstar()
    {
        // The first outputs of the authors' C program from the state 1, 2, 3, 4, as also held by Rust's rand_xoshiro.
        var random = RandomSource.FromState(1, 2, 3, 4);

        Assert.Equal(
            [
                11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
                8476171486693032832, 10595114339597558777, 2904607092377533576,
            ],
            Enumerable.Range(0, 10).Select(_ => random.NextBits()));
    }

    [Fact]
    public void A_seed_is_spread_over_the_state_by_SplitMix64()
    {
        // SplitMix64's published first outputs for the seed 1234567 are the state.
        var seeded = new RandomSource(1234567);
        var stated = RandomSource.FromState(6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431);

        for (int k = 0; k < 100; k++)
            Assert.Equal(stated.NextBits(), seeded.NextBits());
    }

    [Fact]
    public void Filling_gives_the_same_bits_as_one_number_after_the_other()
    {
        foreach (int length in new[] { 0, 1, 7, 8, 9, 255, 256, 257, 1000, 100_003 })
        {
            var one = new RandomSource(5);
            double[] block = new double[length];
            var other = new RandomSource(5);
            other.FillNormals(block);

            foreach (double filled in block)
                Assert.Equal(BitConverter.DoubleToInt64Bits(one.NextNormal()), BitConverter.DoubleToInt64Bits(filled));
            Assert.Equal(one.NextBits(), other.NextBits());
        }
    }

    [Fact]
    public void A_substream_depends_on_seed_and_index_alone()
    {
        var fresh = new RandomSource(9);
        var used = new RandomSource(9);
        for (int k = 0; k < 1000; k++)
            used.NextBits();

        Assert.Equal(fresh.Substream(3).NextBits(), used.Substream(3).NextBits());
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(index => fresh.Substream(index).NextBits()).Distinct().Count());
        Assert.NotEqual(fresh.Substream(0).NextBits(), new RandomSource(9).NextBits());
        Assert.NotEqual(fresh.Substream(0).NextBits(), new RandomSource(10).Substream(0).NextBits());
    }

    [Fact]
    public void Uniform_exponential_and_gamma_numbers_have_their_moments()
    {
        var random = new RandomSource(2026);
        const int Draws = 200_000;
        AssertMoments(0.5, 1.0 / 12, [.. Enumerable.Range(0, Draws).Select(_ => random.NextUniform())]);
        AssertMoments(1, 1, [.. Enumerable.Range(0, Draws).Select(_ => random.NextExponential())]);
        foreach (double shape in new[] { 0.3, 1, 2.5, 40 })
            AssertMoments(shape, shape, [.. Enumerable.Range(0, Draws).Select(_ => random.NextGamma(shape))]);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_up_to_the_fourth_and_the_right_shares_in_the_tails()
    {
        double[] values = new double[1_000_000];
        new RandomSource(7).FillNormals(values);

        AssertMoments(0, 1, values);
        Assert.Equal(0, values.Average(x => x * x * x), 0.02);
        Assert.Equal(3, values.Average(x => x * x * x * x), 0.05);
        foreach (double x in new[] { -3, -2, -1, 0, 1, 2, 3.0 })
        {
            double expected = PortableMath.NormalCumulative(x);
            double error = Math.Sqrt(expected * (1 - expected) / values.Length);
            Assert.Equal(expected, values.Count(value => value < x) / (double)values.Length, 5 * error);
        }
    }

    [Fact]
    public void Indices_are_uniform()
    {
        var random = new RandomSource(3);
        int[] counts = new int[7];
        for (int k = 0; k < 70_000; k++)
            counts[random.NextIndex(7)]++;

        // χ² with 6 degrees of freedom exceeds 22.46 once in a thousand.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000) / 10_000) < 22.46);
    }

    private static void AssertMoments(double mean, double variance, double[] values)
    {
        Assert.Equal(mean, values.Mean(), 5 * Math.Sqrt(variance / values.Length));
        Assert.Equal(1, values.Variance() / variance, 0.03);
    }
}
