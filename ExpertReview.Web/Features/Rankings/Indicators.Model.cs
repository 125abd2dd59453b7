using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>One application's indicator scores, figure by figure.</summary>
public sealed record IndicatorsPage
{
    public required Programs.Program Program { get; init; }

    public required RoundRanking Ranking { get; init; }

    public required RankedApplication Application { get; init; }

    public required ApplicationIndicators Indicators { get; init; }

    public required IReadOnlyList<IndicatorScore> Scores { get; init; }

    /// <summary>The ranking that it belongs to.</summary>
    public required string Address { get; init; }
}
