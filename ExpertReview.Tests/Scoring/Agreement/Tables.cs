using System.Globalization;
using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

/// <summary>Ratings typed or drawn as tables: rows are applications, columns experts, null a gap.</summary>
internal static class Tables
{
    /// <summary>Small complete tables on a coarse scale, so that ties come up often; at least three rows and two columns.</summary>
    public static Arbitrary<double[][]> Complete { get; } = (
        from rows in Gen.Choose(3, 8)
        from columns in Gen.Choose(2, 5)
        from cells in Gen.Choose(1, 9).ArrayOf(rows * columns)
        select cells.Select(cell => (double)cell).Chunk(columns).ToArray()).ToArbitrary();

    /// <summary>The same with gaps.</summary>
    public static Arbitrary<double?[][]> WithGaps { get; } = (
        from rows in Gen.Choose(2, 7)
        from columns in Gen.Choose(2, 5)
        from cells in Gen.Choose(-2, 5).ArrayOf(rows * columns)
        select cells.Select(cell => cell < 0 ? (double?)null : cell).Chunk(columns).ToArray()).ToArbitrary();

    /// <summary>Shrout and Fleiss 1979, Table 2: six targets, four judges.</summary>
    public static double[][] ShroutFleiss { get; } =
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    public static Ratings Of(double[][] rows) => Of(rows.Select(row => row.Select(cell => (double?)cell).ToArray()).ToArray());

    public static Ratings Of(double?[][] rows) => Ratings.Create(
        from row in rows.Index()
        from cell in row.Item.Index()
        where cell.Item is not null
        select new Rating(Code("A", row.Index), Code("E", cell.Index), cell.Item.GetValueOrDefault()));

    private static string Code(string prefix, int place) => prefix + place.ToString("D3", CultureInfo.InvariantCulture);
}
