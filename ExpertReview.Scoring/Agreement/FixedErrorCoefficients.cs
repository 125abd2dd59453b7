namespace ExpertReview.Scoring;

/// <summary>
/// The coefficients whose error is one mean square, so that F has an exact distribution: forms 1 (error MSW) and 3 (error MSE).
/// </summary>
/// <param name="between">MSR.</param>
/// <param name="error">MSW or MSE.</param>
/// <param name="numerator">n − 1.</param>
/// <param name="denominator">The error's degrees of freedom.</param>
/// <param name="experts">k.</param>
/// <param name="level">Confidence of the intervals.</param>
internal sealed class FixedErrorCoefficients(double between, double error, double numerator, double denominator, int experts, double level)
{
    /// <summary>Of one expert's mark.</summary>
    public IntraclassCorrelation Single => Of(
        Ratio(between - error, between + (experts - 1) * error),
        f => (f - 1) / (f + experts - 1));

    /// <summary>Of the mean of k marks.</summary>
    public IntraclassCorrelation Average => Of(Ratio(between - error, between), f => 1 - 1 / f);

    /// <summary>A ratio of mean squares; undefined when nothing varies.</summary>
    public static Measure Ratio(double above, double below) =>
        below == 0 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(above / below);

    private IntraclassCorrelation Of(Measure value, Func<double, double> coefficientAt)
    {
        if (error == 0)
        {
            var none = Measure.Undefined(UndefinedReason.NoVariation);
            return new(value, none, numerator, denominator, none, null);
        }

        double f = between / error, upper = 1 - (1 - level) / 2;
        double low = coefficientAt(f / TestDistributions.FisherQuantile(upper, numerator, denominator));
        double high = coefficientAt(f * TestDistributions.FisherQuantile(upper, denominator, numerator));
        return new(
            value,
            Measure.Of(f),
            numerator,
            denominator,
            Measure.Of(TestDistributions.FisherUpperTail(f, numerator, denominator)),
            value.Value is null ? null : Confidence.Between(low, high, level));
    }
}
