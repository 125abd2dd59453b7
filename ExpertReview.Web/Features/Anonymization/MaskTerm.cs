using ExpertReview.Web.Features.Anonymization.Masking;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>How a masked passage is named in a decision, so that the decision holds for all its like.</summary>
internal static class MaskTerm
{
    private const string Province = "浙江省";

    /// <summary>The comparable form of a term.</summary>
    internal static string Key(string term) => NormalizedText.Key(term);

    /// <summary>The term that a decision on this passage names, in comparable form.</summary>
    internal static string Of(MaskSpan span) => Key(Shown(span));

    /// <summary>The same as written: a place without its province, which the masker only takes along.</summary>
    internal static string Shown(MaskSpan span) =>
        span.Kind is MaskKind.City or MaskKind.County or MaskKind.Place && span.Original.Length > Province.Length
        && span.Original.StartsWith(Province, StringComparison.Ordinal)
            ? span.Original[Province.Length..]
            : span.Original;

    internal static int CountIn(MaskedApplication masked, string termKey) =>
        masked.Texts.Values.Sum(text => text.Spans.Count(span => Of(span) == termKey));

    /// <summary>What a suspicious passage of the masked text was in the original: the names that are masked inside it in full.</summary>
    internal static string InOriginal(string original, MaskedText masked, Suspicion suspicion)
    {
        int end = suspicion.Start + suspicion.Length;
        int from = At(masked, suspicion.Start, atEnd: false);
        return original[from..At(masked, end, atEnd: true)];
    }

    /// <summary>The original's position of one in the masked text; inside a pseudonym, the edge of what it stands for.</summary>
    private static int At(MaskedText masked, int position, bool atEnd)
    {
        int shift = 0;
        foreach (var span in masked.Spans)
        {
            int maskedEnd = span.MaskedStart + span.Pseudonym.Length;
            if (position <= span.MaskedStart)
                break;
            if (position < maskedEnd)
                return atEnd ? span.Start + span.Length : span.Start;
            shift = span.Start + span.Length - maskedEnd;
        }

        return position + shift;
    }
}
