using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Gathers the rows of the form's tables while a document is read from top to bottom.</summary>
internal sealed class WordTableRows(FormDefinition form)
{
    private readonly Dictionary<string, List<(List<string?> Cells, string Source)>> rows = [];
    private FormTable? open;
    private (WordRow Row, IReadOnlyList<int?> Columns)? header;

    /// <summary>Rows of the open table seen in the document, blank ones too.</summary>
    private int seen;

    public bool IsOpen => open is not null;

    /// <summary>A heading announced this table.</summary>
    public void Begin(FormTable table)
    {
        rows.TryAdd(table.Code, []);
        if (open != table)
            (open, header, seen) = (table, null, 0);
    }

    public void End() => (open, header, seen) = (null, null, 0);

    /// <summary>Takes a header row; without a heading before, the first table not yet read that has this header.</summary>
    public bool ReadHeader(WordRow row)
    {
        if (open is not null && FormLabels.Header(open, row) is { } own)
        {
            bool full = header is not null && open.MaxRows is { } most && seen >= most && header.Value.Row.Table != row.Table;
            if (full && form.Tables.FirstOrDefault(table => !rows.ContainsKey(table.Code) && FormLabels.Header(table, row) is not null) is { } following)
                Begin(following);
            header = (row, own);
            return true;
        }

        foreach (var table in form.Tables.Where(table => !rows.ContainsKey(table.Code)))
        {
            if (FormLabels.Header(table, row) is { } columns && columns.Count(column => column is not null) == table.Columns.Count)
            {
                Begin(table);
                header = (row, columns);
                return true;
            }
        }

        return false;
    }

    public void Add(WordRow row)
    {
        seen++;
        var cells = new List<string?>(new string?[open!.Columns.Count]);
        bool own = false;
        for (int column = 0; column < cells.Count; column++)
        {
            var cell = CellOf(row, column);
            cells[column] = AnswerText.Canonical(open.Columns[column], cell?.Text);
            own |= cells[column] is not null && cell is { Inherited: false } && !IsNumbering(open.Columns[column]);
        }

        // Blank rows, rows with nothing but their number, and the lower halves of merged rows are no entries.
        if (own)
            rows[open.Code].Add((cells, row.Source));
    }

    public void Into(FormAnswers answers)
    {
        foreach (var table in form.Tables)
        {
            var read = rows.GetValueOrDefault(table.Code) ?? [];
            answers.Tables[table.Code] = [.. read.Select(row => row.Cells)];
            for (int row = 0; row < read.Count; row++)
            {
                for (int column = 0; column < table.Columns.Count; column++)
                {
                    if (read[row].Cells[column] is not null)
                        answers.Sources[FormAnswersCheck.CellCode(table, row, table.Columns[column])] = read[row].Source;
                }
            }
        }
    }

    internal static bool IsNumbering(FormField column) => column.Kind == FieldKind.Count && LabelText.Normalize(column.Label) == "序号";

    private WordCell? CellOf(WordRow row, int column)
    {
        if (header is not { } known)
        {
            // No header row: the form's order, with or without the numbering column.
            int missing = open!.Columns.Count - row.Cells.Count;
            bool withoutNumber = missing == 1 && IsNumbering(open.Columns[0]);
            int at = withoutNumber ? column - 1 : column;
            return (missing == 0 || withoutNumber) && at >= 0 ? row.Cells[at] : null;
        }

        int place = known.Columns.ToList().IndexOf(column);
        if (place < 0)
            return null;
        if (known.Row.Cells.Count == row.Cells.Count)
            return row.Cells[place];

        // A cell merged over several columns answers the first of them.
        var head = known.Row.Cells[place];
        var cell = row.Cells.FirstOrDefault(cell => cell.Column >= head.Column && cell.Column < head.Column + head.Span);
        return cell ?? (place == 0 ? row.Cells[0] : null);
    }
}
