namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>One application, masked.</summary>
public sealed record MaskedApplication
{
    /// <summary>What the experts see.</summary>
    public required BlindContent Content { get; init; }

    /// <summary>
    /// Every text in which something could be masked, with its spans, for the agency's side-by-side page; keys are field
    /// codes and table[row].column with rows from 1. It holds the originals.
    /// </summary>
    public required SortedDictionary<string, MaskedText> Texts { get; init; }

    /// <summary>What the agency has still to accept or to mask, in the form's order.</summary>
    public required IReadOnlyList<Suspicion> Suspicions { get; init; }

    /// <summary>The deny-list after the agency's edits and with what was detected: for <see cref="LeakGate"/>.</summary>
    public required IdentityTerms Terms { get; init; }

    /// <summary>How many passages are masked, by <see cref="MaskKind"/>: for the ledger, which holds none of them.</summary>
    public SortedDictionary<string, int> MaskCounts() => new(
        Texts.Values.SelectMany(text => text.Spans).CountBy(span => span.Kind.ToString()).ToDictionary(), StringComparer.Ordinal);
}
