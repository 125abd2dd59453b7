using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Calibration;

public sealed class CrossedEffectsProfileTests
{
    /// <summary>The χ² quantile 0.95 with one degree of freedom.</summary>
    private const double Quantile = 3.841458820694124;

    [Theory]
    [InlineData(EffectKind.Application)]
    [InlineData(EffectKind.Expert)]
    public void At_the_limits_the_best_of_the_other_ratios_is_as_far_above_the_minimum_as_the_quantile(EffectKind effect)
    {
        var ratings = Panel(random => 8 * random.NextNormal());
        var fit = CrossedEffects.Fit(ratings);

        var interval = CrossedEffectsProfile.Of(fit, effect)!.Value;

        Assert.True(interval.Contains(effect == EffectKind.Application ? fit.Ratios.Application : fit.Ratios.Expert));
        Assert.Equal(Quantile, Least(ratings, effect, interval.Lower) - fit.Criterion, 1e-4);
        Assert.Equal(Quantile, Least(ratings, effect, interval.Upper) - fit.Criterion, 1e-4);
    }

    [Fact]
    public void A_ratio_that_may_be_0_has_the_lower_limit_0()
    {
        var fit = CrossedEffects.Fit(Panel(_ => 0));

        Assert.Equal(0, CrossedEffectsProfile.Of(fit, EffectKind.Expert)!.Value.Lower);
    }

    [Fact]
    public void An_effect_that_the_model_lacks_is_refused()
    {
        var fit = CrossedEffects.Fit(Panel(_ => 0));

        Assert.Throws<ArgumentException>(() => CrossedEffectsProfile.Of(fit, EffectKind.Topic));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossedEffectsProfile.Of(fit, EffectKind.Expert, 1));
    }

    /// <summary>The least criterion over a fine grid of the other ratio, refined about its best point.</summary>
    private static double Least(Ratings ratings, EffectKind effect, double ratio)
    {
        double best = double.PositiveInfinity, centre = 2, width = 2;
        for (int round = 0; round < 12; round++, width /= 4)
        {
            double from = centre;
            for (int step = -8; step <= 8; step++)
            {
                double other = Math.Max(0, from + width * step / 8);
                var ratios = effect == EffectKind.Application ? new DeviationRatios(ratio, other) : new DeviationRatios(other, ratio);
                double criterion = CrossedEffects.Fit(ratings, new() { FixedRatios = ratios }).Criterion;
                if (criterion < best)
                    (best, centre) = (criterion, other);
            }
        }

        return best;
    }

    private static Ratings Panel(Func<RandomSource, double> severity)
    {
        var random = new RandomSource(21);
        double[] severities = [.. Enumerable.Range(0, 8).Select(_ => severity(random))];
        return Ratings.Create(Enumerable.Range(0, 30).SelectMany(i =>
        {
            double quality = 10 * random.NextNormal();
            return Enumerable.Range(0, 4).Select(k => new Rating($"A{i}", $"E{(i + 2 * k) % 8}", 60 + quality + severities[(i + 2 * k) % 8] + 6 * random.NextNormal())).ToArray();
        }));
    }
}
