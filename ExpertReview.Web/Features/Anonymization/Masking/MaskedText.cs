namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>What a masked passage is.</summary>
public enum MaskKind
{
    City,
    County,
    Place,
    Enterprise,
    Platform,
    Product,
    Person,
    Phone,
    Email,
    Web,
    IdNumber,
    Account,
    Address,
    Other,
}

/// <summary>Why a passage is masked.</summary>
public enum MaskReason
{
    /// <summary>The applicant's own registered name, or a short form of it.</summary>
    RegisteredName,

    /// <summary>An organization, person or phone that a field of the form names.</summary>
    NamedInForm,

    /// <summary>A phone, e-mail address, ID number and the like, by its own shape.</summary>
    Shape,

    /// <summary>A division of the province.</summary>
    Gazetteer,

    /// <summary>Written as an organization's name.</summary>
    OrganizationPattern,

    /// <summary>Written as a person's name, beside a title or a role.</summary>
    PersonContext,

    AddedByAgency,
}

/// <summary>One masked passage.</summary>
/// <param name="Start">Where it began in the original.</param>
/// <param name="Length">Its length in the original.</param>
/// <param name="MaskedStart">Where its pseudonym begins in the masked text; it is as long as <paramref name="Pseudonym"/>.</param>
public sealed record MaskSpan(
    int Start, int Length, int MaskedStart, string Original, string Pseudonym, MaskKind Kind, MaskReason Reason);

/// <summary>A text with its identifying passages replaced. The spans hold the originals: never for an expert's eyes.</summary>
public sealed record MaskedText(string Text, IReadOnlyList<MaskSpan> Spans);

/// <summary>Why a passage that was left standing might still identify.</summary>
public enum SuspicionKind
{
    /// <summary>A division's short name that may be an ordinary word here.</summary>
    UnclearPlace,

    /// <summary>全球唯一, 位居全国第1: a claim that only one can make.</summary>
    Superlative,

    /// <summary>Looks like a named zone, park or institute.</summary>
    UnknownOrganization,

    /// <summary>A regional brand.</summary>
    Brand,

    /// <summary>A patent or project number, which a search engine resolves.</summary>
    RegistryNumber,
}

/// <summary>A passage of the masked text for the agency to accept or to mask.</summary>
/// <param name="Place">The field's code, or table[row].column, rows from 1.</param>
/// <param name="Start">Where it begins in the masked text.</param>
public sealed record Suspicion(string Place, int Start, int Length, string Text, SuspicionKind Kind);
