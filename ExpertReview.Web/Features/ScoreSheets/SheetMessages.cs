namespace ExpertReview.Web.Features.ScoreSheets;

// What travels between tablet and server, by the hub and over HTTP alike; the other side is Features/Shared/reply.ts.

/// <summary>Keep these values. Sent again unchanged until an answer is heard.</summary>
public sealed record SaveSheet
{
    public string SaveId { get; init; } = "";

    /// <summary>The round's number in the expert's program.</summary>
    public int Round { get; init; }

    /// <summary>The blind code.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The version that these values change; 0 when the sheet was never saved.</summary>
    public int BaseVersion { get; init; }

    /// <summary>Hundredths of a point; a fraction of a hundredth is read so that it can be refused by name.</summary>
    public Dictionary<string, decimal?>? Marks { get; init; }

    public string? Comment { get; init; }
}

/// <summary>Submit the sheet as it is in <see cref="Version"/>, or take its submission back.</summary>
public sealed record MoveSheet
{
    /// <summary>Names the request, so that it may be repeated.</summary>
    public string RequestId { get; init; } = "";

    public int Round { get; init; }

    public string Sheet { get; init; } = "";

    /// <summary>The version that the expert has before the eyes.</summary>
    public int Version { get; init; }
}

/// <summary>回避: I must not judge this application.</summary>
public sealed record RecuseFromSheet
{
    public int Round { get; init; }

    public string Sheet { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>A sheet as the server holds it; before its first save version 0, event and hash null.</summary>
public sealed record ServerSheet
{
    public string Sheet { get; init; } = "";

    public int Version { get; init; }

    public long? EventNumber { get; init; }

    public string? ContentHash { get; init; }

    public IReadOnlyDictionary<string, int?> Marks { get; init; } = new Dictionary<string, int?>();

    public string Comment { get; init; } = "";

    public bool IsSubmitted { get; init; }
}

/// <summary>The answer, given only after the transaction is durable; or why there was none.</summary>
public sealed record SheetReply
{
    /// <summary>Name of a <see cref="MarkRefusal"/>; null when it was done.</summary>
    public string? Refusal { get; init; }

    public string? Message { get; init; }

    public int? Version { get; init; }

    public long? EventNumber { get; init; }

    public string? ContentHash { get; init; }

    /// <summary>After a refusal: the sheet as it is, when it is this expert's.</summary>
    public ServerSheet? Current { get; init; }
}

/// <summary>How the round stands, for the tablet's clock and messages.</summary>
/// <param name="Expert">Code of the expert who is signed in: another one in the same browser must not send this one's marks.</param>
/// <param name="State">The round's state.</param>
/// <param name="ClosesAt">When it is planned to close.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="Message">What the organizer says.</param>
public sealed record RoundStatus(string Expert, string State, DateTimeOffset? ClosesAt, DateTimeOffset Now, string? Message);
