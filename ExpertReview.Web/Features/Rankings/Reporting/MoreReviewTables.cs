namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>Where one more review helps most to tell who deserves a place.</summary>
public sealed class MoreReviewTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.MoreReviews;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var planned = subject.Analysis.MoreReviews.Where(review => !subject.IsDisconnected(subject.TypeAt(review.Application))).ToList();
        return new(
            Part,
            [words["MoreReviews_Intro"], .. planned.Count == 0 ? WhyNone(subject) : []],
            [.. words.NotCalibrated(subject), .. words.Disconnected(subject)],
            planned.Count == 0 ? [] :
            [
                new(
                    words["Table_MoreReviews"],
                    [
                        new(words["Column_Order"], true), new(words["Column_Code"]), new(words["Column_Type"]), new(words["Column_Flip"], true),
                        new(words["Column_Above"], true), new(words["Column_Gain"], true),
                    ],
                    [
                        .. planned.Select((review, index) => new AnalysisRow(
                        [
                            AnalysisWords.Whole(index + 1),
                            subject.CodeAt(review.Application),
                            subject.TypeName(subject.TypeAt(review.Application)),
                            AnalysisWords.Chance(review.Value.FlipProbability),
                            AnalysisWords.Chance(review.Value.AboveProbability),
                            AnalysisWords.Number(review.Value.ExpectedValue, 3),
                        ])),
                    ])
                {
                    Note = words["Note_MoreReviews"],
                },
            ]);
    }

    /// <summary>Why nothing is suggested, where the cautions do not say it.</summary>
    private string[] WhyNone(AnalysisSubject subject) =>
        subject.Analysis.Calibration is null || subject.IsAllDisconnected ? []
        : [words[subject.HasAnyCutLine ? "MoreReviews_None" : "MoreReviews_NoLine"]];
}
