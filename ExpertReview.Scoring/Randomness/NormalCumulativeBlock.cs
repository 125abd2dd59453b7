using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static ExpertReview.Scoring.NormalCoefficients;

namespace ExpertReview.Scoring;

/// <summary>The standard normal distribution function of many numbers: bit for bit <see cref="PortableMath.NormalCumulative"/>, four at a time.</summary>
internal static class NormalCumulativeBlock
{
    /// <summary>Replaces every x by Φ(x).</summary>
    /// <param name="values">Any numbers but NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(Span<double> values)
    {
        int next = 0;
        for (; next + Vector256<double>.Count <= values.Length; next += Vector256<double>.Count)
        {
            var four = values.Slice(next, Vector256<double>.Count);
            var x = Vector256.Create<double>(four);
            if (Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(PortableMath.LargestMiddle)))
                Near(x).CopyTo(four);
            else
                OneByOne(four);
        }

        OneByOne(values[next..]);
    }

    private static void OneByOne(Span<double> values)
    {
        foreach (ref double value in values)
            value = PortableMath.NormalCumulative(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> Near(Vector256<double> x)
    {
        var magnitude = Vector256.Abs(x);
        var half = Vector256.Create(0.5);
        var centre = half + x * Ratio(x * x, CumulativeCentreNumerator, CumulativeCentreDenominator);
        var isCentre = Vector256.LessThanOrEqual(magnitude, Vector256.Create(PortableMath.LargestCentre));
        if (isCentre == Vector256<double>.AllBitsSet)
            return centre;

        var coarse = Vector256.Truncate(magnitude * Vector256.Create(16.0)) / Vector256.Create(16.0);
        var two = Vector256.Create(2.0);
        var density = Exp(-coarse * coarse / two) * Exp(-(magnitude - coarse) * (magnitude + coarse) / two);
        var tail = Ratio(magnitude, CumulativeMiddleNumerator, CumulativeMiddleDenominator) * density;
        tail = Vector256.ConditionalSelect(Vector256.LessThan(x, default), tail, Vector256<double>.One - tail);
        return Vector256.ConditionalSelect(isCentre, centre, tail);
    }

    /// <summary><see cref="PortableMath.Exp"/> of numbers in [−20, 0].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp(Vector256<double> exponent)
    {
        var halvings = Vector256.Round(exponent / Vector256.Create(PortableMath.NaturalLogarithmOfTwo));
        var rest = exponent
            - halvings * Vector256.Create(PortableMath.UpperLogarithmOfTwo)
            - halvings * Vector256.Create(PortableMath.LowerLogarithmOfTwo);
        Vector256<double> series = default;
        foreach (double coefficient in PortableMath.FactorialReciprocals)
            series = series * rest + Vector256.Create(coefficient);
        return (series.AsInt64() + Vector256.ShiftLeft(Vector256.ConvertToInt64(halvings), 52)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Ratio(Vector256<double> x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        Vector256<double> above = default, below = default;
        for (int power = 0; power < numerator.Length; power++)
        {
            above = above * x + Vector256.Create(numerator[power]);
            below = below * x + Vector256.Create(denominator[power]);
        }

        return above / below;
    }
}
