using System.Globalization;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>The ledger's page.</summary>
public sealed record LedgerPage
{
    public required LedgerFilter Filter { get; init; }

    public required IReadOnlyList<TimelineEntry> Entries { get; init; }

    public required bool HasOlder { get; init; }

    /// <summary>How many entries the filter admits, on all pages.</summary>
    public required long Count { get; init; }

    public required IReadOnlyList<TimelineProgram> Programs { get; init; }

    /// <summary>The latest verification; null when there was none since the start.</summary>
    public required LedgerVerdict? Verdict { get; init; }

    /// <summary>Which fields of the filter could not be read.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The filter as a query, for the next page and the export.</summary>
    public string Query(long? before)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("program", Filter.Program), ("act", Filter.Act?.ToString()), ("role", Filter.Role), ("words", Filter.Words),
            ("from", Filter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("to", Filter.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
        };
        string query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    /// <summary>1482 as 1 482.</summary>
    public static string Grouped(long number) => number.ToString("#,0", Grouping);

    private static readonly NumberFormatInfo Grouping = new() { NumberGroupSeparator = "\u202f" };
}
