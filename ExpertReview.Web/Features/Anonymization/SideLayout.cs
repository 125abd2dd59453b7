using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Lays out the answers of one application for <see cref="SideBySide"/>.</summary>
internal sealed class SideLayout(
    FormAnswers answers, Ruleset ruleset, BlindContent copy, MaskedApplication masked,
    IReadOnlyList<MaskGroup> masks, IReadOnlyList<SuspicionGroup> suspicions, IReadOnlyList<LeakPlace> leaks)
{
    private readonly ILookup<string, Suspicion> _suspicions = masked.Suspicions.ToLookup(suspicion => suspicion.Place);
    private readonly ILookup<string, LeakPlace> _leaks = leaks.ToLookup(leak => leak.Place);
    private readonly HashSet<int> _anchored = [];

    internal IEnumerable<SideSection> Sections()
    {
        var form = ruleset.Form;
        yield return new(null, [.. form.Fields.Where(field => field.Dimension is null).SelectMany(Rows)]);
        foreach (var dimension in ruleset.Dimensions)
        {
            yield return new(FormWords.Of(dimension.Name, dimension.NameEn), [.. form.Fields.Where(field => field.Dimension == dimension.Code).SelectMany(Rows)]);
            foreach (var table in form.Tables.Where(table => table.Dimension == dimension.Code))
                yield return new(FormWords.Label(table), [.. Rows(table)]);
        }

        foreach (var table in form.Tables.Where(table => table.Dimension is null))
            yield return new(FormWords.Label(table), [.. Rows(table)]);
    }

    private IEnumerable<SideRow> Rows(FormField field)
    {
        yield return Row(field.Code, field, answers[field.Code], copy.Values.GetValueOrDefault(field.Code)) with
        {
            IsLeftOut = field.Identity != IdentityKind.None && answers[field.Code] is not null,
        };
        if (field.Kind == FieldKind.Presence && answers[field.Code + ".text"] is { } description)
            yield return Row(field.Code + ".text", field, description, copy.Values.GetValueOrDefault(field.Code + ".text")) with { Unit = null };
    }

    private IEnumerable<SideRow> Rows(FormTable table)
    {
        var filed = answers.Tables.GetValueOrDefault(table.Code) ?? [];
        for (int row = 0; row < filed.Count; row++)
        {
            for (int column = 0; column < table.Columns.Count; column++)
            {
                string place = Masker.Cell(table.Code, row + 1, table.Columns[column].Code);
                string? shown = copy.Tables.GetValueOrDefault(table.Code)?.ElementAtOrDefault(row)?.ElementAtOrDefault(column);
                yield return Row(place, table.Columns[column], filed[row].ElementAtOrDefault(column), shown) with
                {
                    TableRow = column == 0 ? row + 1 : null,
                };
            }
        }
    }

    private SideRow Row(string place, FormField field, string? original, string? shown)
    {
        // A stored text that is not the one masked just now is shown as it is.
        bool isSame = masked.Texts.TryGetValue(place, out var text) && text.Text == shown;
        MaskSpan[] spans = isSame ? [.. text!.Spans] : [];
        return new()
        {
            Place = place,
            Label = FormWords.Label(field, null),
            Unit = field.Unit,
            Original = original is null ? [] : [.. Originals(original, spans)],
            Copy = shown is null ? [] : [.. Copies(place, shown, spans, isSame ? [.. _suspicions[place]] : [])],
        };
    }

    private IEnumerable<TextPiece> Originals(string text, MaskSpan[] spans) => Cut(
        text,
        spans.SelectMany(span => new[] { span.Start, span.Start + span.Length }),
        (start, piece) => spans.FirstOrDefault(span => span.Start <= start && start < span.Start + span.Length) is { } span
            ? piece with { Mask = masks.First(mask => mask.Holds(span)) }
            : piece);

    private IEnumerable<TextPiece> Copies(string place, string text, MaskSpan[] spans, Suspicion[] suspect)
    {
        LeakPlace[] leaking = [.. _leaks[place]];
        var cuts = spans.SelectMany(span => new[] { span.MaskedStart, span.MaskedStart + span.Pseudonym.Length })
            .Concat(suspect.SelectMany(found => new[] { found.Start, found.Start + found.Length }))
            .Concat(leaking.SelectMany(found => new[] { found.Leak.Start, found.Leak.Start + found.Leak.Length }));
        return Cut(text, cuts, (start, piece) =>
        {
            var span = spans.FirstOrDefault(span => span.MaskedStart <= start && start < span.MaskedStart + span.Pseudonym.Length);
            var suspicion = suspect.FirstOrDefault(found => found.Start <= start && start < found.Start + found.Length);
            var group = suspicion is null ? null : suspicions.First(candidate => candidate.Text == suspicion.Text);
            return piece with
            {
                Mask = span is null ? null : masks.First(mask => mask.Holds(span)),
                Hidden = span?.Original,
                Suspicion = group,
                IsAnchor = group is not null && _anchored.Add(group.Number),
                Leak = leaking.FirstOrDefault(found => found.Leak.Start <= start && start < found.Leak.Start + found.Leak.Length),
            };
        });
    }

    private static IEnumerable<TextPiece> Cut(string text, IEnumerable<int> cuts, Func<int, TextPiece, TextPiece> describe)
    {
        int from = 0;
        foreach (int cut in cuts.Append(text.Length).Where(cut => cut <= text.Length).Distinct().Order().ToList())
        {
            if (cut == from)
                continue;
            yield return describe(from, new() { Text = text[from..cut] });
            from = cut;
        }
    }
}
