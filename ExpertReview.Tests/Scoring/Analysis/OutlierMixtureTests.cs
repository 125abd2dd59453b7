using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Analysis;

public sealed class OutlierMixtureTests
{
    [Fact]
    public void Outliers_are_found_where_they_are()
    {
        double[] residuals = Normals(1, 400);
        for (int r = 0; r < 40; r++)
            residuals[r] *= 5;
        var mixture = OutlierMixture.Of(residuals);

        Assert.True(mixture.IsShown);
        Assert.InRange(mixture.Share, 0.05, 0.18);
        Assert.InRange(mixture.Inflation, 3.5, 6.5);
        Assert.InRange(mixture.Scale, 0.85, 1.15);
        double[] weights = mixture.Weights();
        Assert.All(weights.Where((_, r) => Math.Abs(residuals[r]) > 4 * mixture.Scale), weight => Assert.InRange(weight, 0, 0.5));
        Assert.All(weights.Where((_, r) => Math.Abs(residuals[r]) < 2 * mixture.Scale), weight => Assert.InRange(weight, 0.5, 1));
    }

    [Fact]
    public void Ordinary_residuals_keep_exactly_their_weight_and_false_alarms_are_rare()
    {
        int shown = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            var mixture = OutlierMixture.Of(Normals(seed, 300));
            shown += mixture.IsShown ? 1 : 0;
            if (!mixture.IsShown)
                Assert.All(mixture.Weights(), weight => Assert.Equal(1, weight));
        }

        Assert.InRange(shown, 0, 6);
    }

    [Fact]
    public void The_scale_of_the_residuals_does_not_matter()
    {
        double[] residuals = Normals(3, 200);
        for (int r = 0; r < 20; r++)
            residuals[r] *= 6;
        var plain = OutlierMixture.Of(residuals);
        var scaled = OutlierMixture.Of([.. residuals.Select(residual => 1000 * residual)]);

        Assert.Equal(plain.Evidence, scaled.Evidence, 1e-6);
        Assert.Equal(1000 * plain.Scale, scaled.Scale, 1e-6);
        Assert.All(plain.Probabilities.Zip(scaled.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void Too_few_or_equal_residuals_show_nothing()
    {
        Assert.False(OutlierMixture.Of([.. Normals(1, OutlierMixture.FewestResiduals - 1).Select((one, r) => r == 0 ? 50 : one)]).IsShown);
        Assert.Equal(0, OutlierMixture.Of(new double[100]).Evidence);
        Assert.Throws<ArgumentException>(() => OutlierMixture.Of([1, double.NaN]));
    }

    [Fact]
    public void Even_residuals_beyond_any_density_get_a_finite_weight()
    {
        double[] residuals = Normals(4, 100);
        residuals[7] = 1e6;

        Assert.All(OutlierMixture.Of(residuals).Weights(), weight => Assert.InRange(weight, 1e-3, 1));
    }

    private static double[] Normals(ulong seed, int count)
    {
        double[] values = new double[count];
        new RandomSource(seed).FillNormals(values);
        return values;
    }
}
