using ExpertReview.Web.Features.Anonymization.Masking;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>One decision of the agency on the mask of one application: it holds wherever the term stands.</summary>
public sealed record MaskEdit
{
    public required string ApplicationId { get; init; }

    /// <summary>The term as it is compared.</summary>
    public required string TermKey { get; init; }

    /// <summary>The term as somebody wrote or chose it.</summary>
    public required string Term { get; init; }

    public required MaskEditKind Edit { get; init; }

    /// <summary>Of what is masked or unmasked, a <see cref="MaskKind"/>; of what is accepted, a <see cref="SuspicionKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>In the officer's words, which may name somebody.</summary>
    public required string Reason { get; init; }

    public required string Salt { get; init; }

    public required DateTimeOffset EditedAt { get; init; }

    public required string EditedBy { get; init; }

    /// <summary>The decisions in the form in which the masker takes them.</summary>
    public static MaskEdits For(IReadOnlyList<MaskEdit> edits) => new()
    {
        Added = [.. edits.Where(edit => edit.Edit == MaskEditKind.Mask).Select(edit => new AddedTerm(edit.Term, Enum.Parse<MaskKind>(edit.Kind)))],
        Released = [.. edits.Where(edit => edit.Edit == MaskEditKind.Unmask).Select(edit => edit.Term)],
        Accepted = [.. edits.Where(edit => edit.Edit == MaskEditKind.Accept).Select(edit => edit.Term)],
    };
}

public enum MaskEditKind
{
    /// <summary>Masks a term that nothing detected.</summary>
    Mask,

    /// <summary>Lets a masked term stand.</summary>
    Unmask,

    /// <summary>Lets a suspicious passage stand.</summary>
    Accept,
}
