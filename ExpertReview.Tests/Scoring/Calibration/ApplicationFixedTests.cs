using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class ApplicationFixedTests
{
    /// <summary>lmer(score ~ 0 + application + (1 | expert)) on the case fe_sim_small, lme4 1.1-31; the second fit with weights = confidence.</summary>
    [Theory]
    [InlineData(
        false, 12.410366152, 5.72150802985,
        new[] { 37.6042371335, 62.2382312699, 68.5997601211 }, new[] { 7.61199832805, 7.60713772147, 7.59477183759 },
        new[] { -0.416129296604, 1.326507316344, 5.257192337852, 2.971883471209, -5.846411054659, 1.563429927011, -7.931712682087, 3.075239980934 })]
    [InlineData(
        true, 13.8208408769, 5.44058237643,
        new[] { 38.1580602480, 63.9176060324, 70.2515392770 }, new[] { 7.12738487769, 7.99587072359, 8.42103558750 },
        new[] { -0.324122906481, -0.249984521622, 5.887577181005, 3.386212627318, -5.093575650440, 0.962229073140, -6.863919723636, 2.295583920714 })]
    public void Agrees_with_lme4(bool weighted, double sigma, double severity, double[] values, double[] errors, double[] effects)
    {
        var (ratings, confidences) = Reference();
        var fit = ApplicationFixed.Fit(ratings, weighted ? confidences : []);

        Assert.Equal(sigma, fit.ResidualDeviation.Value!.Value, 1e-5);
        Assert.Equal(severity, fit.SeverityDeviation.Value!.Value, 1e-5);
        LeastSquaresTests.Near(effects, fit.ExpertEffects.ToArray(), 1e-5);
        foreach (var (index, application) in new[] { 0, 1, 29 }.Index())
        {
            Assert.Equal(values[index], fit.ApplicationValues[application], 1e-5);
            Assert.Equal(errors[index], fit.ApplicationStandardError(application).Value!.Value, 1e-5);
        }
    }

    [Fact]
    public void In_a_complete_table_the_variance_is_that_of_the_analysis_of_variance()
    {
        var ratings = LeastSquaresTests.Table([[70, 64, 61, 75], [80, 72, 73, 81], [66, 62, 52, 70], [58, 50, 53, 66]]);
        var plain = LeastSquares.Fit(ratings);
        double meanSquare = plain.ExpertsGivenApplications.SumOfSquares / 3, error = Math.Pow(plain.ResidualDeviation.Value!.Value, 2);

        var fit = ApplicationFixed.Fit(ratings);

        Assert.Equal((meanSquare - error) / 4, Math.Pow(fit.SeverityDeviation.Value!.Value, 2), 8);
        Assert.Equal(error, Math.Pow(fit.ResidualDeviation.Value!.Value, 2), 8);
        LeastSquaresTests.Near(plain.ApplicationValues.ToArray(), fit.ApplicationValues.ToArray());
    }

    [Fact]
    public void Between_equal_severities_and_free_ones_lie_all_others()
    {
        var ratings = SimulatedPanel.Of(5).Ratings;
        double[] means = [.. Enumerable.Range(0, ratings.Applications.Count).Select(i => ratings.ValuesOf(i).ToArray().Average())];

        LeastSquaresTests.Near(means, ApplicationFixed.Fit(ratings, 0.0).ApplicationValues.ToArray());
        LeastSquaresTests.Near(LeastSquares.Fit(ratings).ApplicationValues.ToArray(), ApplicationFixed.Fit(ratings, 1e9).ApplicationValues.ToArray(), 1e-6);
    }

    [Fact]
    public void Severities_sum_to_zero_in_every_component_by_themselves()
    {
        var right = SimulatedPanel.Of(7, 20, 6, 3).Ratings.All().Select(rating => new Rating($"X{rating.Application}", $"X{rating.Expert}", rating.Value + 20));
        var fit = ApplicationFixed.Fit(Ratings.Create(SimulatedPanel.Of(6, 20, 6, 3).Ratings.All().Concat(right)));

        Assert.Equal(2, fit.Graph.Components.Count);
        foreach (var component in fit.Graph.Components)
        {
            double sum = 0;
            foreach (int expert in component.Experts)
                sum += fit.ExpertEffects[expert];
            Assert.Equal(0, sum, 9);
        }

        Assert.Equal(UndefinedReason.Disconnected, fit.Difference(0, 25).Reason);
    }

    [Fact]
    public void Experts_who_agree_have_no_severities()
    {
        // Columns shuffled so that no expert is high or low on average.
        var fit = ApplicationFixed.Fit(LeastSquaresTests.Table([[70, 72, 71], [82, 81, 80], [61, 60, 62]]));

        Assert.Equal(0, fit.SeverityRatio);
        Assert.Equal(0, fit.SeverityDeviation.Value);
        Assert.All(fit.ExpertEffects.ToArray(), effect => Assert.Equal(0, effect));
        Assert.Equal(71, fit.ApplicationValues[0], 12);
    }

    [Fact]
    public void Severities_without_noise_are_found_whole()
    {
        var fit = ApplicationFixed.Fit(LeastSquaresTests.Table([[70, 60, 65], [80, 70, 75], [50, 40, 45], [62, 52, 57]]));

        LeastSquaresTests.Near([5, -5, 0], fit.ExpertEffects.ToArray(), 1e-5);
    }

    [Fact]
    public void One_review_each_tells_nothing_of_severity()
    {
        var fit = ApplicationFixed.Fit(Ratings.Create([new("a", "1", 70), new("b", "2", 80)]));

        Assert.Equal(0, fit.SeverityRatio);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.ResidualDeviation.Reason);
        Assert.Equal(UndefinedReason.NoDegreesOfFreedom, fit.SeverityDeviation.Reason);
        LeastSquaresTests.Near([70, 80], fit.ApplicationValues.ToArray());
    }

    [Fact]
    public void It_is_nearer_the_truth_than_the_raw_mean()
    {
        double gained = 0;
        for (ulong seed = 100; seed < 110; seed++)
        {
            var panel = SimulatedPanel.Of(seed);
            gained += panel.AgreementWith(ApplicationFixed.Fit(panel.Ratings).ApplicationValues.ToArray())
                - panel.AgreementWith(ApplicationFixed.Fit(panel.Ratings, 0.0).ApplicationValues.ToArray());
        }

        Assert.True(gained / 10 > 0.02);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.8)]
    [InlineData(1e12)]
    public void Draws_from_the_posterior_have_its_means_and_covariances(double ratio)
    {
        var ratings = SimulatedPanel.Of(8, 5, 4, 3).Ratings;
        double[] weights = [.. Enumerable.Range(0, ratings.Count).Select(r => 0.5 + r % 3)];
        var fit = ApplicationFixed.Fit(ratings, ratio, weights);
        var posterior = fit.Posterior()!;
        const int Draws = 20_000;
        double[] values = new double[5], sums = new double[5];
        double[,] products = new double[5, 5];
        var random = new RandomSource(3);
        for (int draw = 0; draw < Draws; draw++)
        {
            posterior.Draw(random, values);
            for (int left = 0; left < 5; left++)
            {
                sums[left] += values[left] - posterior.Means[left];
                for (int right = 0; right < 5; right++)
                    products[left, right] += (values[left] - posterior.Means[left]) * (values[right] - posterior.Means[right]) / Draws;
            }
        }

        for (int left = 0; left < 5; left++)
        {
            double variance = posterior.Covariance(left, left);
            Assert.Equal(Math.Pow(fit.ApplicationStandardError(left).Value!.Value, 2), variance, 1e-9 * variance);
            Assert.Equal(0, sums[left] / Draws, 5 * Math.Sqrt(variance / Draws));
            for (int right = 0; right < 5; right++)
                Assert.Equal(posterior.Covariance(left, right), products[left, right], 0.06 * variance);
        }
    }

    [Fact]
    public void Without_error_to_estimate_there_is_no_posterior() =>
        Assert.Null(ApplicationFixed.Fit(Ratings.Create([new("a", "1", 70), new("b", "2", 80)])).Posterior());

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_ratio_that_is_none_is_refused(double ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ApplicationFixed.Fit(SimulatedPanel.Of(1).Ratings, ratio));

    private static (Ratings Ratings, double[] Confidences) Reference()
    {
        var rows = File.ReadLines(Path.Combine(ReferenceCase.Folder, "data", "fe_sim_small.csv")).Skip(1).Select(line => line.Split(','))
            .Select(cells => (Rating: new Rating(cells[0], cells[1], Number(cells[2])), Confidence: Number(cells[3])))
            .OrderBy(row => row.Rating.Application, StringComparer.Ordinal).ThenBy(row => row.Rating.Expert, StringComparer.Ordinal).ToArray();
        return (Ratings.Create(rows.Select(row => row.Rating)), [.. rows.Select(row => row.Confidence)]);

        static double Number(string cell) => double.Parse(cell.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);
    }
}
