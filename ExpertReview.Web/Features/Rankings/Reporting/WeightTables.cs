using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>Announced and effective weights, the smallest change that moves the cut line, and chances under uncertain weights.</summary>
public sealed class WeightTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.Weights;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var closest = subject.Analysis.WeightSensitivity;
        return new(
            Part,
            [words["Weights_Intro"], Sensitivity(subject, closest)],
            [],
            [Dimensions(subject, closest?.Pair), .. subject.Types.Select(type => Acceptability(subject, type))]);
    }

    private string Sensitivity(AnalysisSubject subject, CutLineSensitivity? closest) => closest is null
        ? words["Weights_NoFlip"]
        : words[
            "Weights_Flip", subject.CodeAt(closest.Inside), subject.CodeAt(closest.Outside), AnalysisWords.Number(closest.Pair.Difference, subject.Rules.Decimals),
            AnalysisWords.Number(50 * closest.Pair.AbsoluteDistance!.Value, 2)];

    private AnalysisTable Dimensions(AnalysisSubject subject, PairSensitivity? pair)
    {
        var weights = subject.Analysis.Weights;
        return new(
            words["Table_Weights"],
            [
                new(words["Column_Dimension"]), new(words["Column_Announced"], true), new(words["Column_Effective"], true), new(words["Column_Difference"], true),
                new(words["Column_NearestTie"], true), new(words["Column_AloneTie"], true),
            ],
            [
                .. weights.Dimensions.Select((dimension, d) => new AnalysisRow(
                [
                    subject.DimensionName(dimension),
                    AnalysisWords.Percent(weights.Nominal[d], 2),
                    words.Percent(weights.Effective[d]),
                    weights.Effective[d] is { Value: { } effective } ? AnalysisWords.Change(100 * (effective - weights.Nominal[d]), 1) : words.Reason(weights.Effective[d].Reason!.Value),
                    pair?.NearestWeights is { } nearest ? AnalysisWords.Percent(nearest[d], 2) : NoTie,
                    pair?.CriticalWeights[d] is { } alone ? AnalysisWords.Percent(alone, 2) : NoTie,
                ])),
            ])
        {
            Note = words["Note_Weights"],
        };
    }

    private AnalysisCell NoTie => words.Missing("NoTie");

    private AnalysisTable Acceptability(AnalysisSubject subject, TypeRanking type)
    {
        var last = AnalysisSubject.LastInside(type);
        var positions = subject.Analysis.Totals.Applications.Select((code, i) => (code, i)).ToDictionary(StringComparer.Ordinal);
        return new(
            words["Table_Acceptability", subject.TypeName(type.Type)],
            [new(words["Column_Code"]), new(words["Column_OfficialRank"], true), new(words["Column_WeightRanks"], true), new(words["Column_WeightPlace"], true)],
            [.. type.Rows.Select(row => Row(row) with { EndsShortlist = ReferenceEquals(row, last) })])
        {
            Type = type.Type,
            Note = words["Note_Acceptability"],
        };

        AnalysisRow Row(RankingRow row)
        {
            AnalysisCell[] own =
            [
                row.Candidate.Application, words.Rank(row.Rank),
            ];
            if (!positions.TryGetValue(row.Candidate.Application, out int position))
                return new([.. own, words.NotReviewed, words.NotReviewed]);
            var ranks = subject.Analysis.Acceptability.AcceptabilityOf(position);
            return new(
            [
                .. own,
                words["Ranks", ranks.Quantile(0.05), ranks.Quantile(0.95)],
                subject.HasCutLine(type.Type) ? AnalysisWords.Chance(subject.Analysis.Acceptability.PlaceProbabilityOf(position)!.Value) : words.NoCutLine,
            ]);
        }
    }
}
