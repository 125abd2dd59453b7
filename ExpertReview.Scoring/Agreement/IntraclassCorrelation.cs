namespace ExpertReview.Scoring;

/// <summary>One intraclass correlation with its test against 0 and its interval.</summary>
/// <param name="Value">The coefficient, at most 1; it may be negative when experts agree less than chance. Undefined for a stated
/// reason.</param>
/// <param name="F">The test's statistic; undefined (<see cref="UndefinedReason.NoVariation"/>) when there is no error to divide by.</param>
/// <param name="NumeratorDegrees">The statistic's degrees of freedom above the line; 0 without a statistic.</param>
/// <param name="DenominatorDegrees">Below the line; need not be whole; 0 without a statistic.</param>
/// <param name="PValue">P(F or more) if the true coefficient were 0; undefined with <paramref name="F"/>.</param>
/// <param name="Interval">Limits at the asked level; null when undefined or unbounded.</param>
public sealed record IntraclassCorrelation(
    Measure Value,
    Measure F,
    double NumeratorDegrees,
    double DenominatorDegrees,
    Measure PValue,
    Interval? Interval)
{
    /// <summary>A coefficient that does not exist.</summary>
    /// <param name="reason">Why.</param>
    internal static IntraclassCorrelation Undefined(UndefinedReason reason) =>
        new(Measure.Undefined(reason), Measure.Undefined(reason), 0, 0, Measure.Undefined(reason), null);
}

/// <summary>Two ways to test and bound the two agreement coefficients. The others are the same in both.</summary>
public enum AgreementLimits
{
    /// <summary>
    /// The usual choice, as in R's psych: F = MSR / MSE with (n − 1)(k − 1) degrees below; the limits of the average come from
    /// those of the single rating by the Spearman–Brown formula.
    /// </summary>
    SpearmanBrown,

    /// <summary>
    /// As in R's irr: Satterthwaite's degrees of freedom below, from each coefficient itself; the limits of the average are
    /// computed anew with them. McGraw and Wong 1996.
    /// </summary>
    Satterthwaite,
}
