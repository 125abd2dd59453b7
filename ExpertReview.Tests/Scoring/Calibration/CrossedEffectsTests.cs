using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Calibration;

public sealed class CrossedEffectsTests
{
    /// <summary>P. E. Shrout, J. L. Fleiss, Psychological Bulletin 86 (1979), Table 2: six targets, four judges.</summary>
    private static readonly double[][] ShroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    [Fact]
    public void On_a_complete_table_REML_is_the_analysis_of_variance()
    {
        var fit = CrossedEffects.Fit(Table(ShroutFleiss));

        // Their Table 3: between targets 11.24, between judges 32.49, residual 1.02.
        const double Targets = 11.241666666666667, Judges = 32.486111111111111, Residual = 1.0194444444444444;
        Assert.Equal(Residual, fit.ResidualVariance, 1e-8);
        Assert.Equal((Targets - Residual) / 4, fit.ApplicationVariance, 1e-8);
        Assert.Equal((Judges - Residual) / 6, fit.ExpertVariance, 1e-8);
        Assert.Equal(127.0 / 24, fit.Intercept, 1e-12);
    }

    [Fact]
    public void With_the_experts_left_out_it_is_the_one_way_analysis()
    {
        var fit = CrossedEffects.Fit(Table(ShroutFleiss), new() { ExpertEffects = false });

        // Their Table 3: within targets 6.26.
        const double Targets = 11.241666666666667, Within = 6.2638888888888889;
        Assert.Equal(Within, fit.ResidualVariance, 1e-8);
        Assert.Equal((Targets - Within) / 4, fit.ApplicationVariance, 1e-8);
        Assert.Equal(0, fit.ExpertVariance);
        Assert.All(fit.ExpertEffects.ToArray(), effect => Assert.Equal(0, effect));
        Assert.All(fit.ConditionalDeviations().Experts, deviation => Assert.Equal(0, deviation));
    }

    /// <summary>lme4 1.1-31 (bobyqa, rhoend 1e-12) on sim_small, y2 ~ 1 + (1|application) + (1|expert) + (1|topic), weighted.</summary>
    [Theory]
    [InlineData(
        LikelihoodKind.Restricted, 795.846792934988, 0.700472902408128, 0.288255823245511, 0.819496761201680, 427.560481990039, 69.488347847529,
        9.25993082390287, 18.30836581835361, 5.98524503174209, -27.0248020636045, 7.99262688794558, 3.14721016866916, 4.22532644676127)]
    [InlineData(
        LikelihoodKind.Full, 801.999285804929, 0.698938087800782, 0.283421436602078, 0.698663721533635, 428.390209713444, 69.5052135215275,
        8.12932054342445, 17.54134740677276, 5.83713889547470, -27.1311601493166, 7.94440267703333, 3.13456474278156, 4.18163372633297)]
    public void Topics_and_precisions_agree_with_lme4(
        LikelihoodKind likelihood, double criterion, double application, double expert, double topic, double variance, double intercept,
        double error, double ofTopic, double topicDeviation, double ofFirst, double firstDeviation, double ofExpert, double expertDeviation)
    {
        var (ratings, options) = WithTopics();

        var fit = CrossedEffects.Fit(ratings, options with { Likelihood = likelihood });

        Assert.Equal(criterion, fit.Criterion, 1e-6);
        Assert.Equal(application, fit.Ratios.Application, 1e-5);
        Assert.Equal(expert, fit.Ratios.Expert, 1e-5);
        Assert.Equal(topic, fit.Ratios.Topic, 1e-5);
        Assert.Equal(variance, fit.ResidualVariance, 1e-5 * variance);
        Assert.Equal(intercept, fit.Intercept, 1e-4);
        Assert.Equal(error, fit.InterceptStandardError, 1e-3);
        Assert.Equal(ofTopic, fit.TopicEffects[1], 1e-3);
        Assert.Equal(topicDeviation, fit.ConditionalDeviations().Topics[1], 1e-3);
        Assert.Equal(ofFirst, fit.ApplicationEffects[0], 1e-3);
        Assert.Equal(firstDeviation, fit.ConditionalDeviations().Applications[0], 1e-3);
        Assert.Equal(ofExpert, fit.ExpertEffects[0], 1e-3);
        Assert.Equal(expertDeviation, fit.ConditionalDeviations().Experts[0], 1e-3);
        Assert.Equal(fit.Intercept + fit.ApplicationEffects[0] + fit.TopicEffects[0], fit.TrueValues[0], 1e-12);
    }

    [Fact]
    public void Draws_have_the_posteriors_means_and_covariances()
    {
        var (ratings, options) = WithTopics();
        var posterior = CrossedEffects.Fit(ratings, options).Posterior();
        const int Draws = 40_000;
        double[] values = new double[posterior.Count];
        double first = 0, product = 0, square = 0;
        var random = new RandomSource(11);
        for (int draw = 0; draw < Draws; draw++)
        {
            posterior.Draw(random, values);
            double one = values[0] - posterior.Means[0], other = values[4] - posterior.Means[4];
            first += one / Draws;
            square += one * one / Draws;
            product += one * other / Draws;
        }

        double variance = posterior.Covariance(0, 0), covariance = posterior.Covariance(0, 4);
        Assert.Equal(0, first, 5 * Math.Sqrt(variance / Draws));
        Assert.Equal(variance, square, 5 * variance * Math.Sqrt(2.0 / Draws));
        Assert.Equal(covariance, product, 5 * Math.Sqrt((variance * posterior.Covariance(4, 4) + covariance * covariance) / Draws));
    }

