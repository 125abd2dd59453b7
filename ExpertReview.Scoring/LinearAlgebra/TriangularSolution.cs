using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ExpertReview.Scoring;

/// <summary>Systems with one right-hand side and the triangle of a <see cref="CholeskyFactor"/>; n² operations each.</summary>
internal static class TriangularSolution
{
    private const int Side = StripMatrix.Side;

    /// <summary>Replaces b by A⁻¹·b.</summary>
    /// <param name="factor">The factor of A.</param>
    /// <param name="values">b, n values.</param>
    public static void Solve(CholeskyFactor factor, Span<double> values)
    {
        SolveLower(factor, values);
        SolveLowerTransposed(factor, values);
    }

    /// <summary>Replaces b by L⁻¹·b.</summary>
    /// <param name="factor">L.</param>
    /// <param name="values">b, n values.</param>
    public static void SolveLower(CholeskyFactor factor, Span<double> values)
    {
        Span<double> sums = stackalloc double[Side];
        for (int strip = 0; strip < factor.Lower.Strips; strip++)
        {
            int first = strip * Side;
            int rows = Math.Min(Side, factor.Order - first);
            ref double cells = ref factor.Lower.Tile(strip, 0);
            Vector256<double> low = default, high = default;
            for (int column = 0; column < first; column++)
            {
                var value = Vector256.Create(values[column]);
                low += Vector256.LoadUnsafe(ref cells) * value;
                high += Vector256.LoadUnsafe(ref cells, 4) * value;
                cells = ref Unsafe.Add(ref cells, Side);
            }

            low.CopyTo(sums);
            high.CopyTo(sums[4..]);
            for (int row = 0; row < rows; row++)
            {
                double rest = values[first + row] - sums[row];
                for (int column = 0; column < row; column++)
                    rest -= Unsafe.Add(ref cells, column * Side + row) * values[first + column];
                values[first + row] = rest / Unsafe.Add(ref cells, row * Side + row);
            }
        }
    }

    /// <summary>Replaces b by L⁻ᵀ·b.</summary>
    /// <param name="factor">L.</param>
    /// <param name="values">b, n values.</param>
    public static void SolveLowerTransposed(CholeskyFactor factor, Span<double> values)
    {
        Span<double> solved = stackalloc double[Side];
        for (int strip = factor.Lower.Strips - 1; strip >= 0; strip--)
        {
            int first = strip * Side;
            int rows = Math.Min(Side, factor.Order - first);
            ref double tile = ref factor.Lower.Tile(strip, strip);
            solved.Clear();
            for (int row = rows - 1; row >= 0; row--)
            {
                double rest = values[first + row];
                for (int below = row + 1; below < rows; below++)
                    rest -= Unsafe.Add(ref tile, row * Side + below) * solved[below];
                values[first + row] = solved[row] = rest / Unsafe.Add(ref tile, row * Side + row);
            }

            var low = Vector256.Create<double>(solved);
            var high = Vector256.Create<double>(solved[4..]);
            ref double cells = ref factor.Lower.Tile(strip, 0);
            for (int column = 0; column < first; column++)
            {
                values[column] -= Vector256.Sum(Vector256.LoadUnsafe(ref cells) * low + Vector256.LoadUnsafe(ref cells, 4) * high);
                cells = ref Unsafe.Add(ref cells, Side);
            }
        }
    }
}
