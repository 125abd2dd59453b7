namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>A name that must not survive.</summary>
/// <param name="Text">The name in comparable form.</param>
/// <param name="Entity">The thing that it names; all names of one thing share its pseudonym.</param>
public sealed record IdentityTerm(string Text, MaskKind Kind, string Entity, MaskReason Reason);