    [Fact]
    public void The_same_seed_draws_the_same_values()
    {
        var posterior = CrossedEffects.Fit(Table(ShroutFleiss)).Posterior();
        double[] one = new double[posterior.Count], other = new double[posterior.Count];

        posterior.Draw(new RandomSource(3), one);
        posterior.Draw(new RandomSource(3), other);

        Assert.Equal(one, other);
    }

    [Fact]
    public void Experts_without_differences_are_on_the_boundary()
    {
        double[][] table = [[1, 2], [2, 1], [5, 7], [7, 5], [3, 3]];

        var fit = CrossedEffects.Fit(Table(table));

        Assert.Equal(0, fit.ExpertVariance);
        Assert.True(fit.ApplicationVariance > 0);
        Assert.All(fit.ExpertEffects.ToArray(), effect => Assert.Equal(0, effect));
        Assert.All(fit.PredictionErrorDeviations().Experts, deviation => Assert.Equal(0, deviation));
    }

    [Fact]
    public void Without_differences_of_applications_reliability_is_undefined()
    {
        double[][] table = [[1, 3], [3, 1], [2, 2], [1, 3], [3, 1]];

        var fit = CrossedEffects.Fit(Table(table));

        Assert.Equal(0, fit.ApplicationVariance);
        Assert.All(fit.Reliabilities(), reliability => Assert.Equal(UndefinedReason.NoVariation, reliability.Reason));
        Assert.All(fit.TrueValues.ToArray(), value => Assert.Equal(2, value, 1e-12));
    }

    [Theory]
    [InlineData(UndefinedReason.TooFewValues, "")]
    [InlineData(UndefinedReason.TooFewValues, "aA1 bA2 cA3")]
    [InlineData(UndefinedReason.TooFewValues, "aA1 aB2 aC3")]
    [InlineData(UndefinedReason.NoDegreesOfFreedom, "aA1 bA2 cB3 dB4")]
    [InlineData(UndefinedReason.Confounded, "aA1 aA2 bB3 bB4")]
    [InlineData(UndefinedReason.NoVariation, "aA1 aB1 bA1 bB1")]
    [InlineData(UndefinedReason.NoResidualVariation, "aA1 aB2 bA3 bB4 cA7 cB8")]
    [InlineData(UndefinedReason.NoResidualVariation, "aA1 aB1 bA3 bB3 cA5 cB5")]
    [InlineData(UndefinedReason.NoResidualVariation, "aA1 aB4 bA1 bB4 cA1 cB4")]
    public void What_cannot_be_fitted_has_a_reason(UndefinedReason expected, string ratings)
    {
        var table = Ratings.Create(
            ratings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => new Rating(text[..1], text[1..2], text[2] - '0')), repeats: true);

        Assert.False(CrossedEffects.TryFit(table, null, out _, out var reason));
        Assert.Equal(expected, reason);
        Assert.Contains(expected.ToString(), Assert.Throws<ArgumentException>(() => CrossedEffects.Fit(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_do_not_suit_the_ratings_are_refused_with_the_place()
    {
        var ratings = Table([[1, 2], [3, 5], [4, 4]]);

        Assert.Contains("Application \"a2\", expert \"e0\"", Refusal(new() { Precisions = [1, 1, 1, 1, -1, 1] }), StringComparison.Ordinal);
        Assert.Contains("5 precisions for 6 ratings", Refusal(new() { Precisions = [1, 1, 1, 1, 1] }), StringComparison.Ordinal);
        Assert.Contains("2 topics for 3 applications", Refusal(new() { Topics = ["x", "y"] }), StringComparison.Ordinal);
        Assert.Contains("the model has no such effect", Refusal(new() { FixedRatios = new(1, 1, 1) }), StringComparison.Ordinal);
        Assert.Contains("application's ratio -1", Refusal(new() { FixedRatios = new(-1, 1) }), StringComparison.Ordinal);

        string Refusal(CrossedEffectsOptions options) => Assert.Throws<ArgumentException>(() => CrossedEffects.Fit(ratings, options)).Message;
    }

    private static Ratings Table(double[][] rows) =>
        Ratings.Create(rows.SelectMany((row, i) => row.Select((value, j) => new Rating($"a{i}", $"e{j}", value))));

    /// <summary>Four topics in turn, shifted apart, and precisions 1, 2, 3 in turn.</summary>
    private static (Ratings Ratings, CrossedEffectsOptions Options) WithTopics()
    {
        double[] shifts = [0, 12, -9, 4];
        var table = GoldenTable.Read(Path.Combine(ReferenceCase.Folder, "data", "sim_small.csv"));
        var plain = Ratings.Create(
            Enumerable.Range(0, table.Count)
                .Select(row => new Rating(table.Text(row, "application"), table.Text(row, "expert"), table.Number(row, "scale")!.Value)));
        double[] values = [.. plain.Values.ToArray().Select((value, r) => value + shifts[plain.ApplicationOf[r] % 4])];
        return (plain.With(values), new()
        {
            Topics = [.. plain.Applications.Select((_, i) => $"{i % 4}")],
            Precisions = [.. Enumerable.Range(0, plain.Count).Select(r => 1.0 + (plain.ApplicationOf[r] + 2 * plain.ExpertOf[r]) % 3)],
        });
    }
}
