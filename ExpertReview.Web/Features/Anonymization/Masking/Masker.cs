using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// Makes the blind copy of an application: identity fields are left out, names in tables and free texts become pseudonyms,
/// figures stay. It is a function of its arguments: the same application and edits give the same copy.
/// </summary>
public static class Masker
{
    public static MaskedApplication Mask(FormAnswers answers, Ruleset ruleset, MaskEdits edits)
    {
        FormText[] texts = [.. FormText.Of(answers, ruleset)];
        NormalizedText[] free = [.. texts.Where(text => text.IsFree).Select(text => NormalizedText.Of(text.Text))];
        // What is found in one text is masked in all: a firm or person is known by its context only once.
        var organizations = free.SelectMany(OrganizationDetector.NamesIn);
        var persons = free.SelectMany(text => PersonNames.In(text.Text).Select(name => text.Text.Substring(name.Start, name.Length)));
        var terms = IdentityTerms.Of(answers, ruleset, organizations, persons).With(edits);

        var pseudonyms = new Pseudonyms();
        foreach (var term in terms.All)
            pseudonyms.Of(term.Kind, term.Entity);
        var masker = new TextMasker(terms, pseudonyms);
        var masked = new SortedDictionary<string, MaskedText>(StringComparer.Ordinal);
        var suspicions = new List<Suspicion>();
        HashSet<string> accepted = [.. edits.Accepted.Select(NormalizedText.Key)];
        foreach (var text in texts.Where(text => !text.IsPlain))
        {
            var result = text.MaskedBy(masker);
            masked.Add(text.Place, result);
            if (text.IsFree)
                suspicions.AddRange(SuspicionDetector.FindIn(text.Place, result.Text).Where(found => !accepted.Contains(NormalizedText.Key(found.Text))));
        }

        return new() { Content = Content(answers, ruleset, texts, masked), Texts = masked, Suspicions = suspicions, Terms = terms };
    }

    /// <summary>The key of a table's cell, rows from 1.</summary>
    public static string Cell(string table, int row, string column) =>
        string.Create(CultureInfo.InvariantCulture, $"{table}[{row}].{column}");

    private static BlindContent Content(FormAnswers answers, Ruleset ruleset, FormText[] texts, SortedDictionary<string, MaskedText> masked)
    {
        var shown = texts.ToDictionary(text => text.Place, text => masked.TryGetValue(text.Place, out var result) ? result.Text : text.Text);
        var content = new BlindContent();
        foreach (string code in FormText.ValueCodes(ruleset.Form).Where(answers.Values.ContainsKey))
            content.Values[code] = shown.GetValueOrDefault(code);
        foreach (var table in ruleset.Form.Tables.Where(table => answers.Tables.ContainsKey(table.Code)))
        {
            content.Tables[table.Code] = [.. answers.Tables[table.Code].Select((_, row) =>
                table.Columns.Select(column => shown.GetValueOrDefault(Cell(table.Code, row + 1, column.Code))).ToList())];
        }

        return content;
    }
}
