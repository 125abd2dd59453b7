using System.Globalization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Places of a form: a field's code, or table[row].column with rows from 1.</summary>
internal static class FormPlaces
{
    /// <summary>What the form says at a place.</summary>
    internal static string Answer(FormAnswers answers, Ruleset ruleset, string place)
    {
        if (Cell(place) is not var (code, row, column))
            return answers[place] ?? "";
        var table = ruleset.Form.Tables.First(table => table.Code == code);
        int index = table.Columns.TakeWhile(candidate => candidate.Code != column).Count();
        return answers.Tables[code][row - 1].ElementAtOrDefault(index) ?? "";
    }

    /// <summary>The leak gate counts columns, everything else names them.</summary>
    internal static string Of(Leak leak, Ruleset ruleset)
    {
        if (Cell(leak.Place) is not var (code, row, column))
            return leak.Place;
        var table = ruleset.Form.Tables.First(table => table.Code == code);
        return Masker.Cell(code, row, table.Columns[int.Parse(column, CultureInfo.InvariantCulture) - 1].Code);
    }

    /// <summary>A place in the form's own words, such as 细分赛道龙头企业情况 2 · 优势产品.</summary>
    internal static string Label(string place, Ruleset ruleset)
    {
        if (Cell(place) is var (code, row, column))
        {
            var table = ruleset.Form.Tables.First(table => table.Code == code);
            return string.Create(CultureInfo.InvariantCulture, $"{FormWords.Label(table)} {row} · {FormWords.Label(table.Columns.First(candidate => candidate.Code == column), null)}");
        }

        string field = place.EndsWith(".text", StringComparison.Ordinal) && ruleset.Form.Field(place) is null ? place[..^5] : place;
        return ruleset.Form.Field(field) is { } found ? FormWords.Label(found, null) : place;
    }

    private static (string Table, int Row, string Column)? Cell(string place)
    {
        int open = place.IndexOf('[', StringComparison.Ordinal);
        int close = place.IndexOf("].", StringComparison.Ordinal);
        return open < 0 || close < open
            ? null
            : (place[..open], int.Parse(place.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture), place[(close + 2)..]);
    }
}
