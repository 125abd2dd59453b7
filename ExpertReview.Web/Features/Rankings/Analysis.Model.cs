using System.Text.Json;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Rankings.Reporting;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The analysis of a ranking: one part on screen, or all of them as a report.</summary>
public sealed record AnalysisPage
{
    public required Programs.Program Program { get; init; }

    public required RoundRanking Ranking { get; init; }

    /// <summary>What was frozen; null for the state of the moment.</summary>
    public FrozenRanking? Frozen { get; init; }

    /// <summary>Null while there is no complete sheet.</summary>
    public AnalysisSubject? Subject { get; init; }

    /// <summary>The part shown; null in the report.</summary>
    public AnalysisPart? Part { get; init; }

    /// <summary>The type whose tables are shown; null for all.</summary>
    public string? Type { get; init; }

    public required IReadOnlyList<AnalysisSection> Sections { get; init; }

    /// <summary>The ranking that it belongs to.</summary>
    public string RankingAddress => $"/programs/{Program.ProgramId}/ranking{(Frozen is null ? "" : "/" + AnalysisWords.Whole(Frozen.Number))}";

    public string Address => RankingAddress + "/analysis";

    /// <summary>The charts of the part shown; a report has tables alone.</summary>
    public IReadOnlyList<RankIntervalChart> Charts => Subject is not null && Part == AnalysisPart.Certainty ? RankIntervalChart.All(Subject) : [];

    /// <summary>The tables of a part that are shown.</summary>
    public IEnumerable<AnalysisTable> Tables(AnalysisSection part) => part.Tables.Where(table => Type is null || table.Type is null || table.Type == Type);

    public string ChartsJson => JsonSerializer.Serialize(Charts, JsonSerializerOptions.Web);

    /// <summary>The library that analyzes now is another one than the ranking was frozen with.</summary>
    public bool IsOtherLibrary => Frozen is not null && Frozen.LibraryVersion != RankingJson.LibraryVersion;
}
