using System.Globalization;
using System.Text;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Rows of judgements as people write them: numbers and fractions such as 1/3, parted by spaces or commas.</summary>
public static class JudgementRows
{
    private static readonly char[] Separators = [' ', '\t', ',', '，', '、'];

    /// <returns>The numbers, all positive; null when one is none, which <paramref name="wrong"/> then names.</returns>
    public static IReadOnlyList<IReadOnlyList<double>>? Read(IEnumerable<string> rows, out string? wrong)
    {
        var read = new List<IReadOnlyList<double>>();
        foreach (string row in rows)
        {
            string[] words = row.Normalize(NormalizationForm.FormKC).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            wrong = words.FirstOrDefault(word => Number(word) is null);
            if (wrong is not null)
                return null;
            read.Add([.. words.Select(word => Number(word)!.Value)]);
        }

        wrong = null;
        return read;
    }

    /// <summary>As many numbers a row as there are rows, as a table.</summary>
    public static double[,] Square(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        double[,] table = new double[rows.Count, rows.Count];
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < rows.Count; column++)
                table[row, column] = rows[row][column];
        }

        return table;
    }

    private static double? Number(string word) => word.Split('/') switch
    {
        [var whole] => Positive(whole),
        [var above, var below] => Positive(above) / Positive(below),
        _ => null,
    };

    private static double? Positive(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number > 0 ? (double)number : null;
}
