using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The undertaking and the declaration, as far as the expert has come.</summary>
public sealed record UndertakingPage
{
    public required Expert Expert { get; init; }

    public required Programs.Program Program { get; init; }

    public required UndertakingText Text { get; init; }

    public required IReadOnlyList<Relation> Declared { get; init; }

    public string? Name { get; init; }

    public bool IsAccepted { get; init; }

    public RelationsForm Form { get; init; } = new();

    public ExpertRefusal? Refusal { get; init; }
}

/// <summary>The declaration as it is typed: lines for places and for organizations, empty ones left out.</summary>
public sealed record RelationsForm
{
    public const int DivisionLines = 3;

    public const int OrganizationLines = 6;

    public List<RelationLine> Divisions { get; init; } = [];

    public List<RelationLine> Organizations { get; init; } = [];

    public bool Statement { get; init; }

    public RelationLine Division(int line) => Divisions.ElementAtOrDefault(line) ?? new RelationLine();

    public RelationLine Organization(int line) => Organizations.ElementAtOrDefault(line) ?? new RelationLine();

    public IReadOnlyList<Relation> Relations() =>
    [
        .. Divisions.Where(line => !line.IsEmpty).Select(line => line.Relation(RelationKind.Division)),
        .. Organizations.Where(line => !line.IsEmpty).Select(line => line.Relation(RelationKind.Organization)),
    ];
}

public sealed record RelationLine
{
    public string? Value { get; init; }

    public RelationReason? Reason { get; init; }

    public string? Note { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Note);

    /// <summary>The relation; a line without place, organization or reason makes one that is not complete.</summary>
    public Relation Relation(RelationKind kind) => new()
    {
        Kind = kind,
        Value = Reason is null ? "" : Value?.Trim() ?? "",
        Reason = Reason ?? RelationReason.Other,
        Note = Note?.Trim() ?? "",
    };
}
