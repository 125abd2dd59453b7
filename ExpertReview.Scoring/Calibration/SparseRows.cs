namespace ExpertReview.Scoring;

/// <summary>A sparse matrix by rows: the columns of row i are Columns[Starts[i]] up to, not including, Columns[Starts[i + 1]], ascending.</summary>
/// <param name="Starts">Rows + 1 positions.</param>
/// <param name="Columns">A column for each cell.</param>
/// <param name="Weights">A number for each cell.</param>
internal sealed record SparseRows(int[] Starts, int[] Columns, double[] Weights)
{
    /// <summary>Number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Adds up the weights that fall on the same row and column.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="rowOf">Row of each entry.</param>
    /// <param name="columnOf">Column of each entry.</param>
    /// <param name="weights">Weight of each entry.</param>
    public static SparseRows Sum(int rows, int columns, ReadOnlySpan<int> rowOf, ReadOnlySpan<int> columnOf, ReadOnlySpan<double> weights)
    {
        // Two stable counting sorts; entries of a cell keep their order, which fixes the sum's last bit.
        int[] order = Sorted(columns, columnOf, [.. Enumerable.Range(0, columnOf.Length)]);
        order = Sorted(rows, rowOf, order);
        int[] starts = new int[rows + 1];
        var cells = new List<int>(order.Length);
        var sums = new List<double>(order.Length);
        int previous = -1;
        foreach (int entry in order)
        {
            if (previous >= 0 && rowOf[previous] == rowOf[entry] && columnOf[previous] == columnOf[entry])
            {
                sums[^1] += weights[entry];
            }
            else
            {
                cells.Add(columnOf[entry]);
                sums.Add(weights[entry]);
                starts[rowOf[entry] + 1]++;
            }

            previous = entry;
        }

        for (int row = 0; row < rows; row++)
            starts[row + 1] += starts[row];
        return new(starts, [.. cells], [.. sums]);
    }

    /// <summary>The same cells by column.</summary>
    /// <param name="columns">Number of columns.</param>
    public SparseColumns ByColumn(int columns)
    {
        int[] rowOf = new int[Columns.Length];
        for (int row = 0; row < Count; row++)
            rowOf.AsSpan(Starts[row]..Starts[row + 1]).Fill(row);
        int[] starts = new int[columns + 1];
        foreach (int column in Columns)
            starts[column + 1]++;
        for (int column = 0; column < columns; column++)
            starts[column + 1] += starts[column];
        return new(starts, Sorted(columns, Columns, [.. Enumerable.Range(0, Columns.Length)]), rowOf);
    }

    private static int[] Sorted(int keys, ReadOnlySpan<int> keyOf, int[] order)
    {
        int[] next = new int[keys + 1];
        foreach (int key in keyOf)
            next[key + 1]++;
        for (int key = 0; key < keys; key++)
            next[key + 1] += next[key];
        int[] sorted = new int[order.Length];
        foreach (int entry in order)
            sorted[next[keyOf[entry]]++] = entry;
        return sorted;
    }
}

/// <summary>Cells of <see cref="SparseRows"/> by column.</summary>
/// <param name="Starts">Columns + 1 positions: the cells of column j are Cells[Starts[j]] up to, not including, Cells[Starts[j + 1]].</param>
/// <param name="Cells">Places of the cells, ascending by row within a column.</param>
/// <param name="RowOf">The row of each cell, in the order of the rows.</param>
internal sealed record SparseColumns(int[] Starts, int[] Cells, int[] RowOf);
