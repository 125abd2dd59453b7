using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>A Word document's paragraphs and table rows in reading order, whatever wraps them.</summary>
internal sealed class WordOutline
{
    private readonly List<WordBlock> blocks = [];
    private int tables;

    public static IReadOnlyList<WordBlock> Of(OpenXmlElement body)
    {
        var outline = new WordOutline();
        outline.ReadBlocks(body);
        return outline.blocks;
    }

    private void ReadBlocks(OpenXmlElement parent)
    {
        foreach (var child in WordText.Visible(parent))
        {
            switch (child)
            {
                case Paragraph paragraph:
                    ReadParagraph(paragraph);
                    break;
                case Table table:
                    ReadTable(table);
                    break;
                case SdtElement control when control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is { } placeholder && placeholder.Val?.Value != false:
                    break;
                default:
                    ReadBlocks(child);
                    break;
            }
        }
    }

    private void ReadParagraph(Paragraph paragraph)
    {
        // A text box that holds a table is part of the document, not of a sentence.
        var boxedTables = paragraph.Descendants<Table>().Where(table => !table.Ancestors<AlternateContentFallback>().Any()).ToList();
        if (boxedTables.Count == 0)
        {
            blocks.Add(new WordParagraph(WordText.Of(paragraph)));
            return;
        }

        foreach (var box in paragraph.Descendants<TextBoxContent>().Where(box => !box.Ancestors<AlternateContentFallback>().Any()))
            ReadBlocks(box);
    }

    private void ReadTable(Table table)
    {
        int number = ++tables, rowNumber = 0;
        var above = new Dictionary<int, string>();
        foreach (var row in Through<TableRow>(table))
        {
            rowNumber++;
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is not null)
                continue;
            var elements = Through<TableCell>(row).Where(cell => cell.TableCellProperties?.GetFirstChild<CellDeletion>() is null).ToList();
            var nested = elements.SelectMany(NestedTables).ToList();
            if (nested.Count > 0 && elements.Count == 1)
            {
                ReadBlocks(elements[0]);
                continue;
            }

            blocks.Add(new WordRow(number, rowNumber, Cells(row, elements, above)));
            foreach (var inner in nested)
                ReadTable(inner);
        }
    }

    private static List<WordCell> Cells(TableRow row, List<TableCell> elements, Dictionary<int, string> above)
    {
        var cells = new List<WordCell>();
        int column = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        foreach (var element in elements)
        {
            int span = Math.Clamp(element.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 100);
            var merge = element.TableCellProperties?.VerticalMerge;
            bool inherited = merge is not null && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
            string text = inherited ? above.GetValueOrDefault(column, "") : TextOf(element);
            above[column] = text;
            cells.Add(new WordCell(text, column, span, inherited));
            column += span;
        }

        return cells;
    }

    /// <summary>The cell's own paragraphs, and those of a table of one cell inside it, which is but a frame.</summary>
    private static string TextOf(OpenXmlElement cell)
    {
        var lines = new List<string>();
        foreach (var child in WordText.Visible(cell))
        {
            if (child is Paragraph paragraph)
                lines.Add(WordText.Of(paragraph));
            else if (child is SdtElement control && control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is { } placeholder && placeholder.Val?.Value != false)
                continue;
            else if (child is not Table table || IsFrame(table))
                lines.Add(TextOf(child));
        }

        return string.Join('\n', lines.Where(line => line.Length > 0)).Trim();
    }

    private static IEnumerable<Table> NestedTables(TableCell cell) => cell.Descendants<Table>()
        .Where(table => table.Ancestors<TableCell>().First() == cell && !IsFrame(table) && !table.Ancestors<TextBoxContent>().Any());

    private static bool IsFrame(Table table) => table.Descendants<TableCell>().Count() == 1;

    /// <summary>Rows of a table or cells of a row, also inside content controls and the like, but not those of nested tables.</summary>
    private static IEnumerable<T> Through<T>(OpenXmlElement parent)
        where T : OpenXmlElement
    {
        foreach (var child in WordText.Visible(parent))
        {
            if (child is T found)
                yield return found;
            else if (child is not (Table or TableRow or TableCell or Paragraph))
            {
                foreach (var inner in Through<T>(child))
                    yield return inner;
            }
        }
    }
}
