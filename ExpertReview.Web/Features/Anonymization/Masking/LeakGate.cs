using System.Globalization;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Something identifying that is still in a blind copy.</summary>
/// <param name="Place">The field's code, or table[row].column with the column's number, both from 1.</param>
/// <param name="Text">The passage as it stands.</param>
public sealed record Leak(string Place, int Start, int Length, string Text, MaskKind Kind);

/// <summary>
/// The last look before release: searches the finished copy anew for every name of the deny-list and everything shaped like a
/// phone, address or ID number, through full-width, spaced, split and traditional spellings. Release is refused while it finds any.
/// </summary>
public static class LeakGate
{
    public static IReadOnlyList<Leak> Check(BlindContent content, IdentityTerms terms) =>
        [.. content.Texts().SelectMany(value => Leaks(value.Place, value.Text, terms))];

    private static IEnumerable<Leak> Leaks(string place, string text, IdentityTerms terms)
    {
        // A bare figure may have a phone's digits by chance: only the applicant's own phones count there.
        bool isFigure = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var shapes = isFigure ? [] : ContactDetector.FindIn(NormalizedText.Of(text)).Where(found => !terms.IsReleased(found.Key));
        return terms.FindIn(text).Concat(shapes)
            .OrderBy(found => found.Start)
            .Select(found => new Leak(place, found.Start, found.Length, text.Substring(found.Start, found.Length), found.Kind));
    }
}
