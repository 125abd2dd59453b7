namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds the divisions of the province by full name, short name and nickname.</summary>
internal static class PlaceDetector
{
    private static readonly TermFinder Finder = new(PlaceNames.Gazetteer);

    internal static IEnumerable<Finding> FindIn(NormalizedText text) =>
        In(text, unclear: false).Select(found => Of(text, found.Start, found.Term));

    /// <summary>Short names that may be ordinary words where they stand.</summary>
    internal static IEnumerable<(int Start, int Length)> UnclearIn(NormalizedText text) =>
        In(text, unclear: true).Select(found => text.InOriginal(found.Start, found.Term.Text.Length));

    private static IEnumerable<(int Start, IdentityTerm Term)> In(NormalizedText text, bool unclear) => Finder.In(text.Text, (start, term) =>
        !PlaceCollisions.IsInnocent(text.Text, start, term.Text)
        && unclear == (PlaceCollisions.IsUnclear(term.Text) && !PlaceCollisions.IsPlace(text.Text, start, start + term.Text.Length)));

    private static Finding Of(NormalizedText text, int start, IdentityTerm term)
    {
        var (from, length) = text.InOriginal(start, term.Text.Length);
        return new(from, length, term.Text, term.Kind, term.Entity, MaskReason.Gazetteer);
    }
}
