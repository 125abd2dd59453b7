using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static ExpertReview.Scoring.NormalCoefficients;

namespace ExpertReview.Scoring;

/// <summary>
/// Turns many random bits into standard normal numbers: bit for bit what <see cref="PortableMath.NormalQuantile"/> of
/// <see cref="RandomSource.NextUniform"/> gives one by one, four at a time.
/// </summary>
/// <remarks>Compiled with all optimization at once: the runtime would else begin with slow code, and one ranking is over before it is replaced.</remarks>
internal static class NormalQuantileBlock
{
    /// <summary>Most numbers of one block.</summary>
    public const int Length = 256;

    private const int Step = 8;
    private const double Centre = 0.425;

    /// <summary>Replaces the bits in a block by normal numbers.</summary>
    /// <param name="block">At most <see cref="Length"/> places, each with 64 random bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(Span<double> block)
    {
        Span<double> tails = stackalloc double[Length + Vector256<double>.Count];
        Span<int> places = stackalloc int[Length];
        int count = 0, next = 0;
        for (; next + Step <= block.Length; next += Step)
            count = TakeCentre(block.Slice(next, Step), next, tails, places, count);

        for (; next < block.Length; next++)
            block[next] = PortableMath.NormalQuantile(RandomSource.Uniform(BitConverter.DoubleToUInt64Bits(block[next])));

        tails.Slice(count, Vector256<double>.Count).Fill(0.05);
        for (int first = 0; first < count; first += Vector256<double>.Count)
            Tail(tails.Slice(first, Vector256<double>.Count));
        for (int tail = 0; tail < count; tail++)
            block[places[tail]] = tails[tail];
    }

    /// <summary>Eight numbers of the centre; those outside it are put aside with the sign of p − ½ on min(p, 1 − p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int TakeCentre(Span<double> eight, int place, Span<double> tails, Span<int> places, int count)
    {
        var half = Vector256.Create(0.5);
        var p0 = Uniform(eight);
        var p1 = Uniform(eight[4..]);
        var q0 = p0 - half;
        var q1 = p1 - half;
        var x0 = Vector256.Create(0.180625) - q0 * q0;
        var x1 = Vector256.Create(0.180625) - q1 * q1;
        Vector256<double> above0 = default, above1 = default, below0 = default, below1 = default;
        for (int power = 0; power < QuantileCentreNumerator.Length; power++)
        {
            var above = Vector256.Create(QuantileCentreNumerator[power]);
            var below = Vector256.Create(QuantileCentreDenominator[power]);
            above0 = above0 * x0 + above;
            above1 = above1 * x1 + above;
            below0 = below0 * x0 + below;
            below1 = below1 * x1 + below;
        }

        (q0 * (above0 / below0)).CopyTo(eight);
        (q1 * (above1 / below1)).CopyTo(eight[4..]);
        count = PutAside(p0, q0, place, tails, places, count);
        return PutAside(p1, q1, place + 4, tails, places, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PutAside(Vector256<double> p, Vector256<double> q, int place, Span<double> tails, Span<int> places, int count)
    {
        uint outside = Vector256.GreaterThan(Vector256.Abs(q), Vector256.Create(Centre)).ExtractMostSignificantBits();
        if (outside == 0)
            return count;

        var signed = Vector256.CopySign(Vector256.Min(p, Vector256<double>.One - p), q);
        for (; outside != 0; outside &= outside - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(outside);
            tails[count] = signed[lane];
            places[count++] = place + lane;
        }

        return count;
    }

    /// <summary>Four quantiles beyond the centre, from signed tail probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tail(Span<double> four)
    {
        var signed = Vector256.Create<double>(four);
        var r = Vector256.Sqrt(-Log(Vector256.Abs(signed)));
        var x = r - Vector256.Create(1.6);
        Vector256<double> above = default, below = default;
        for (int power = 0; power < QuantileMiddleNumerator.Length; power++)
        {
            above = above * x + Vector256.Create(QuantileMiddleNumerator[power]);
            below = below * x + Vector256.Create(QuantileMiddleDenominator[power]);
        }

        Vector256.CopySign(above / below, signed).CopyTo(four);
        if (!Vector256.GreaterThanAny(r, Vector256.Create(5.0)))
            return;
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            // Beyond five the approximation is another one; fewer than one number in ten thousand million gets here.
            if (r[lane] > 5)
                four[lane] = Math.CopySign(PortableMath.NormalQuantile(Math.Abs(signed[lane])), signed[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Uniform(ReadOnlySpan<double> bits)
    {
        // The upper 52 bits as the digits of a number in [1, 2): the same value as the division by 2⁵², every step exact.
        var digits = Vector256.ShiftRightLogical(Vector256.Create(MemoryMarshal.Cast<double, ulong>(bits)), 12);
        return (digits | Vector256.Create(0x3FF0000000000000UL)).AsDouble() - Vector256<double>.One + Vector256.Create(1.0 / (1UL << 53));
    }

    /// <summary><see cref="PortableMath.Log"/> of four positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log(Vector256<double> value)
    {
        var bits = value.AsInt64();
        var exponent = Vector256.ConvertToDouble(Vector256.ShiftRightLogical(bits, 52) - Vector256.Create(1023L));
        var mantissa = ((bits & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)).AsDouble();
        var upper = Vector256.GreaterThan(mantissa, Vector256.Create(1.4142135623730951));
        mantissa = Vector256.ConditionalSelect(upper, mantissa * Vector256.Create(0.5), mantissa);
        exponent = Vector256.ConditionalSelect(upper, exponent + Vector256<double>.One, exponent);

        var s = (mantissa - Vector256<double>.One) / (mantissa + Vector256<double>.One);
        var square = s * s;
        Vector256<double> series = default;
        foreach (double coefficient in PortableMath.OddReciprocals)
            series = (series + Vector256.Create(coefficient)) * square;
        return exponent * Vector256.Create(PortableMath.NaturalLogarithmOfTwo) + Vector256.Create(2.0) * s * (Vector256<double>.One + series);
    }
}
