using System.Text;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Masks the texts of one application with one set of pseudonyms.</summary>
internal sealed class TextMasker(IdentityTerms terms, Pseudonyms pseudonyms)
{
    private const string Province = "浙江省";

    /// <summary>Masks a free text.</summary>
    internal MaskedText Mask(string text)
    {
        var normalized = NormalizedText.Of(text);
        return Replace(text, Chosen(
            ContactDetector.FindIn(normalized).Where(found => !terms.IsReleased(found.Key)),
            terms.FindIn(text),
            PlaceDetector.FindIn(normalized).Where(found => !terms.IsReleased(found.Key)).Select(found => WithProvince(text, found))));
    }

    /// <summary>Masks a cell that lists names: each name as a whole, whatever it is made of.</summary>
    internal MaskedText MaskNames(string cell)
    {
        var names = new List<Finding>();
        int from = 0;
        foreach (string name in OrganizationNames.Split(cell))
        {
            int start = cell.IndexOf(name, from, StringComparison.Ordinal);
            from = start + name.Length;
            var (kind, entity) = terms.Organization(name);
            if (!terms.IsReleased(NormalizedText.Key(name)))
                names.Add(new(start, name.Length, NormalizedText.Key(name), kind, entity, MaskReason.NamedInForm));
        }

        return Replace(cell, names);
    }

    /// <summary>Masks a whole value as one thing.</summary>
    internal MaskedText MaskWhole(string value, MaskKind kind, string entity) =>
        Replace(value, [new(0, value.Length, NormalizedText.Key(value), kind, entity, MaskReason.NamedInForm)]);

    /// <summary>Of findings that overlap, the one of the earlier detector stands, and of one detector the longer.</summary>
    private static List<Finding> Chosen(params IEnumerable<Finding>[] detectors)
    {
        var chosen = new List<Finding>();
        foreach (var detector in detectors)
        {
            foreach (var finding in detector.OrderByDescending(found => found.Length).ThenBy(found => found.Start))
            {
                if (!chosen.Exists(other => finding.Start < other.End && other.Start < finding.End))
                    chosen.Add(finding);
            }
        }

        chosen.Sort((one, other) => one.Start.CompareTo(other.Start));
        return chosen;
    }

    private static Finding WithProvince(string text, Finding found) =>
        found.Start >= Province.Length && string.CompareOrdinal(text, found.Start - Province.Length, Province, 0, Province.Length) == 0
            ? found with { Start = found.Start - Province.Length, Length = found.Length + Province.Length }
            : found;

    private MaskedText Replace(string text, IReadOnlyList<Finding> findings)
    {
        var masked = new StringBuilder();
        var spans = new List<MaskSpan>();
        int from = 0;
        foreach (var found in findings)
        {
            masked.Append(text, from, found.Start - from);
            string pseudonym = pseudonyms.Of(found.Kind, found.Entity);
            spans.Add(new(found.Start, found.Length, masked.Length, text.Substring(found.Start, found.Length), pseudonym, found.Kind, found.Reason));
            masked.Append(pseudonym);
            from = found.End;
        }

        masked.Append(text, from, text.Length - from);
        return new(masked.ToString(), spans);
    }
}
