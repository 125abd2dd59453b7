using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Diagnostics;

public sealed class OutlyingReviewTests
{
    [Fact]
    public void Studentized_residuals_are_those_of_the_reference()
    {
        var reference = GoldenCase.Read(Path.Combine(ReferenceCase.Folder, "cases", "fe_sim_small.json"));
        var table = reference.Table();
        var codes = Enumerable.Range(0, table.Count).Select(row => (table.Text(row, "application"), table.Text(row, "expert"))).ToArray();
        var ratings = Ratings.Create(codes.Select((code, row) => new Rating(code.Item1, code.Item2, table.Number(row, "score")!.Value)));

        var residuals = OutlyingReviews.Residuals(FittedPanel.Of(LeastSquares.Fit(ratings), 5));

        var byCode = residuals.OfType<ReviewResidual>().ToDictionary(review => (review.Application, review.Expert), review => review.StudentizedResidual);
        Assert.Equal(90, byCode.Count);
        Assert.All(codes.Zip(reference.Expected.GetProperty("rstudent").EnumerateArray()), pair => Assert.Equal(pair.Second.GetDouble(), byCode[pair.First], 1e-7));
    }

    [Fact]
    public void The_shift_is_the_distance_from_what_the_other_reviews_predict()
    {
        var panel = new PlantedPanel();
        int removed = 100;
        var without = LeastSquares.Fit(Ratings.Create(panel.Ratings.All().Where((_, r) => r != removed)));

        var review = OutlyingReviews.Residuals(FittedPanel.Of(LeastSquares.Fit(panel.Ratings), 5))[removed]!;

        var rating = panel.Ratings.All().ElementAt(removed);
        double predicted = without.ApplicationValues[panel.Ratings.ApplicationOf[removed]] + without.ExpertEffects[panel.Ratings.ExpertOf[removed]];
        Assert.Equal(rating.Value - predicted, review.Shift, 1e-9);
        Assert.True(review.Interval.Contains(review.Shift));
    }

    [Fact]
    public void A_bad_review_among_three_is_outlying_or_at_least_contradicts_the_good_ones()
    {
        // 12 applications, three experts each; A00 gets 60, 61 and then 90
        double[] noise = [0.4, -1.1, 0.7, 1.3, -0.2, -0.9, 0.1, 1.0, -0.6, 0.3, -1.4, 0.8];
        var ratings = Ratings.Create(
            from application in Enumerable.Range(0, 12)
            from expert in Enumerable.Range(0, 3)
            let bad = application == 0 && expert == 2 ? 30 : 0
            select new Rating($"A{application:D2}", $"E{expert}", 60 + application + noise[(application * 5 + expert * 7) % 12] + bad));
        var fit = FittedPanel.Of(LeastSquares.Fit(ratings), 1);

        var pairs = ContradictingReviews.Of(fit, rate: 0.05);

        Assert.Contains(OutlyingReviews.Residuals(fit).OfType<ReviewResidual>(), review => review is { IsOutlying: true, Application: "A00", Expert: "E2" });
        Assert.Equal(["E2", "E2"], pairs.Select(pair => pair.HigherExpert));
        Assert.All(pairs, pair => Assert.Equal(("A00", false), (pair.Application, pair.IsMasked)));
    }

    [Fact]
    public void A_model_that_fits_exactly_has_nothing_outlying()
    {
        var ratings = Ratings.Create(
            from application in Enumerable.Range(0, 6)
            from expert in Enumerable.Range(0, 4)
            select new Rating($"A{application}", $"E{expert}", 0.1 * application + 0.3 * expert));
        var fit = FittedPanel.Of(LeastSquares.Fit(ratings), 1);
        var report = ExpertDiagnostics.Of(fit);

        Assert.All(OutlyingReviews.Residuals(fit), Assert.Null);
        Assert.Empty(report.Contradictions);
        Assert.All(report.Experts, expert => Assert.DoesNotContain(expert.Findings, finding =>
            finding.Kind is DiagnosticKind.Infit or DiagnosticKind.OutlyingReview && finding.PValue.Value is not null));
    }
}
