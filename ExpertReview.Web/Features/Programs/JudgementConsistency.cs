using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Programs;

/// <summary>How far the pairwise judgements of a dimension contradict one another.</summary>
/// <param name="Ratio">Saaty's consistency ratio; 0 for none at all, 1 for judgements made at random.</param>
/// <param name="Accepted">The ratio up to which weights may be taken from them.</param>
public sealed record JudgementConsistency(double Ratio, double Accepted)
{
    public bool IsAcceptable => Ratio <= Accepted;

    /// <returns>Null where there is none: other weightings, tables that are none, more figures than the ratio is tabulated for.</returns>
    public static JudgementConsistency? Of(IndicatorRules rules, IndicatorJudgements table)
    {
        if (rules.Weighting != IndicatorWeighting.Hierarchy
            || JudgementRows.Read(table.Rows, out _) is not { Count: > 0 } rows || rows.Any(row => row.Count != rows.Count))
            return null;
        var hierarchy = AnalyticHierarchy.Of(JudgementRows.Square(rows));
        return hierarchy.ConsistencyRatio.Value is { } ratio ? new(ratio, hierarchy.AcceptedRatio) : null;
    }
}
