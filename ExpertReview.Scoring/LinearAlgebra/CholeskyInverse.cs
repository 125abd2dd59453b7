namespace ExpertReview.Scoring;

/// <summary>A⁻¹ = L⁻ᵀ·L⁻¹ from a <see cref="CholeskyFactor"/>; 2n³/3 operations.</summary>
/// <remarks>
/// First Y = L⁻ᵀ, the upper triangle that solves Y·Lᵀ = I, strip by strip; then Y·Yᵀ, which takes the place of Y. All strips are
/// independent, so the result is the same for any number of threads.
/// </remarks>
internal static class CholeskyInverse
{
    private const int BlockStrips = CholeskyFactor.BlockStrips;

    /// <summary>Computes the inverse.</summary>
    /// <param name="factor">The factor of A.</param>
    /// <param name="inverse">A full matrix of the same order, overwritten: the lower triangle and the diagonal tiles hold A⁻¹, the rest is left over.</param>
    public static void Compute(CholeskyFactor factor, StripMatrix inverse)
    {
        int strips = inverse.Strips;
        int tasks = (strips + BlockStrips - 1) / BlockStrips;
        FixedTasks.Run(tasks, task => InvertTriangle(factor.Lower, inverse, task * BlockStrips, Math.Min((task + 1) * BlockStrips, strips)));

        // From the last rows to the first, the shortest last, so that no processor is left with a long task.
        FixedTasks.Run(tasks, task =>
        {
            int block = tasks - 1 - task;
            MultiplyRows(inverse, block * BlockStrips, Math.Min((block + 1) * BlockStrips, strips));
        });
        FixedTasks.Run(tasks, task => MultiplyDiagonal(inverse, task * BlockStrips, Math.Min((task + 1) * BlockStrips, strips)));
    }

    private static void InvertTriangle(StripMatrix lower, StripMatrix upper, int first, int end)
    {
        for (int strip = first; strip < end; strip++)
        {
            Array.Clear(upper.Strip(strip));
            for (int row = strip * StripMatrix.Side; row < (strip + 1) * StripMatrix.Side; row++)
                upper[row, row] = 1;
        }

        // The rows of a task share each strip of L while it is in the cache.
        for (int tile = first; tile < upper.Strips; tile++)
        {
            for (int strip = first; strip < end && strip <= tile; strip++)
            {
                ref double target = ref upper.Tile(strip, tile);
                int columns = (tile - strip) * StripMatrix.Side;
                TileKernel.Accumulate(ref target, ref upper.Tile(strip, strip), ref lower.Tile(tile, strip), columns, -1);
                TileKernel.SolveTransposed(ref target, ref lower.Tile(tile, tile));
            }
        }
    }

    /// <summary>Tiles left of the diagonal: they only read tiles right of it and on it.</summary>
    private static void MultiplyRows(StripMatrix matrix, int first, int end)
    {
        int all = matrix.Strips * StripMatrix.Side;
        for (int start = first * StripMatrix.Side; start < all; start += CholeskyFactor.RunColumns)
        {
            for (int tile = 0; tile < end - 1; tile++)
            {
                for (int strip = Math.Max(first, tile + 1); strip < end; strip++)
                    Add(matrix, strip, tile, start, Math.Min(start + CholeskyFactor.RunColumns, all));
            }
        }
    }

    private static void MultiplyDiagonal(StripMatrix matrix, int first, int end)
    {
        int all = matrix.Strips * StripMatrix.Side;
        Span<double> tile = stackalloc double[StripMatrix.Side * StripMatrix.Side];
        for (int strip = first; strip < end; strip++)
        {
            tile.Clear();
            ref double row = ref matrix.Tile(strip, strip);
            TileKernel.Accumulate(ref tile[0], ref row, ref row, all - strip * StripMatrix.Side, 1);
            tile.CopyTo(matrix.Strip(strip).AsSpan(strip * tile.Length));
        }
    }

    private static void Add(StripMatrix matrix, int strip, int tile, int start, int end)
    {
        int from = Math.Max(start, strip * StripMatrix.Side);
        if (from >= end)
            return;
        int offset = from * StripMatrix.Side;
        TileKernel.Accumulate(ref matrix.Tile(strip, tile), ref matrix.Strip(strip)[offset], ref matrix.Strip(tile)[offset], end - from, 1);
    }
}
