using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ExpertReview.Scoring;

/// <summary>The three loops in which dense factorization spends its time, on tiles of a <see cref="StripMatrix"/>.</summary>
/// <remarks>
/// Every cell is a sum in ascending order of products that are rounded before they are added: separate vector multiplications and
/// additions, no fused ones, so that the last bit is the same on every processor.
/// </remarks>
internal static class TileKernel
{
    private const int Side = StripMatrix.Side;

    /// <summary>tile += sign · Σ over <paramref name="columns"/> columns of left · rightᵀ.</summary>
    /// <param name="tile">First cell of the tile to change.</param>
    /// <param name="left">First cell of a run of columns of one strip.</param>
    /// <param name="right">First cell of the run of the same columns of another, or the same, strip.</param>
    /// <param name="columns">Length of the run.</param>
    /// <param name="sign">1 or −1.</param>
    public static void Accumulate(ref double tile, ref double left, ref double right, int columns, double sign)
    {
        var signs = Vector256.Create(sign);
        for (int column = 0; column < Side; column += 4)
        {
            // Eight sums, two loads and four broadcasts stay within the sixteen registers of AVX2.
            ref double a = ref left;
            ref double b = ref Unsafe.Add(ref right, column);
            Vector256<double> low0 = default, low1 = default, low2 = default, low3 = default;
            Vector256<double> high0 = default, high1 = default, high2 = default, high3 = default;
            for (int k = 0; k < columns; k++)
            {
                var low = Vector256.LoadUnsafe(ref a);
                var high = Vector256.LoadUnsafe(ref a, 4);
                var factor = Vector256.Create(b);
                low0 += low * factor;
                high0 += high * factor;
                factor = Vector256.Create(Unsafe.Add(ref b, 1));
                low1 += low * factor;
                high1 += high * factor;
                factor = Vector256.Create(Unsafe.Add(ref b, 2));
                low2 += low * factor;
                high2 += high * factor;
                factor = Vector256.Create(Unsafe.Add(ref b, 3));
                low3 += low * factor;
                high3 += high * factor;
                a = ref Unsafe.Add(ref a, Side);
                b = ref Unsafe.Add(ref b, Side);
            }

            ref double target = ref Unsafe.Add(ref tile, column * Side);
            AddColumn(ref target, low0 * signs, high0 * signs);
            AddColumn(ref Unsafe.Add(ref target, Side), low1 * signs, high1 * signs);
            AddColumn(ref Unsafe.Add(ref target, 2 * Side), low2 * signs, high2 * signs);
            AddColumn(ref Unsafe.Add(ref target, 3 * Side), low3 * signs, high3 * signs);
        }
    }

    /// <summary>Replaces tile by the X that solves X · Lᵀ = tile.</summary>
    /// <param name="tile">First cell of the tile.</param>
    /// <param name="factor">First cell of a diagonal tile, lower triangular.</param>
    public static void SolveTransposed(ref double tile, ref double factor)
    {
        for (int column = 0; column < Side; column++)
        {
            ref double target = ref Unsafe.Add(ref tile, column * Side);
            var low = Vector256.LoadUnsafe(ref target);
            var high = Vector256.LoadUnsafe(ref target, 4);
            for (int k = 0; k < column; k++)
            {
                ref double solved = ref Unsafe.Add(ref tile, k * Side);
                var coefficient = Vector256.Create(Unsafe.Add(ref factor, k * Side + column));
                low -= Vector256.LoadUnsafe(ref solved) * coefficient;
                high -= Vector256.LoadUnsafe(ref solved, 4) * coefficient;
            }

            var pivot = Vector256.Create(Unsafe.Add(ref factor, column * Side + column));
            (low / pivot).StoreUnsafe(ref target);
            (high / pivot).StoreUnsafe(ref target, 4);
        }
    }

    /// <summary>Replaces a symmetric tile, of which the lower triangle is read, by its Cholesky factor; zero above the diagonal.</summary>
    /// <returns>False when a pivot is not positive.</returns>
    public static bool Factor(ref double tile)
    {
        for (int column = 0; column < Side; column++)
        {
            for (int row = 0; row < Side; row++)
            {
                ref double cell = ref Unsafe.Add(ref tile, column * Side + row);
                if (row < column)
                {
                    cell = 0;
                    continue;
                }

                for (int k = 0; k < column; k++)
                    cell -= Unsafe.Add(ref tile, k * Side + row) * Unsafe.Add(ref tile, k * Side + column);
                if (row > column)
                    cell /= Unsafe.Add(ref tile, column * Side + column);
                else if (cell > 0)
                    cell = Math.Sqrt(cell);
                else
                    return false;
            }
        }

        return true;
    }

    private static void AddColumn(ref double target, Vector256<double> low, Vector256<double> high)
    {
        (Vector256.LoadUnsafe(ref target) + low).StoreUnsafe(ref target);
        (Vector256.LoadUnsafe(ref target, 4) + high).StoreUnsafe(ref target, 4);
    }
}
