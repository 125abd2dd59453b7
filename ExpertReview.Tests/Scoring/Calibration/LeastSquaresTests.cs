using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class LeastSquaresTests
{
    /// <summary>The balanced incomplete block design of D. C. Montgomery, Design and Analysis of Experiments: four catalysts (here experts) in four batches.</summary>
    private static readonly Ratings Catalysts = Ratings.Create(
    [
        new("batch 1", "1", 73), new("batch 2", "1", 74), new("batch 4", "1", 71),
        new("batch 2", "2", 75), new("batch 3", "2", 67), new("batch 4", "2", 72),
        new("batch 1", "3", 73), new("batch 2", "3", 75), new("batch 3", "3", 68),
        new("batch 1", "4", 75), new("batch 3", "4", 72), new("batch 4", "4", 75),
    ]);

    [Fact]
    public void Montgomerys_incomplete_blocks_come_out_as_printed()
    {
        var fit = LeastSquares.Fit(Catalysts);

        Near([-9 / 8.0, -7 / 8.0, -4 / 8.0, 20 / 8.0], fit.ExpertEffects.ToArray());
        Assert.Equal(3.25, fit.ResidualSumOfSquares, 10);
        Assert.Equal(5, fit.DegreesOfFreedom);
        Assert.Equal(55.00, fit.Applications.SumOfSquares, 10);
        Assert.Equal(22.75, fit.ExpertsGivenApplications.SumOfSquares, 10);
        Assert.Equal(3, fit.ExpertsGivenApplications.DegreesOfFreedom);
        Assert.Equal(11.67, fit.ExpertsGivenApplications.F.Value!.Value, 2);
        Assert.InRange(fit.ExpertsGivenApplications.PValue.Value!.Value, 0.01, 0.02);
        Assert.Equal(66.08, fit.ApplicationsGivenExperts.SumOfSquares, 2);

        // Cov(b̂) = σ² k/(λ t) (I − 11ᵀ/t) with k = 3, λ = 2, t = 4.
        Assert.Equal(Math.Sqrt(0.65 * 3 / 8.0 * 0.75), fit.ExpertStandardError(0).Value!.Value, 10);
    }

    [Fact]
    public void In_a_complete_table_values_are_row_means_and_severities_column_means()
    {
        var fit = LeastSquares.Fit(Table([[70, 64, 61], [80, 72, 73], [66, 62, 52]]));

        Near([65, 75, 60], fit.ApplicationValues.ToArray());
        Near([72 - 200 / 3.0, 66 - 200 / 3.0, 62 - 200 / 3.0], fit.ExpertEffects.ToArray());
        Assert.All(fit.Leverages.ToArray(), leverage => Assert.Equal(5 / 9.0, leverage, 12));
    }

    [Fact]
    public void Across_components_nothing_is_compared_and_within_one_the_others_change_nothing()
    {
        var left = SimulatedPanel.Of(1, 10, 4, 3).Ratings;
        var right = Ratings.Create(SimulatedPanel.Of(2, 8, 5, 3).Ratings.All().Select(rating => rating with { Application = $"X{rating.Application}", Expert = $"X{rating.Expert}" }));
        var both = LeastSquares.Fit(Ratings.Create(left.All().Concat(right.All())));

        Assert.Equal(2, both.Graph.Components.Count);
        Assert.Equal(UndefinedReason.Disconnected, both.Difference(0, 10).Reason);
        Assert.Equal(UndefinedReason.Disconnected, both.DifferenceStandardError(0, 10).Reason);
        Near([.. LeastSquares.Fit(left).ApplicationValues, .. LeastSquares.Fit(right).ApplicationValues], both.ApplicationValues.ToArray());
        Near([.. LeastSquares.Fit(left).ExpertEffects, .. LeastSquares.Fit(right).ExpertEffects], both.ExpertEffects.ToArray());
        Assert.Equal(LeastSquares.Fit(left).DegreesOfFreedom + LeastSquares.Fit(right).DegreesOfFreedom, both.DegreesOfFreedom);
    }

    [Fact]
    public void With_one_review_each_there_is_no_error_to_estimate()
    {
        var fit = LeastSquares.Fit(Ratings.Create([new("a", "1", 70), new("b", "1", 80), new("c", "2", 60)]));

        Near([70, 80, 60], fit.ApplicationValues.ToArray());
        Near([0, 0], fit.ExpertEffects.ToArray());
        Assert.Equal(0, fit.DegreesOfFreedom);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.ResidualDeviation.Reason);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.ApplicationStandardError(0).Reason);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.StudentizedResidual(0).Reason);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.ExpertsGivenApplications.F.Reason);
        Assert.All(fit.Leverages.ToArray(), leverage => Assert.Equal(1, leverage, 12));
    }

    [Fact]
    public void A_studentized_residual_compares_a_rating_with_the_fit_without_it()
    {
        var ratings = SimulatedPanel.Of(3, 15, 5, 3).Ratings;
        double[] weights = [.. Enumerable.Range(0, ratings.Count).Select(r => 0.5 + r % 4)];
        var fit = LeastSquares.Fit(ratings, weights);
        for (int r = 0; r < ratings.Count; r++)
        {
            var rest = LeastSquares.Fit(
                Ratings.Create(ratings.All().Where((_, other) => other != r)), [.. weights.Where((_, other) => other != r)]);
            double expected = fit.Residuals[r] * Math.Sqrt(weights[r] / (1 - fit.Leverages[r])) / rest.ResidualDeviation.Value!.Value;
            Assert.Equal(expected, fit.StudentizedResidual(r).Value!.Value, 8);
        }
    }

    [Fact]
    public void A_difference_is_better_known_than_two_values_apart()
    {
        var fit = LeastSquares.Fit(SimulatedPanel.Of(4).Ratings);

        Assert.Equal(fit.ApplicationValues[0] - fit.ApplicationValues[5], fit.Difference(0, 5).Value);
        Assert.Equal(0, fit.DifferenceStandardError(7, 7).Value);
        double apart = Math.Sqrt(Math.Pow(fit.ApplicationStandardError(0).Value!.Value, 2) + Math.Pow(fit.ApplicationStandardError(5).Value!.Value, 2));
        Assert.InRange(fit.DifferenceStandardError(0, 5).Value!.Value, apart * 0.5, apart * 1.5);
    }

    [Fact]
    public void A_wrong_weight_is_named()
    {
        var ratings = Ratings.Create([new("a", "1", 70), new("b", "2", 80)]);

        Assert.Contains("\"b\", expert \"2\"", Assert.Throws<ArgumentException>(() => LeastSquares.Fit(ratings, [1.0, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LeastSquares.Fit(ratings, [1.0]));
        Assert.Throws<ArgumentException>(() => LeastSquares.Fit(ratings, [1.0, double.NaN]));
    }

    [Fact]
    public void Nothing_at_all_fits_nothing() => Assert.Equal(0, LeastSquares.Fit(Ratings.Create([])).ApplicationValues.Length);

    internal static Ratings Table(double[][] rows) => Ratings.Create(
        from i in Enumerable.Range(0, rows.Length)
        from j in Enumerable.Range(0, rows[i].Length)
        select new Rating($"A{i}", $"E{j}", rows[i][j]));

    internal static void Near(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], tolerance);
    }
}
