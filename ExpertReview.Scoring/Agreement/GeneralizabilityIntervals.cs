namespace ExpertReview.Scoring;

/// <summary>Confidence intervals of the coefficients of <see cref="Generalizability"/>, by parametric bootstrap. Null where no replicate has the figure.</summary>
/// <remarks>
/// New ratings are simulated on the same design from the fitted variances, the model is fitted to them again, and percentiles of the coefficients are taken. For sparse
/// designs there is no exact interval.
/// </remarks>
/// <param name="SingleConsistency">Of <see cref="Generalizability.SingleConsistency"/>.</param>
/// <param name="SingleAgreement">Of <see cref="Generalizability.SingleAgreement"/>.</param>
/// <param name="GeneralizabilityCoefficient">Of <see cref="Generalizability.GeneralizabilityCoefficient"/>.</param>
/// <param name="Dependability">Of <see cref="Generalizability.Dependability"/>.</param>
/// <param name="Replicates">B.</param>
/// <param name="Failures">Replicates to which the model could not be fitted; many of them make the intervals doubtful.</param>
public sealed record GeneralizabilityIntervals(
    Interval? SingleConsistency,
    Interval? SingleAgreement,
    Interval? GeneralizabilityCoefficient,
    Interval? Dependability,
    int Replicates,
    int Failures)
{
    /// <summary>Runs the bootstrap.</summary>
    /// <param name="fit">A fit without topics.</param>
    /// <param name="replicates">B, at least 1.</param>
    /// <param name="seed">Seed of the simulation.</param>
    /// <param name="level">Confidence, in (0, 1).</param>
    /// <exception cref="ArgumentException">The fit has topics.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GeneralizabilityIntervals Of(CrossedEffectsFit fit, int replicates, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Topics.Count > 0)
            throw new ArgumentException("Generalizability has no place for topics.", nameof(fit));
        var drawn = ParametricBootstrap.Of(fit.Ratings, (design, random) => Simulated(fit, design, random), table => Coefficients(fit, table), replicates, seed);
        return new(
            drawn.IntervalOf(0, level), drawn.IntervalOf(1, level), drawn.IntervalOf(2, level), drawn.IntervalOf(3, level), drawn.Count, drawn.Failures);
    }

    private static Ratings Simulated(CrossedEffectsFit fit, Ratings design, RandomSource random)
    {
        double[] applications = new double[design.Applications.Count], experts = new double[design.Experts.Count], values = new double[design.Count];
        random.FillNormals(applications);
        random.FillNormals(experts);
        random.FillNormals(values);
        double ofApplications = Math.Sqrt(fit.ApplicationVariance), ofExperts = Math.Sqrt(fit.ExpertVariance), ofResiduals = Math.Sqrt(fit.ResidualVariance);
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = fit.Intercept
                + ofApplications * applications[design.ApplicationOf[r]]
                + ofExperts * experts[design.ExpertOf[r]]
                + ofResiduals * values[r] / Math.Sqrt(fit.Options.Precisions?[r] ?? 1);
        }

        return design.With(values);
    }

    private static IReadOnlyList<double?>? Coefficients(CrossedEffectsFit fit, Ratings table)
    {
        if (!CrossedEffects.TryFit(table, fit.Options, out var again, out _))
            return null;
        var figures = Generalizability.Of(again.ApplicationVariance, again.ExpertVariance, again.ResidualVariance, table);
        return [figures.SingleConsistency.Value, figures.SingleAgreement.Value, figures.GeneralizabilityCoefficient.Value, figures.Dependability.Value];
    }
}
