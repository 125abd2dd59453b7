using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ExpertReview.Scoring;

/// <summary>Products and sums of contiguous numbers, four lanes wide in a fixed order, so that every machine gives the same bits.</summary>
internal static class VectorKernel
{
    private const int Lanes = 4;

    /// <summary>Σ left·right; lanes are added pairwise at the end.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double a = ref MemoryMarshal.GetReference(left), b = ref MemoryMarshal.GetReference(right);
        Vector256<double> even = Vector256<double>.Zero, odd = even;
        int k = 0;
        for (; k <= left.Length - 2 * Lanes; k += 2 * Lanes)
        {
            even += Vector256.LoadUnsafe(ref a, (nuint)k) * Vector256.LoadUnsafe(ref b, (nuint)k);
            odd += Vector256.LoadUnsafe(ref a, (nuint)(k + Lanes)) * Vector256.LoadUnsafe(ref b, (nuint)(k + Lanes));
        }

        var lanes = even + odd;
        double sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        for (; k < left.Length; k++)
            sum += left[k] * right[k];
        return sum;
    }

    /// <summary>target += factor · source, over the source's length.</summary>
    public static void Add(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        ref double from = ref MemoryMarshal.GetReference(source), to = ref MemoryMarshal.GetReference(target);
        var factors = Vector256.Create(factor);
        int k = 0;
        for (; k <= source.Length - Lanes; k += Lanes)
            (Vector256.LoadUnsafe(ref to, (nuint)k) + factors * Vector256.LoadUnsafe(ref from, (nuint)k)).StoreUnsafe(ref to, (nuint)k);
        for (; k < source.Length; k++)
            target[k] += factor * source[k];
    }
}
