namespace ExpertReview.Web.Features.Experts;

/// <summary>专家: one member of a program's roster, with an account of his or her own.</summary>
public sealed record Expert
{
    public required string ExpertId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>E-01, E-02 …: the name under which staff and supervisors see the expert.</summary>
    public required string ExpertCode { get; init; }

    public required string AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>技术, 产业, 财务, 政策 … as the roster says.</summary>
    public required string Category { get; init; }

    /// <summary>Division code of the city; null outside the province.</summary>
    public string? CityCode { get; init; }

    public string? CountyCode { get; init; }

    public required string Employer { get; init; }

    public string? Phone { get; init; }

    public required bool IsActive { get; init; }

    public string? UndertakingHash { get; init; }

    public DateTimeOffset? UndertakingSignedAt { get; init; }

    public DateTimeOffset? RelationsDeclaredAt { get; init; }

    /// <summary>The undertaking is signed and relations are declared: material may open.</summary>
    public bool IsCleared => IsActive && UndertakingSignedAt is not null && RelationsDeclaredAt is not null;
}

/// <summary>An expert with the figures of the roster.</summary>
public sealed record ExpertListing
{
    public required Expert Expert { get; init; }

    /// <summary>Tracks of the ruleset that the expert knows, by code.</summary>
    public required IReadOnlyList<string> Tracks { get; init; }

    /// <summary>Applications that the expert must not see.</summary>
    public required int Recusals { get; init; }

    /// <summary>Applications assigned in the initial review.</summary>
    public required int Load { get; init; }
}

/// <summary>Where an expert stands on the way to the first application.</summary>
public enum UndertakingState
{
    NotSigned,
    RelationsMissing,
    Cleared,
}

public static class UndertakingStates
{
    public static UndertakingState Undertaking(this Expert expert) => Of(expert.UndertakingSignedAt, expert.RelationsDeclaredAt);

    public static UndertakingState Of(DateTimeOffset? signedAt, DateTimeOffset? declaredAt) =>
        signedAt is null ? UndertakingState.NotSigned
        : declaredAt is null ? UndertakingState.RelationsMissing
        : UndertakingState.Cleared;
}
