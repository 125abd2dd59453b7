using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>The live round: progress for everybody who watches, the ranking for those who may read it.</summary>
public sealed record DashboardPage
{
    public required Programs.Program Program { get; init; }

    public required Round Round { get; init; }

    public required ProgressPanel Progress { get; init; }

    /// <summary>Null for those who may not read rankings.</summary>
    public RankingPanel? Ranking { get; init; }

    /// <summary>Whether the reader runs the round, and sees its buttons.</summary>
    public required bool MayRun { get; init; }

    /// <summary>The time on the server, by which the screen counts down.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What was typed into a form that was refused.</summary>
    public RoundForm Form { get; init; } = new();

    public string? Message { get; init; }
}

/// <summary>What the organizer types to open, pause, extend, close or move on.</summary>
public sealed record RoundForm
{
    public bool Seal { get; init; }

    /// <summary>China time, as an <c>input type="datetime-local"</c> holds it; empty for none.</summary>
    public string? ClosesAt { get; init; }

    public string? Message { get; init; }

    public string? Reason { get; init; }

    /// <summary>Close although sheets are open.</summary>
    public bool Force { get; init; }
}

/// <summary>The part of the page that follows every save.</summary>
/// <param name="Round">The round.</param>
/// <param name="Ruleset">The ruleset that names the types.</param>
/// <param name="Progress">How far every sheet is.</param>
/// <param name="Online">Ids of the experts who have a tablet connected.</param>
public sealed record ProgressPanel(Round Round, Ruleset Ruleset, RoundProgress Progress, IReadOnlySet<string> Online)
{
    /// <summary>Blind codes with their types, in the order of the rows.</summary>
    public IReadOnlyList<(string Code, string Type)> Applications { get; } =
        [.. Progress.Sheets.Select(sheet => (sheet.Application, sheet.Type)).Distinct()];

    /// <summary>Codes of all experts with a sheet, also recused ones, in the order of the columns.</summary>
    public IReadOnlyList<string> Experts { get; } =
        [.. Progress.Sheets.Select(sheet => sheet.Expert).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<(string Application, string Expert), SheetState> Cells { get; } =
        Progress.Sheets.ToDictionary(sheet => (sheet.Application, sheet.Expert), sheet => sheet.State);
}

/// <summary>The part of the page that follows the ranking; without a ranking while the round is planned or sealed.</summary>
public sealed record RankingPanel(Round Round, RoundRanking? Ranking);
