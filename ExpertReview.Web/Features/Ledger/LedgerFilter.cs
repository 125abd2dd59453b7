using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>Which entries to show; everything that is not set admits all.</summary>
public sealed record LedgerFilter
{
    public string? Program { get; init; }

    public Act? Act { get; init; }

    public string? Role { get; init; }

    /// <summary>Part of the subject, of an expert's code, or of a body that the reader may see.</summary>
    public string? Words { get; init; }

    /// <summary>First day, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, in China.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only entries with a lower number: the next page.</summary>
    public long? Before { get; init; }

    /// <summary>The filter as parameters of SQL, without nulls: PostgreSQL cannot tell a null's type.</summary>
    internal object Parameters(bool seesMarks, int count, long after = 0) => new
    {
        program = Program ?? "",
        act = Act?.ToString() ?? "",
        role = Role ?? "",
        words = Pattern(Words),
        from = From is { } from ? Text(from) : "",
        to = To is { } to ? Text(to.AddDays(1)) : "9999",
        before = Before ?? long.MaxValue,
        after,
        count,
        seesMarks,
        markActs = LedgerTimelineStore.MarkActs,
    };

    private static string Pattern(string? words) => string.IsNullOrWhiteSpace(words)
        ? "%"
        : "%" + words.Trim().ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_") + "%";

    private static string Text(DateOnly day) => Instant.Text(new DateTimeOffset(day, TimeOnly.MinValue, ChinaTime.Offset));
}
