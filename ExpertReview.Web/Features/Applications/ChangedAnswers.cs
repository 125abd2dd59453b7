using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>What the ledger may hold of a change: the codes of the fields, and figures before and after; never names or texts.</summary>
public sealed record ChangedAnswers
{
    public required IReadOnlyList<string> Fields { get; init; }

    public required IReadOnlyDictionary<string, FigureChange> Figures { get; init; }

    public static ChangedAnswers Of(IReadOnlyList<AnswerChange> changes, FormDefinition form) => new()
    {
        Fields = [.. changes.Select(change => change.Field)],
        Figures = changes.Where(change => IsFigure(change.Field, form) && IsNumber(change.Old) && IsNumber(change.New))
            .ToDictionary(change => change.Field, change => new FigureChange(change.Old, change.New)),
    };

    private static bool IsFigure(string code, FormDefinition form) =>
        (form.Field(code) ?? Column(code, form))?.Kind is FieldKind.Number or FieldKind.Count;

    /// <summary>A figure that was not one (text where a number belongs) may hold a name.</summary>
    private static bool IsNumber(string? value) => value is null || FigureOf(value);

    private static bool FigureOf(string value) => decimal.TryParse(
        value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static FormField? Column(string code, FormDefinition form)
    {
        int open = code.IndexOf('[', StringComparison.Ordinal), close = code.IndexOf("].", StringComparison.Ordinal);
        return open < 0 || close < open
            ? null
            : form.Tables.FirstOrDefault(table => table.Code == code[..open])?.Columns.FirstOrDefault(column => column.Code == code[(close + 2)..]);
    }
}

/// <summary>A figure before and after a change; null: not filled.</summary>
public sealed record FigureChange(string? Before, string? After);
