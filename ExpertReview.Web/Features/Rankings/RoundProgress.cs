namespace ExpertReview.Web.Features.Rankings;

/// <summary>How far one expert's sheet is.</summary>
public enum SheetState
{
    Empty,
    Started,
    Submitted,
    Recused,
}

/// <summary>One assigned sheet, without anything that is on it.</summary>
public sealed record SheetProgress
{
    public required string Application { get; init; }

    public required string Type { get; init; }

    public required string ExpertId { get; init; }

    public required string Expert { get; init; }

    public required SheetState State { get; init; }

    public DateTimeOffset? SavedAt { get; init; }
}

/// <summary>One expert's share of the work.</summary>
public sealed record ExpertProgress(string ExpertId, string Expert, int Assigned, int Started, int Submitted, DateTimeOffset? SavedAt)
{
    public bool IsDone => Submitted == Assigned;
}

/// <summary>How far a round is: no mark, total or order is in it.</summary>
public sealed record RoundProgress(IReadOnlyList<SheetProgress> Sheets, long EventNumber)
{
    private const int SlowestNamed = 3;

    public int Assigned => Sheets.Count(sheet => sheet.State != SheetState.Recused);

    public int Submitted => Sheets.Count(sheet => sheet.State == SheetState.Submitted);

    public int Started => Sheets.Count(sheet => sheet.State == SheetState.Started);

    public int Open => Assigned - Submitted;

    /// <summary>Every expert with an assignment, by code.</summary>
    public IReadOnlyList<ExpertProgress> Experts { get; } =
    [
        .. Sheets
            .Where(sheet => sheet.State != SheetState.Recused)
            .GroupBy(sheet => sheet.ExpertId, StringComparer.Ordinal)
            .Select(sheets => new ExpertProgress(
                sheets.Key, sheets.First().Expert, sheets.Count(),
                sheets.Count(sheet => sheet.State == SheetState.Started),
                sheets.Count(sheet => sheet.State == SheetState.Submitted),
                sheets.Max(sheet => sheet.SavedAt)))
            .OrderBy(expert => expert.Expert, StringComparer.Ordinal),
    ];

    /// <summary>Those with the smallest share submitted, when others are further; at most three.</summary>
    public IReadOnlyList<ExpertProgress> Slowest()
    {
        var waiting = Experts
            .Where(expert => !expert.IsDone)
            .OrderBy(expert => (double)expert.Submitted / expert.Assigned)
            .ThenBy(expert => (double)expert.Started / expert.Assigned)
            .ThenBy(expert => expert.Expert, StringComparer.Ordinal)
            .ToList();
        return [.. waiting.Take(SlowestNamed)];
    }
}
