using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

public enum RelationKind
{
    /// <summary>A city or county, by its code.</summary>
    Division,

    /// <summary>An organization, by its name.</summary>
    Organization,
}

/// <summary>The statutory reasons for which an expert withdraws. The names are stored.</summary>
public enum RelationReason
{
    /// <summary>Worked there within the last three years.</summary>
    Employed,

    /// <summary>Advised, consulted or helped with its application.</summary>
    Advised,

    /// <summary>Holds shares or has another economic interest.</summary>
    Interested,

    /// <summary>A near relative works or leads there.</summary>
    Relative,

    /// <summary>A teacher, student or close collaborator is there.</summary>
    Collaborated,

    /// <summary>Anything else that may harm impartiality; needs a note.</summary>
    Other,
}

/// <summary>A place or organization that an expert declares a tie to.</summary>
public sealed record Relation
{
    public const int LongestText = 200;

    public required RelationKind Kind { get; init; }

    /// <summary>A division code, or an organization's name.</summary>
    public required string Value { get; init; }

    public required RelationReason Reason { get; init; }

    public string Note { get; init; } = "";

    public bool IsComplete =>
        (Kind == RelationKind.Division ? Divisions.Find(Value) is not null : Value.Length is >= 2 and <= LongestText)
        && Note.Length <= LongestText
        && (Reason != RelationReason.Other || Note.Length > 0);
}
