namespace ExpertReview.Scoring;

/// <summary>What one more review of an application would be worth to the decision who gets a place.</summary>
/// <remarks>
/// The true value is N(m, v), the review adds noise of variance s². Before the review is read, the posterior mean after it is N(m, s̃²),
/// s̃ = v / √(v + s²). With the cut at c and z = (m − c) / s̃ the decision changes with probability Φ(−|z|), and the expected gain of deciding after the review
/// is s̃·(φ(z) − |z|·Φ(−|z|)), the unit normal loss of H. Raiffa, R. Schlaifer, <i>Applied Statistical Decision Theory</i> (1961); as the choice where to measure next,
/// the knowledge gradient of P. Frazier, W. Powell, S. Dayanik, <i>SIAM J. Control and Optimization</i> 47 (2008), 2410–2439.
/// A large disagreement far from the cut is worth nothing: it cannot change the decision.
/// </remarks>
/// <param name="PredictiveDeviation">s̃, in the unit of the ratings, at least 0.</param>
/// <param name="Standardized">z; undefined (no variation) when s̃ = 0, as when the value is known.</param>
/// <param name="ExpectedValue">Expected value of information, in the unit of the ratings, at least 0.</param>
/// <param name="FlipProbability">Probability that the review changes the side, in [0, ½].</param>
/// <param name="AboveProbability">Probability that the true value is above the cut, as known now; ½ for a value known to be on it.</param>
/// <param name="MisclassificationProbability">Probability that it is on the other side than its mean, in [0, ½].</param>
public sealed record ReviewValue(
    double PredictiveDeviation,
    Measure Standardized,
    double ExpectedValue,
    double FlipProbability,
    double AboveProbability,
    double MisclassificationProbability)
{
    /// <summary>Computes the value of one more review.</summary>
    /// <param name="mean">m, finite.</param>
    /// <param name="variance">v, finite, at least 0.</param>
    /// <param name="cut">c, finite, or infinite where the side is fixed whatever the value.</param>
    /// <param name="reviewVariance">s², finite, at least 0: the residual variance, plus that of the severity when the expert's severity is unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not as stated.</exception>
    public static ReviewValue Of(double mean, double variance, double cut, double reviewVariance)
    {
        if (!double.IsFinite(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "Not finite.");
        if (!double.IsFinite(variance) || variance < 0)
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "Negative or not finite.");
        if (double.IsNaN(cut))
            throw new ArgumentOutOfRangeException(nameof(cut), cut, "Not a number.");
        if (!double.IsFinite(reviewVariance) || reviewVariance < 0)
            throw new ArgumentOutOfRangeException(nameof(reviewVariance), reviewVariance, "Negative or not finite.");

        double predictive = variance == 0 ? 0 : variance / Math.Sqrt(variance + reviewVariance);
        double above = Above(mean - cut, Math.Sqrt(variance));
        double wrong = Above(-Math.Abs(mean - cut), Math.Sqrt(variance));
        if (predictive == 0 || !double.IsFinite((mean - cut) / predictive))
            return new(predictive, Measure.Undefined(UndefinedReason.NoVariation), 0, 0, above, wrong);

        double z = (mean - cut) / predictive;
        double flip = PortableMath.NormalCumulative(-Math.Abs(z));
        double value = predictive * (PortableMath.NormalDensity(z) - Math.Abs(z) * flip);
        return new(predictive, Measure.Of(z), Math.Max(0, value), flip, above, wrong);
    }

    /// <summary>The variance after one more review, v·s² / (v + s²); 0 when both are 0.</summary>
    /// <param name="variance">v, at least 0.</param>
    /// <param name="reviewVariance">s², at least 0.</param>
    public static double VarianceAfter(double variance, double reviewVariance) =>
        variance + reviewVariance == 0 ? 0 : variance * reviewVariance / (variance + reviewVariance);

    private static double Above(double gap, double deviation)
    {
        if (gap == 0)
            return 0.5;
        return PortableMath.NormalCumulative(gap / deviation);
    }
}
