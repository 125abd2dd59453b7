using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>What the chart of rank intervals of one type is drawn from; the table beside it says the same in print.</summary>
/// <param name="Type">The type's code.</param>
/// <param name="Places">Where the cut line is drawn; null where there is none.</param>
/// <param name="Bars">One per application that has an interval, in official order.</param>
public sealed record RankIntervalChart(string Type, int? Places, IReadOnlyList<RankIntervalBar> Bars)
{
    /// <summary>The charts of all types that have intervals.</summary>
    public static IReadOnlyList<RankIntervalChart> All(AnalysisSubject subject) =>
    [
        .. subject.Types.Select(type => new RankIntervalChart(type.Type, type.Places, [.. type.Rows.Select(row => Bar(subject, row)).OfType<RankIntervalBar>()]))
            .Where(chart => chart.Bars.Count > 0),
    ];

    private static RankIntervalBar? Bar(AnalysisSubject subject, RankingRow row)
    {
        bool hasLine = subject.HasCutLine(row.Candidate.Type);
        return subject.Application(row.Candidate.Application).Certainty is not { } certainty ? null : new(
            row.Candidate.Application, certainty.LowerRank, certainty.MedianRank, certainty.UpperRank,
            hasLine ? AnalysisWords.Chance(certainty.PlaceProbability!.Value) : "",
            hasLine && certainty.IsContested,
            row.Placement is Placement.Inside or Placement.InsideTied);
    }
}

/// <summary>One application's bar.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Lower">The good end of its rank interval.</param>
/// <param name="Median">The median rank.</param>
/// <param name="Upper">The bad end.</param>
/// <param name="Chance">Its chance of a place as printed; empty without a cut line.</param>
/// <param name="IsContested">In the contested zone.</param>
/// <param name="IsInside">Officially has a place.</param>
public sealed record RankIntervalBar(string Code, int Lower, int Median, int Upper, string Chance, bool IsContested, bool IsInside);
