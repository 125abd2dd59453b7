using static ExpertReview.Scoring.NormalCoefficients;

namespace ExpertReview.Scoring;

/// <summary>
/// Functions computed by addition, multiplication, division and square root alone, which IEEE 754 fixes to the last bit, so that random draws are
/// the same on every machine. The runtime's own logarithm may differ between systems in its last bit.
/// </summary>
public static class PortableMath
{
    internal const double NaturalLogarithmOfTwo = 0.693147180559945309417232121458;
    private const double InverseRootOfTwoPi = 0.398942280401432677939946059934;

    /// <summary>Up to it one approximation of Φ holds, up to <see cref="LargestMiddle"/> another.</summary>
    internal const double LargestCentre = 0.67448975;
    internal const double LargestMiddle = 5.656854249492380;

    // ln 2 in two parts: the first has 32 significant bits, so that its multiples up to 2,000 are exact.
    internal const double UpperLogarithmOfTwo = 6.93147180369123816490e-01;
    internal const double LowerLogarithmOfTwo = 1.90821492927058770002e-10;

    /// <summary>Natural logarithm, accurate to about 2 units in the last place.</summary>
    /// <param name="value">A finite positive normal number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not finite, not positive or subnormal.</exception>
    public static double Log(double value)
    {
        if (!double.IsNormal(value) || value < 0)
            throw new ArgumentOutOfRangeException(nameof(value), value, "Not a positive normal number.");

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh s with s = (m − 1) / (m + 1), |s| ≤ 0.172: eleven terms reach the last bit.
        double s = (mantissa - 1) / (mantissa + 1);
        double square = s * s;
        double series = 0;
        foreach (double coefficient in OddReciprocals)
            series = (series + coefficient) * square;
        return exponent * NaturalLogarithmOfTwo + 2 * s * (1 + series);
    }

    /// <summary>e to the power of <paramref name="exponent"/>, relative error below 1e-15; 0 below −745.</summary>
    /// <param name="exponent">At most 709.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is more than 709 or NaN.</exception>
    public static double Exp(double exponent)
    {
        if (!(exponent <= 709))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "Too large.");
        if (exponent < -745)
            return 0;

        // |rest| ≤ 0.35: fourteen terms of the series reach the last bit.
        double halvings = Math.Round(exponent / NaturalLogarithmOfTwo);
        double rest = exponent - halvings * UpperLogarithmOfTwo - halvings * LowerLogarithmOfTwo;
        double series = 0;
        foreach (double coefficient in FactorialReciprocals)
            series = series * rest + coefficient;
        return Math.ScaleB(series, (int)halvings);
    }

    /// <summary>
    /// The standard normal quantile Φ⁻¹(p), right to a few units in the last place: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), 477–484.
    /// </summary>
    /// <param name="probability">p in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not inside (0, 1).</exception>
    public static double NormalQuantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Not inside (0, 1).");

        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(0.180625 - q * q, QuantileCentreNumerator, QuantileCentreDenominator);

        double r = Math.Sqrt(-Log(q < 0 ? probability : 1 - probability));
        double tail = r <= 5
            ? Ratio(r - 1.6, QuantileMiddleNumerator, QuantileMiddleDenominator)
            : Ratio(r - 5, QuantileFarNumerator, QuantileFarDenominator);
        return q < 0 ? -tail : tail;
    }

    /// <summary>
    /// The standard normal distribution function Φ(x), relative error below 1e-14 also far below zero: W. J. Cody, ACM TOMS 19 (1993), 22–32, up to
    /// |x| = 4√2, Laplace's continued fraction beyond.
    /// </summary>
    /// <param name="x">Any number; ±∞ give 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is NaN.</exception>
    public static double NormalCumulative(double x)
    {
        if (double.IsNaN(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, "Not a number.");

        double magnitude = Math.Abs(x);
        if (magnitude <= LargestCentre)
            return 0.5 + x * Ratio(x * x, CumulativeCentreNumerator, CumulativeCentreDenominator);
        if (magnitude > 38.5)
            return x < 0 ? 0 : 1;

        double tail = magnitude <= LargestMiddle
            ? Ratio(magnitude, CumulativeMiddleNumerator, CumulativeMiddleDenominator)
            : InverseRootOfTwoPi / TailFraction(magnitude);
        tail *= HalfSquareExponential(magnitude);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The standard normal density φ(x) = exp(−x²/2) / √(2π).</summary>
    /// <param name="x">Any number; ±∞ give 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is NaN.</exception>
    public static double NormalDensity(double x)
    {
        if (double.IsNaN(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, "Not a number.");
        return Math.Abs(x) > 38.6 ? 0 : InverseRootOfTwoPi * HalfSquareExponential(Math.Abs(x));
    }

    /// <summary>Coefficients 1/21, 1/19 … 1/3.</summary>
    internal static ReadOnlySpan<double> OddReciprocals =>
        [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>Coefficients 1/14! … 1/1!, 1/0!.</summary>
    internal static ReadOnlySpan<double> FactorialReciprocals =>
    [
        1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
        1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1, 1,
    ];

    /// <summary>Laplace's continued fraction x + 1/(x + 2/(x + 3/(x + …))) = φ(x) / Φ(−x); thirty terms reach the last bit from x = 5 on.</summary>
    private static double TailFraction(double x)
    {
        double fraction = x;
        for (int term = 30; term >= 1; term--)
            fraction = x + term / fraction;
        return fraction;
    }

    /// <summary>exp(−x²/2): x is split at a multiple of 1/16, whose square is exact, so that the rounding of x² does no harm.</summary>
    private static double HalfSquareExponential(double x)
    {
        double coarse = Math.Truncate(x * 16) / 16;
        return Exp(-coarse * coarse / 2) * Exp(-(x - coarse) * (x + coarse) / 2);
    }

    private static double Ratio(double x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        double above = 0, below = 0;
        for (int power = 0; power < numerator.Length; power++)
        {
            above = above * x + numerator[power];
            below = below * x + denominator[power];
        }

        return above / below;
    }
}
