using System.Globalization;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>
/// Finds a form's answers in a document's rows. It goes by labels, headings and numbers and never by position, so that a form whose
/// tables were split, joined or put in another order reads the same.
/// </summary>
internal sealed class WordFormMapper(Ruleset ruleset)
{
    private readonly FormDefinition form = ruleset.Form;
    private readonly FormLabels labels = new(ruleset);
    private readonly FormAnswers answers = new();
    private readonly WordTableRows tableRows = new(ruleset.Form);
    private string? section;
    private int lastField = -1;

    /// <summary>The header row of the indicators (序号, 指标名称, 单位, 数值) last seen, with its cell for the figure.</summary>
    private (WordRow Header, int Value)? indicators;

    /// <summary>How many fields' labels the document holds.</summary>
    public int LabelsFound { get; private set; }

    public FormAnswers Read(IReadOnlyList<WordBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is WordRow row)
                ReadRow(row);
            else if (block is WordParagraph { Text.Length: > 0 } paragraph && !ReadHeading(paragraph.Text))
                ReadFields([new WordCell(paragraph.Text, 0, 1, false)], "正文", null);
        }

        tableRows.Into(answers);
        return answers;
    }

    private bool ReadHeading(string text)
    {
        if (labels.Table(text) is { } table)
        {
            tableRows.Begin(table);
            return true;
        }

        if (labels.Section(text) is not { } opened)
            return false;
        section = opened;
        tableRows.End();
        return true;
    }

    private void ReadRow(WordRow row)
    {
        if (row.Cells.All(cell => cell.Text.Length == 0))
            return;
        if (row.Heading is { } heading && ReadHeading(heading))
            return;
        int value = row.Cells.ToList().FindIndex(cell => LabelText.Normalize(cell.Text) is "数值" or "指标值");
        if (value >= 0 && row.Cells.Any(cell => LabelText.Normalize(cell.Text) is "指标名称" or "指标"))
        {
            indicators = (row, value);
            tableRows.End();
            return;
        }

        if (tableRows.ReadHeader(row))
            return;
        if (tableRows.IsOpen && !StartsWithLabel(row))
            tableRows.Add(row);
        else
            ReadFields(row.Cells, row.Source, row);
    }

    /// <summary>In a table whose rows the applicant adds, only a row that begins with a field's exact label is no row of it.</summary>
    private bool StartsWithLabel(WordRow row)
    {
        var said = row.Cells.Where(cell => cell.Text.Length > 0).Take(2).ToList();
        bool numbered = said.Count == 2 && said[0].Text.All(char.IsAsciiDigit);
        string first = numbered ? said[1].Text : said[0].Text;
        return labels.Field(first) is ({ } fields, "") && (!numbered || fields.Any(field => field.Code.EndsWith("." + said[0].Text, StringComparison.Ordinal)));
    }

    private void ReadFields(IReadOnlyList<WordCell> cells, string source, WordRow? row)
    {
        var found = new List<(int Cell, FormField Field, string InCell)>();
        for (int at = 0; at < cells.Count; at++)
        {
            // The cell behind a label is its answer, unless it is clearly a label itself.
            var match = cells[at].Text.Length == 0 || cells[at].Inherited ? null : labels.Field(cells[at].Text);
            bool answers = found.Count > 0 && found[^1].Cell == at - 1 && found[^1].InCell.Length == 0 && match is { InCell.Length: > 0 };
            if (match is { } hit && !answers && Choose(hit.Fields, NumberBefore(cells, at)) is { } field)
                found.Add((at, field, hit.InCell));
            else if (found.Count == 0 && NumberBefore(cells, at) is { } number && labels.Similar(cells[at].Text, number, section) is { } similar)
                found.Add((at, similar, ""));
            if (found.Count > 0 && found[^1].Cell == at)
                lastField = form.Fields.ToList().IndexOf(found[^1].Field);
        }

        if (found.Count > 0)
            tableRows.End();
        for (int at = 0; at < found.Count; at++)
        {
            int until = at + 1 < found.Count ? found[at + 1].Cell : cells.Count;
            Keep(found[at].Field, Said(found[at].Field, cells, found[at].Cell, until, found[at].InCell, row), source);
        }
    }

    private static int? NumberBefore(IReadOnlyList<WordCell> cells, int at)
    {
        string? before = cells.Take(at).Select(cell => LabelText.Compatible(cell.Text).Trim('.', '、', ' ')).LastOrDefault(text => text.Length > 0);
        return int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    /// <summary>Of fields that share a label, the one with the row's number in the open section, or else the next one of the form.</summary>
    private FormField? Choose(IReadOnlyList<FormField> candidates, int? number)
    {
        if (candidates.Count == 1)
            return candidates[0];
        var fitting = candidates.Where(field => field.Dimension == section && number is { } own && field.Code.EndsWith(string.Create(CultureInfo.InvariantCulture, $".{own}"), StringComparison.Ordinal)).ToList();
        return fitting.Count == 1 ? fitting[0] : candidates.FirstOrDefault(field => form.Fields.ToList().IndexOf(field) > lastField);
    }

    private string Said(FormField field, IReadOnlyList<WordCell> cells, int label, int until, string inCell, WordRow? row)
    {
        if (field.Kind is not (FieldKind.Number or FieldKind.Count))
        {
            string beside = string.Join('\n', cells.Skip(label + 1).Take(until - label - 1).Select(cell => cell.Text).Where(text => text.Length > 0));
            return field.Kind == FieldKind.Presence && inCell.Length > 0 ? inCell + "\n" + beside : beside.Length > 0 ? beside : inCell;
        }

        // A unit that the applicant changed in its column belongs to the figure: it must not pass as the form's unit.
        var others = cells.Skip(label + 1).Take(until - label - 1).Where(cell => cell.Text.Length > 0).ToList();
        string unit = others.Select(cell => cell.Text).FirstOrDefault(text => FigureText.IsUnit(text) && !FigureText.IsUnit(text, field.Unit)) ?? "";
        string figure = Under(cells, row) is { Text.Length: > 0 } own && !FigureText.IsUnit(own.Text)
            ? own.Text
            : others.Select(cell => cell.Text).FirstOrDefault(text => !FigureText.IsUnit(text)) ?? inCell;
        bool bare = FigureText.Read(figure, null) is { Outcome: FigureOutcome.Number } && figure.Length > 0 && char.IsAsciiDigit(LabelText.Compatible(figure)[^1]);
        return bare ? figure + unit : figure;
    }

    /// <summary>The cell under the header 数值.</summary>
    private WordCell? Under(IReadOnlyList<WordCell> cells, WordRow? row)
    {
        if (indicators is not { } known || row is null || known.Header.Table != row.Table)
            return null;
        if (known.Header.Cells.Count == cells.Count)
            return cells[known.Value];
        var header = known.Header.Cells[known.Value];
        return cells.FirstOrDefault(cell => cell.Column <= header.Column && header.Column < cell.Column + cell.Span);
    }

    private void Keep(FormField field, string said, string source)
    {
        LabelsFound++;
        string? value, description = null;
        if (field.Kind == FieldKind.Presence)
            (value, description) = AnswerText.Presence(said);
        else
            value = AnswerText.Canonical(field, said);
        if (value is null && description is null)
            return;
        if (answers.Values.TryAdd(field.Code, value))
            answers.Sources[field.Code] = source;
        if (description is not null && answers.Values.TryAdd(field.Code + ".text", description))
            answers.Sources[field.Code + ".text"] = source;
    }
}
