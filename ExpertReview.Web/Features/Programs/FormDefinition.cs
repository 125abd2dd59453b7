namespace ExpertReview.Web.Features.Programs;

/// <summary>What kind of answer a form field takes.</summary>
public enum FieldKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A decimal figure, kept exactly as written.</summary>
    Number,

    /// <summary>A whole number that is not negative (a count).</summary>
    Count,

    /// <summary>Exactly one of <see cref="FormField.Choices"/>.</summary>
    Choice,

    /// <summary>有 or 无, and a description when 有; the description is kept under the field's code + ".text".</summary>
    Presence,

    /// <summary>A calendar date, kept as yyyy-MM-dd.</summary>
    Date,
}

/// <summary>What an answer tells about who applies; anything but <see cref="None"/> never reaches an expert unmasked.</summary>
public enum IdentityKind
{
    None,
    Applicant,
    Person,
    Phone,
    Organization,
}

/// <summary>One field of the application form, or one column of one of its tables.</summary>
public sealed record FormField
{
    /// <summary>The key under which the answer is kept, such as <c>scale.1</c> or <c>advantage</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The label as the official form prints it.</summary>
    public required string Label { get; init; }

    public string? LabelEn { get; init; }

    public FieldKind Kind { get; init; }

    public string? Unit { get; init; }

    /// <summary>The example that the official form prints into the answer's place; left there, it is no answer.</summary>
    public string? Example { get; init; }

    /// <summary>The longest text that the notice allows, in characters; null where it sets none.</summary>
    public int? MaxLength { get; init; }

    public bool Required { get; init; }

    /// <summary>Figures are counted from zero up unless this says otherwise (growth rates).</summary>
    public bool AllowsNegative { get; init; }

    public IdentityKind Identity { get; init; }

    /// <summary>The dimension whose card the expert reads this figure beside; null for what belongs to none.</summary>
    public string? Dimension { get; init; }

    /// <summary>A figure above zero needs its detailed list (明细清单) as evidence.</summary>
    public bool EvidenceList { get; init; }

    /// <summary>Tracks (by code) for which the field stays empty.</summary>
    public IReadOnlyList<string> NotFilledForTracks { get; init; } = [];

    /// <summary>When not empty: the field is filled for these tracks only.</summary>
    public IReadOnlyList<string> OnlyForTracks { get; init; } = [];

    /// <summary>Tracks for which the indicator has another name, with that name.</summary>
    public IReadOnlyDictionary<string, string> LabelForTracks { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> LabelEnForTracks { get; init; } = new Dictionary<string, string>();

    /// <summary>The options of a <see cref="FieldKind.Choice"/>, as the form prints them.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether an application on this track fills the field.</summary>
    public bool IsFilledFor(string? track) =>
        (OnlyForTracks.Count == 0 || (track is not null && OnlyForTracks.Contains(track)))
        && (track is null || !NotFilledForTracks.Contains(track));
}

/// <summary>A table of the form whose rows the applicant adds (leading firms, projects …).</summary>
public sealed record FormTable
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    public string? LabelEn { get; init; }

    public string? Dimension { get; init; }

    /// <summary>The most rows that the form allows; null where it sets no limit.</summary>
    public int? MaxRows { get; init; }

    public required IReadOnlyList<FormField> Columns { get; init; }
}

/// <summary>The application form (申报信息表) of a program: every field and table, in the form's order.</summary>
public sealed record FormDefinition
{
    /// <summary>The form's printed title; a Word file without it is not this form. Null: the program has no official Word form.</summary>
    public string? WordTitle { get; init; }

    /// <summary>Code of the field that names the applicant.</summary>
    public required string ApplicantField { get; init; }

    /// <summary>Code of the field that names what is applied with, where one applicant may apply with several (a firm's products).</summary>
    public string? ItemField { get; init; }

    /// <summary>Code of the choice field that holds the application type's label.</summary>
    public required string TypeField { get; init; }

    /// <summary>Code of the field that names the track.</summary>
    public required string TrackField { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    public required IReadOnlyList<FormTable> Tables { get; init; }

    public FormField? Field(string code) => Fields.FirstOrDefault(field => field.Code == code);
}
