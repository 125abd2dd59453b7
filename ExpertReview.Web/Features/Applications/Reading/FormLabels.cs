using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>The labels of a form, for finding them in what a document prints.</summary>
internal sealed partial class FormLabels
{
    private readonly FormDefinition form;
    private readonly List<(string Label, IReadOnlyList<FormField> Fields)> fields;
    private readonly List<(string Label, FormTable Table)> tables;
    private readonly List<(string Label, string Code)> sections;

    public FormLabels(Ruleset ruleset)
    {
        form = ruleset.Form;
        fields = [.. form.Fields.SelectMany(field => new[] { field.Label }.Concat(field.LabelForTracks.Values)
                .SelectMany(label => new[] { LabelText.Normalize(label), LabelText.Core(label) })
                .Distinct().Select(label => (label, field)))
            .GroupBy(entry => entry.label, entry => entry.field)
            .OrderByDescending(sharing => sharing.Key.Length)
            .Select(sharing => (sharing.Key, (IReadOnlyList<FormField>)[.. sharing.Distinct()]))];
        tables = [.. form.Tables.Select(table => (LabelText.Normalize(table.Label), table)).OrderByDescending(entry => entry.Item1.Length)];

        // A dimension is the section's heading and an adjective: 规模实力强 for 规模实力.
        sections = [.. ruleset.Dimensions.Select(dimension => (LabelText.Normalize(dimension.Name[..^1]), dimension.Code))];
    }

    /// <summary>The fields whose label the text starts with (several share 职务), and what the text says besides.</summary>
    public (IReadOnlyList<FormField> Fields, string InCell)? Field(string text)
    {
        foreach (string said in new[] { text, OwnNumber().Replace(text, "") }.Distinct())
        {
            string normalized = LabelText.Normalize(said);
            foreach (var (label, sharing) in fields)
            {
                if (normalized.StartsWith(label, StringComparison.Ordinal) && LabelText.After(said, label) is { } after && InCell(after, sharing) is { } value)
                    return (sharing, value);
            }
        }

        return null;
    }

    /// <summary>The field with this number in this section whose label is much like the text: a typing error must not lose a figure.</summary>
    public FormField? Similar(string text, int number, string? section)
    {
        string said = LabelText.Core(text);
        return section is null || said.Length < 4 ? null : form.Fields
            .Where(field => field.Dimension == section && field.Code.EndsWith("." + number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .FirstOrDefault(field => Likeness(said, LabelText.Core(field.Label)) >= 0.6);
    }

    /// <summary>The table that a heading announces.</summary>
    public FormTable? Table(string heading) => At(heading, tables, 12);

    /// <summary>The section (by its dimension's code) that a heading opens.</summary>
    public string? Section(string heading) => At(heading, sections, 4);

    /// <summary>For each cell of a header row its column of the table, or null when it is not the table's header.</summary>
    public static IReadOnlyList<int?>? Header(FormTable table, WordRow row)
    {
        var columns = row.Cells.Select(cell => ColumnOf(table, cell.Text)).ToList();
        int found = columns.Count(column => column is not null);
        return found >= 2 && found * 5 >= table.Columns.Count * 3 ? columns : null;
    }

    private static int? ColumnOf(FormTable table, string text)
    {
        string core = LabelText.Core(text);
        int at = core.Length == 0 ? -1 : table.Columns.ToList().FindIndex(column => LabelText.Core(column.Label) == core);
        return at < 0 ? null : at;
    }

    private static T? At<T>(string heading, List<(string Label, T Value)> entries, int latest)
    {
        string said = LabelText.Normalize(heading);
        return entries.FirstOrDefault(entry => said.IndexOf(entry.Label, StringComparison.Ordinal) is >= 0 and var at && at <= latest).Value;
    }

    /// <summary>What follows a label in its own cell; null when the text only begins like the label (营业收入 of 营业收入增速).</summary>
    private static string? InCell(string after, IReadOnlyList<FormField> candidates)
    {
        string rest = after.TrimStart('）', ')', '”', '"', '」', '】', ']', ' ');
        while (Remark().Match(rest) is { Success: true } remark)
            rest = rest[remark.Length..];
        if (rest.Trim().Length == 0)
            return "";
        if (rest.TrimStart(' ', '\u3000')[0] is ':' or '：' or '\n')
            return rest.TrimStart(':', '：', ' ', '\n', '\u3000');
        bool isFigure = candidates[0].Kind is FieldKind.Number or FieldKind.Count;
        return isFigure && FigureText.Read(rest, candidates[0].Unit).Outcome is FigureOutcome.Number ? rest : null;
    }

    /// <summary>Dice's coefficient over pairs of letters.</summary>
    private static double Likeness(string one, string other)
    {
        var pairs = Pairs(one);
        var others = Pairs(other);
        return pairs.Count + others.Count == 0 ? 0 : 2.0 * pairs.Intersect(others).Count() / (pairs.Count + others.Count);
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2))];

    [GeneratedRegex(@"^\s*(?:\d{1,2}|[（(]\d{1,2}[)）])\s*(?:[.．、)）]|\s)\s*")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^\s*[（(][^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*[)）]")]
    private static partial Regex Remark();
}
