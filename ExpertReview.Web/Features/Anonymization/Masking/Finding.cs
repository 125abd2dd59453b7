namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Something identifying in a text; positions are the original's.</summary>
/// <param name="Key">What was found, in comparable form.</param>
internal sealed record Finding(int Start, int Length, string Key, MaskKind Kind, string Entity, MaskReason Reason)
{
    internal int End => Start + Length;
}
