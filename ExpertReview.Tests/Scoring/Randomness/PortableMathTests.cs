using ExpertReview.Scoring;
using MathNet.Numerics.Distributions;

namespace ExpertReview.Tests.Scoring.Randomness;

public sealed class PortableMathTests
{
    private static readonly RandomSource Random = new(11);

    [Fact]
    public void The_logarithm_and_the_exponential_agree_with_the_runtimes_over_their_whole_range()
    {
        for (int k = 0; k < 20_000; k++)
        {
            double exponent = -708 + 1416 * Random.NextUniform();
            double value = Math.Exp(exponent);
            Assert.Equal(1, PortableMath.Exp(exponent) / value, 1e-15);
            double logarithm = Math.Log(value);
            Assert.Equal(logarithm, PortableMath.Log(value), 5e-16 * Math.Abs(logarithm));
            double near = 1 + (Random.NextUniform() - 0.5) / 100;
            Assert.Equal(1, PortableMath.Log(near) / Math.Log(near), 1e-15);
        }

        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(Math.E, PortableMath.Exp(1), 5e-16);
        Assert.Equal(0, PortableMath.Exp(-1000));
    }

    [Theory]
    // The values printed in Wichura (1988) for checking an implementation of AS 241.
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    public void The_normal_quantile_gives_the_published_values(double probability, double quantile) =>
        Assert.Equal(quantile, PortableMath.NormalQuantile(probability), 4e-15);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(-5, 2.866515718791939e-07)]
    [InlineData(-10, 7.619853024160527e-24)]
    [InlineData(-37.5, 4.605353009581955e-308)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    public void The_normal_distribution_function_gives_the_known_values(double x, double probability) =>
        Assert.Equal(probability, PortableMath.NormalCumulative(x), 5e-14 * probability);

    [Fact]
    public void Quantile_distribution_function_and_density_agree_with_MathNet_and_with_each_other()
    {
        for (int k = 1; k < 4000; k++)
        {
            double probability = k / 4000.0;
            double x = PortableMath.NormalQuantile(probability);
            Assert.Equal(Normal.InvCDF(0, 1, probability), x, 1e-9);
            Assert.Equal(-x, PortableMath.NormalQuantile(1 - probability), 1e-12);
            Assert.Equal(probability, PortableMath.NormalCumulative(x), 1e-15);

            double wide = 2 * x;
            Assert.Equal(Normal.CDF(0, 1, wide), PortableMath.NormalCumulative(wide), 1e-13 * Normal.CDF(0, 1, wide));
            Assert.Equal(Normal.PDF(0, 1, wide), PortableMath.NormalDensity(wide), 1e-15);
        }
    }

    [Fact]
    public void Arguments_without_a_result_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Exp(710));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.NormalQuantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.NormalQuantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.NormalCumulative(double.NaN));
    }
}
