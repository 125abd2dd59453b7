namespace ExpertReview.Scoring;

/// <summary>The lower triangular L of A = L·Lᵀ, for a symmetric positive definite A of some thousands of rows; n³/3 operations.</summary>
/// <remarks>
/// Left-looking in blocks of columns. The rows below a block are independent tasks of fixed size, so the result is the same for any
/// number of threads. Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., 4.2.
/// </remarks>
internal sealed class CholeskyFactor
{
    /// <summary>Strips of a block of columns, and of a task's rows: 64 rows of 256 columns fit the second cache twice.</summary>
    internal const int BlockStrips = 8;

    /// <summary>Columns multiplied at a time: one strip of so many fits the first cache.</summary>
    internal const int RunColumns = 256;

    private readonly StripMatrix _lower;

    private CholeskyFactor(StripMatrix lower) => _lower = lower;

    /// <summary>L; zero above the diagonal.</summary>
    public StripMatrix Lower => _lower;

    /// <summary>n, the number of rows.</summary>
    public int Order => _lower.Order;

    /// <summary>Replaces the lower triangle of A by L.</summary>
    /// <param name="lower">A lower triangle; it becomes the factor's own, also when there is none.</param>
    /// <returns>The factor; null when A is not positive definite to the precision of the numbers.</returns>
    public static CholeskyFactor? Of(StripMatrix lower)
    {
        int strips = lower.Strips;
        for (int from = 0; from < strips; from += BlockStrips)
        {
            int to = Math.Min(from + BlockStrips, strips);
            if (!FactorDiagonal(lower, from, to))
                return null;
            int tasks = (strips - to + BlockStrips - 1) / BlockStrips;
            FixedTasks.Run(tasks, task => SolveRows(lower, from, to, to + task * BlockStrips, Math.Min(to + (task + 1) * BlockStrips, strips)));
        }

        return new(lower);
    }

    /// <summary>ln of the product of the first <paramref name="rows"/> squared diagonal cells: the log-determinant of A's leading block.</summary>
    public double LogDeterminant(int rows)
    {
        double half = 0;
        for (int row = 0; row < rows; row++)
            half += PortableMath.Log(_lower[row, row]);
        return 2 * half;
    }

    private static bool FactorDiagonal(StripMatrix lower, int from, int to)
    {
        SubtractEarlier(lower, from, to, from, to);
        for (int strip = from; strip < to; strip++)
        {
            SolveStrip(lower, from, strip, strip);
            int inside = (strip - from) * StripMatrix.Side;
            ref double left = ref lower.Tile(strip, from);
            TileKernel.Accumulate(ref lower.Tile(strip, strip), ref left, ref left, inside, -1);
            if (!TileKernel.Factor(ref lower.Tile(strip, strip)))
                return false;
        }

        return true;
    }

    private static void SolveRows(StripMatrix lower, int from, int to, int firstRow, int endRow)
    {
        SubtractEarlier(lower, from, to, firstRow, endRow);
        for (int strip = firstRow; strip < endRow; strip++)
            SolveStrip(lower, from, to, strip);
    }

    /// <summary>Takes the products with all columns before the block from the tiles of the block.</summary>
    private static void SubtractEarlier(StripMatrix lower, int from, int to, int firstRow, int endRow)
    {
        int columns = from * StripMatrix.Side;
        for (int start = 0; start < columns; start += RunColumns)
        {
            int run = Math.Min(RunColumns, columns - start);
            int offset = start * StripMatrix.Side;
            for (int strip = firstRow; strip < endRow; strip++)
            {
                for (int tile = from; tile < to && tile <= strip; tile++)
                    TileKernel.Accumulate(ref lower.Tile(strip, tile), ref lower.Strip(strip)[offset], ref lower.Strip(tile)[offset], run, -1);
            }
        }
    }

    /// <summary>Solves the tiles from <paramref name="from"/> up to, not including, <paramref name="to"/> of one strip, left to right.</summary>
    private static void SolveStrip(StripMatrix lower, int from, int to, int strip)
    {
        for (int tile = from; tile < to; tile++)
        {
            int inside = (tile - from) * StripMatrix.Side;
            TileKernel.Accumulate(ref lower.Tile(strip, tile), ref lower.Tile(strip, from), ref lower.Tile(tile, from), inside, -1);
            TileKernel.SolveTransposed(ref lower.Tile(strip, tile), ref lower.Tile(tile, tile));
        }
    }
}
