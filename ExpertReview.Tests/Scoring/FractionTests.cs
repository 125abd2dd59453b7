using System.Globalization;
using System.Numerics;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class FractionTests
{
    [Fact]
    public void A_decimal_is_taken_over_exactly()
    {
        Assert.Equal(new Fraction(165, 2), Fraction.Of(82.5m));
        Assert.Equal(new Fraction(-1, 8), Fraction.Of(-0.125000m));
        Assert.Equal(new Fraction((BigInteger)decimal.MaxValue, 1), Fraction.Of(decimal.MaxValue));
        Assert.Equal(default, Fraction.Of(0.00m));
        Assert.Equal(Fraction.Zero.GetHashCode(), Fraction.Of(0m).GetHashCode());
    }

    [Fact]
    public void Thirds_add_up_to_one()
    {
        var third = new Fraction(1, 3);

        Assert.Equal(Fraction.Of(1), third + third + third);
        Assert.Equal(new Fraction(-1, 3), third - third * 2);
        Assert.True(third > Fraction.Of(0.3333333333333333333333333333m));
        Assert.Equal("1/3", third.ToString());
        Assert.Equal("-4", new Fraction(8, -2).ToString());
    }

    [Theory]
    [InlineData("2.345", 2, MidpointRounding.AwayFromZero, "2.35")]
    [InlineData("2.345", 2, MidpointRounding.ToEven, "2.34")]
    [InlineData("-2.345", 2, MidpointRounding.AwayFromZero, "-2.35")]
    [InlineData("2.349", 2, MidpointRounding.ToZero, "2.34")]
    [InlineData("-2.341", 2, MidpointRounding.ToNegativeInfinity, "-2.35")]
    [InlineData("2.341", 2, MidpointRounding.ToPositiveInfinity, "2.35")]
    [InlineData("-0.5", 0, MidpointRounding.AwayFromZero, "-1")]
    [InlineData("86.5", 2, MidpointRounding.ToEven, "86.50")]
    [InlineData("79228162514264337593543950.335", 2, MidpointRounding.ToEven, "79228162514264337593543950.34")]
    public void Printing_rounds_once_and_keeps_trailing_zeros(string value, int decimals, MidpointRounding rounding, string expected)
    {
        decimal printed = Fraction.Of(decimal.Parse(value, CultureInfo.InvariantCulture)).Round(decimals, rounding);

        Assert.Equal(expected, printed.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Printing_a_third_is_exact_to_the_last_place() => Assert.Equal(0.333333333333333m, new Fraction(1, 3).ToDecimal());

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fraction.Zero.Round(16, MidpointRounding.ToEven));
        Assert.Throws<OverflowException>(() => Fraction.Of(decimal.MaxValue).Round(1, MidpointRounding.ToEven));
    }
}
