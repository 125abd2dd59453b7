namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>A piece of a Word document in reading order: a paragraph, or a row of a table.</summary>
internal abstract record WordBlock;

internal sealed record WordParagraph(string Text) : WordBlock;

/// <param name="Table">The table's number in the document, from 1.</param>
/// <param name="Row">The row's number in its table, from 1.</param>
/// <param name="Cells">The cells that the row shows.</param>
internal sealed record WordRow(int Table, int Row, IReadOnlyList<WordCell> Cells) : WordBlock
{
    public string Source => $"表{Table} 第{Row}行";

    /// <summary>The row as one text, when no more than one of its cells says anything.</summary>
    public string? Heading => Cells.Count(cell => cell.Text.Length > 0) == 1 ? Cells.First(cell => cell.Text.Length > 0).Text : null;
}

/// <param name="Text">Lines of the cell, separated by line feeds.</param>
/// <param name="Column">The first grid column that it covers.</param>
/// <param name="Span">How many grid columns it covers.</param>
/// <param name="Inherited">It continues the merged cell above, whose text it carries.</param>
internal sealed record WordCell(string Text, int Column, int Span, bool Inherited);
