using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>How sure ranks and places are, and which applications are truly undecided.</summary>
public sealed class CertaintyTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.Certainty;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var sentences = new List<string>();
        if (subject.Analysis.Calibration is not null)
        {
            sentences.Add(words["Certainty_Intro", subject.Analysis.Options.Draws]);
            if (subject.HasAnyCutLine && subject.Analysis is { Certainty: { ExpectedOverlap: { } overlap, ShortlistLength: > 0 and var inside }, DisconnectedTypes.Count: 0 })
                sentences.Add(words["Certainty_Overlap", inside, AnalysisWords.Number(overlap, 1)]);
            sentences.AddRange(subject.Types.Where(type => !subject.IsDisconnected(type.Type)).Select(type => Contested(subject, type)));
        }

        return new(
            Part, sentences, [.. words.NotCalibrated(subject), .. words.Disconnected(subject)],
            [.. subject.Types.Select(type => Table(subject, type))]);
    }

    /// <summary>Which applications of a type the marks do not decide, in words.</summary>
    public string Contested(AnalysisSubject subject, TypeRanking type)
    {
        string name = subject.TypeName(type.Type);
        if (!subject.HasCutLine(type.Type))
            return words["Contested_NoLine", name];
        var rated = type.Rows.Select(row => subject.Application(row.Candidate.Application)).Where(application => application.Certainty is not null).ToList();
        string[] contested = [.. rated.Where(application => application.Certainty!.IsContested).Select(application => application.Candidate.Application)];
        int safe = rated.Count(application => application.Certainty is { IsContested: false, OnShortlist: true });
        int open = rated.Count(application => application.Certainty is { IsContested: true, OnShortlist: true });
        return contested.Length == 0
            ? words["Contested_None", name, safe]
            : words["Contested_Some", name, safe, contested.Length, words.Codes(contested), open];
    }

    private AnalysisTable Table(AnalysisSubject subject, TypeRanking type)
    {
        var last = AnalysisSubject.LastInside(type);
        return new(
            words["Table_Certainty", subject.TypeName(type.Type)],
            [
                new(words["Column_Code"]), new(words["Column_OfficialRank"], true), new(words["Column_Total"], true),
                new(words["Column_Calibrated"], true), new(words["Column_Deviation"], true), new(words["Column_ExpectedRank"], true),
                new(words["Column_RankInterval"], true), new(words["Column_PlaceProbability"], true), new(words["Column_Placement"]), new(words["Column_Zone"]),
            ],
            [.. type.Rows.Select(row => Row(subject, row) with { EndsShortlist = ReferenceEquals(row, last) })])
        {
            Type = type.Type,
            Note = words["Note_Certainty"],
        };
    }

    private AnalysisRow Row(AnalysisSubject subject, RankingRow row)
    {
        var application = subject.Application(row.Candidate.Application);
        bool hasLine = subject.HasCutLine(row.Candidate.Type);
        AnalysisCell[] own =
        [
            row.Candidate.Application,
            words.Rank(row.Rank),
            row.Total is { } total ? RankingWords.Printed(subject.Rules, total) : words.Missing("NoTotal"),
        ];
        AnalysisCell standing = words["Placement_" + row.Placement];
        if (application.Certainty is not { } certainty)
        {
            var reason = application.Reviews == 0 ? words.NotReviewed : words.Reason(subject.Analysis.NotCalibrated ?? UndefinedReason.Disconnected);
            return new([.. own, reason, reason, reason, reason, reason, standing, reason]);
        }

        return new(
        [
            .. own,
            AnalysisWords.Number(certainty.Mean, subject.Rules.Decimals),
            "± " + AnalysisWords.Number(certainty.Deviation, subject.Rules.Decimals),
            AnalysisWords.Number(certainty.ExpectedRank, 1),
            words["Ranks", certainty.LowerRank, certainty.UpperRank],
            hasLine ? AnalysisWords.Chance(certainty.PlaceProbability!.Value) : words.NoCutLine,
            standing,
            hasLine ? words[certainty.IsContested ? "Zone_Contested" : "Zone_Clear"] : words.NoCutLine,
        ])
        {
            IsContested = hasLine && certainty.IsContested,
        };
    }
}
