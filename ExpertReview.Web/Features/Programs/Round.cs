namespace ExpertReview.Web.Features.Programs;

public enum RoundState
{
    Planned,
    Open,
    Paused,
    Closed,
}

/// <summary>轮次: the time in which experts score under one frozen ruleset.</summary>
public sealed record Round
{
    public required string RoundId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>1 is the initial review (初审).</summary>
    public required int Number { get; init; }

    public required RoundState State { get; init; }

    /// <summary>The ranking is hidden from everyone until the round closes; progress stays visible.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The version that froze when the round opened; null before.</summary>
    public int? RulesetVersion { get; init; }

    public string? RulesetHash { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it is planned to close; the tablet shows the time that remains.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the organizer tells the experts, such as why the round pauses.</summary>
    public string? Message { get; init; }
}
