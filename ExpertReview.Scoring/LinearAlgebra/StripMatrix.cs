namespace ExpertReview.Scoring;

/// <summary>
/// A square matrix in strips of eight rows, each strip column by column, so that eight rows of a column lie side by side: the layout that
/// <see cref="TileKernel"/> multiplies without repacking. A tile is eight by eight cells, 64 numbers in a row.
/// </summary>
/// <remarks>Rows and columns beyond <see cref="Order"/> that fill the last tile are those of the identity.</remarks>
internal sealed class StripMatrix
{
    /// <summary>Rows of a strip, and columns of a tile.</summary>
    public const int Side = 8;

    private const int TileCells = Side * Side;

    private readonly double[][] _strips;

    private StripMatrix(int order, Func<int, int, int> tilesOfStrip)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Order = order;
        Strips = (order + Side - 1) / Side;
        _strips = new double[Strips][];
        for (int strip = 0; strip < Strips; strip++)
            _strips[strip] = new double[TileCells * tilesOfStrip(strip, Strips)];
    }

    /// <summary>Rows, and columns, without the filling ones.</summary>
    public int Order { get; }

    /// <summary>Strips, and tiles of a full strip.</summary>
    public int Strips { get; }

    /// <summary>A cell. In a lower triangular matrix the column must not lie beyond the row's tile.</summary>
    public ref double this[int row, int column] => ref _strips[row / Side][column * Side + row % Side];

    /// <summary>Room for the lower triangle with its diagonal tiles, all zero.</summary>
    public static StripMatrix Lower(int order) => new(order, (strip, _) => strip + 1);

    /// <summary>Room for all cells, all zero.</summary>
    public static StripMatrix Full(int order) => new(order, (_, strips) => strips);

    /// <summary>The strip's cells, column by column.</summary>
    public double[] Strip(int strip) => _strips[strip];

    /// <summary>The first of the 64 cells of a tile.</summary>
    public ref double Tile(int strip, int tile) => ref _strips[strip][tile * TileCells];

    /// <summary>Sets every cell to zero and the filling rows' diagonal to one.</summary>
    public void Clear()
    {
        foreach (double[] strip in _strips)
            Array.Clear(strip);
        for (int row = Order; row < Strips * Side; row++)
            this[row, row] = 1;
    }
}
