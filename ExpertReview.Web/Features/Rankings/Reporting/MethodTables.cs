using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>The official method and the others as "what if": who would change sides.</summary>
public sealed class MethodTables(AnalysisWords words, RankingWords ranking) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.Methods;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var methods = subject.Analysis.Methods;
        return new(
            Part,
            [
                words["Methods_Intro", subject.Ruleset is { } ruleset ? ranking.Method(ruleset.Ranking) : words["Method_Mean"]],
                .. methods.Where(method => method.Enters.Count + method.Leaves.Count > 0)
                    .GroupBy(method => (Enters: words.Codes(method.Enters), Leaves: words.Codes(method.Leaves)))
                    .Select(alike => words["Methods_Changes", words.Codes([.. alike.Select(Name)]), alike.Key.Enters, alike.Key.Leaves]),
                .. methods.Any(method => method.Enters.Count + method.Leaves.Count > 0) ? Array.Empty<string>()
                    : [words[subject.HasAnyCutLine ? "Methods_NoChanges" : "Methods_NoLine"]],
            ],
            [.. words.NotCalibrated(subject), .. words.Disconnected(subject)],
            [Changes(subject, methods), .. subject.Types.Select(type => RanksOf(subject, type))]);
    }

    private string Name(MethodOutcome outcome) => words["Compared_" + outcome.Method];

    private AnalysisTable Changes(AnalysisSubject subject, IReadOnlyList<MethodOutcome> methods) => new(
        words["Table_Methods"],
        [
            new(words["Column_Method"]), new(words["Column_Agreement"], true), new(words["Column_Enters"]), new(words["Column_Leaves"]),
        ],
        [.. methods.Select(method => Row(subject, method))])
    {
        Note = words["Note_Methods"],
    };

    private AnalysisRow Row(AnalysisSubject subject, MethodOutcome outcome)
    {
        // Nobody can enter or leave by a method that says nothing.
        var nothing = outcome.Scores.All(score => score.Value is null) ? outcome.Scores.Select(score => score.Reason).FirstOrDefault() : null;
        return new(
        [
            Name(outcome),
            words.Measure(outcome.Agreement, 3),
            Changed(outcome.Enters),
            Changed(outcome.Leaves),
        ]);

        AnalysisCell Changed(IReadOnlyList<string> codes) =>
            !subject.HasAnyCutLine ? words.NoCutLine : nothing is { } reason ? words.Reason(reason) : words.Codes(codes);
    }

    private AnalysisTable RanksOf(AnalysisSubject subject, TypeRanking type)
    {
        var methods = subject.Analysis.Methods;
        var last = AnalysisSubject.LastInside(type);
        var positions = subject.Analysis.Options.Candidates.Select((candidate, c) => (candidate.Application, c)).ToDictionary(StringComparer.Ordinal);
        return new(
            words["Table_MethodRanks", subject.TypeName(type.Type)],
            [
                new(words["Column_Code"]), new(words["Column_OfficialRank"], true), .. methods.Select(method => new AnalysisColumn(Name(method), true)),
            ],
            [
                .. type.Rows.Select(row => new AnalysisRow(
                [
                    row.Candidate.Application,
                    words.Rank(row.Rank),
                    .. methods.Select(method => Rank(method, positions[row.Candidate.Application], subject.Application(row.Candidate.Application))),
                ])
                {
                    EndsShortlist = ReferenceEquals(row, last),
                }),
            ])
        {
            Type = type.Type,
        };
    }

    private AnalysisCell Rank(MethodOutcome method, int candidate, AnalyzedApplication application) =>
        method.Ranks[candidate] is { } rank ? AnalysisWords.Whole(rank)
        : application.Reviews == 0 ? words.NotReviewed
        : words.Reason(method.Scores[candidate].Reason!.Value);
}
