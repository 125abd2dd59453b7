using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ExpertReview.Scoring;

/// <summary>Tail probabilities and quantiles of the distributions behind the tests of this library.</summary>
internal static class TestDistributions
{
    /// <summary>P(F ≥ <paramref name="value"/>), computed in the tail itself, so that small probabilities keep their digits.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="numerator">Degrees of freedom, greater than 0; need not be whole.</param>
    /// <param name="denominator">Likewise.</param>
    public static double FisherUpperTail(double value, double numerator, double denominator) =>
        SpecialFunctions.BetaRegularized(denominator / 2, numerator / 2, denominator / (denominator + numerator * value));

    /// <summary>The value that F stays below with probability <paramref name="probability"/>.</summary>
    /// <remarks>Bisection on the scale of ln F: unlike a search in a fixed range it finds the huge quantiles of one degree of
    /// freedom.</remarks>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="numerator">Degrees of freedom, greater than 0; need not be whole.</param>
    /// <param name="denominator">Likewise.</param>
    public static double FisherQuantile(double probability, double numerator, double denominator)
    {
        double tail = 1 - probability;
        double low = -1, high = 1;
        while (FisherUpperTail(Math.Exp(low), numerator, denominator) < tail && low > -700)
            low *= 2;
        while (FisherUpperTail(Math.Exp(high), numerator, denominator) > tail && high < 700)
            high *= 2;
        while (true)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
                return Math.Exp(middle);
            if (FisherUpperTail(Math.Exp(middle), numerator, denominator) > tail)
                low = middle;
            else
                high = middle;
        }
    }

    /// <summary>P(χ² ≥ <paramref name="value"/>).</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double ChiSquaredUpperTail(double value, double degrees) =>
        value <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2, value / 2);

    /// <summary>P(χ² ≤ <paramref name="value"/>).</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double ChiSquaredLowerTail(double value, double degrees) =>
        value <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(degrees / 2, value / 2);

    /// <summary>Twice the smaller tail of χ², at most 1: the two-sided test of a variance.</summary>
    /// <param name="value">At least 0.</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double ChiSquaredTwoSided(double value, double degrees) =>
        Math.Min(1, 2 * Math.Min(ChiSquaredUpperTail(value, degrees), ChiSquaredLowerTail(value, degrees)));

    /// <summary>The value that χ² stays below with probability <paramref name="probability"/>.</summary>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double ChiSquaredQuantile(double probability, double degrees) => ChiSquared.InvCDF(degrees, probability);

    /// <summary>P(|Z| ≥ |<paramref name="value"/>|) of a standard normal Z.</summary>
    /// <param name="value">Any finite number.</param>
    public static double NormalTwoSided(double value) => SpecialFunctions.Erfc(Math.Abs(value) / Constants.Sqrt2);

    /// <summary>The value that a standard normal number stays below with probability <paramref name="probability"/>.</summary>
    /// <param name="probability">In (0, 1).</param>
    public static double NormalQuantile(double probability) => PortableMath.NormalQuantile(probability);

    /// <summary>P(|T| ≥ |<paramref name="value"/>|) of Student's t.</summary>
    /// <param name="value">Any finite number.</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double StudentTwoSided(double value, double degrees) =>
        SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + value * value));

    /// <summary>The value that |T| exceeds with probability <paramref name="twoSided"/>.</summary>
    /// <param name="twoSided">In (0, 1).</param>
    /// <param name="degrees">Greater than 0; need not be whole.</param>
    public static double StudentCritical(double twoSided, double degrees) =>
        Math.Sqrt(FisherQuantile(1 - twoSided, 1, degrees));

    /// <summary>P(X ≥ <paramref name="count"/>) for the number of successes in <paramref name="trials"/> trials.</summary>
    /// <param name="count">0 … <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="share">The chance of a success, in (0, 1).</param>
    public static double BinomialUpperTail(int count, int trials, double share) =>
        count == 0 ? 1 : SpecialFunctions.BetaRegularized(count, trials - count + 1, share);
}
