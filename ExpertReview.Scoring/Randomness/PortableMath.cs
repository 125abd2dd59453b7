namespace ExpertReview.Scoring;

/// <summary>
/// Functions computed by addition, multiplication, division and square root alone, which IEEE 754 fixes to the last bit, so that random draws are
/// the same on every machine. The runtime's own logarithm may differ between systems in its last bit.
/// </summary>
public static class PortableMath
{
    private const double NaturalLogarithmOfTwo = 0.693147180559945309417232121458;

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
        for (int odd = 21; odd >= 3; odd -= 2)
            series = (series + 1.0 / odd) * square;
        return exponent * NaturalLogarithmOfTwo + 2 * s * (1 + series);
    }

    /// <summary>e to the power of <paramref name="exponent"/>, relative error about 1e-15; 0 far below zero.</summary>
    /// <param name="exponent">At most 709.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exponent"/> is more than 709 or NaN.</exception>
    public static double Exp(double exponent)
    {
        if (!(exponent <= 709))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "Too large.");
        if (exponent < -745)
            return 0;

        double halvings = Math.Round(exponent / NaturalLogarithmOfTwo);
        double rest = exponent - halvings * NaturalLogarithmOfTwo;
        double series = 1;
        for (int term = 18; term >= 1; term--)
            series = 1 + series * rest / term;
        return Math.ScaleB(series, (int)halvings);
    }

    /// <summary>
    /// The standard normal quantile Φ⁻¹(p), relative error about 1e-16: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), 477–484.
    /// </summary>
    /// <param name="probability">p in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not inside (0, 1).</exception>
    public static double NormalQuantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Not inside (0, 1).");

        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(0.180625 - q * q, CentreNumerator, CentreDenominator);

        double r = Math.Sqrt(-Log(q < 0 ? probability : 1 - probability));
        double tail = r <= 5 ? Ratio(r - 1.6, MiddleNumerator, MiddleDenominator) : Ratio(r - 5, FarNumerator, FarDenominator);
        return q < 0 ? -tail : tail;
    }

    private static ReadOnlySpan<double> CentreNumerator =>
    [
        2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
        1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
    ];

    private static ReadOnlySpan<double> CentreDenominator =>
    [
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
        5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1,
    ];

    private static ReadOnlySpan<double> FarNumerator =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
    ];

    private static ReadOnlySpan<double> FarDenominator =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

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
