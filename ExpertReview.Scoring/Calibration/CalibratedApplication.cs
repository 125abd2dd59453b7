namespace ExpertReview.Scoring;

/// <summary>How one application's calibrated score came about. All in points.</summary>
/// <remarks>
/// Each value is the mean of the experts' totals after one more step, so that the four differences add up to what calibration did:
/// <c>Score = RawMean + (AfterSeverity − RawMean) + (AfterSpread − AfterSeverity) + (AfterWeights − AfterSpread) + (Score − AfterWeights)</c>.
/// </remarks>
/// <param name="Application">The application's code.</param>
/// <param name="Reviews">k, the number of totals.</param>
/// <param name="RawMean">Mean of the experts' totals as given.</param>
/// <param name="AfterSeverity">The same after each expert's severity is taken off, in that expert's own scale.</param>
/// <param name="AfterSpread">The same after each expert's scale is brought to the panel's.</param>
/// <param name="AfterWeights">Weighted mean of these, consistent experts and ordinary marks counting more: the unshrunk calibrated score.</param>
/// <param name="Score">Drawn towards <paramref name="Target"/> as far as chance may have made the difference: the calibrated score.</param>
/// <param name="Target">Mean of the panel, or of the topic, towards which it is drawn.</param>
/// <param name="Deviation">Standard deviation of the true value about <paramref name="Score"/>, at least 0.</param>
/// <param name="Reliability">Share of the unshrunk score's distance from the target that is kept, in [0, 1].</param>
public sealed record CalibratedApplication(
    string Application,
    int Reviews,
    double RawMean,
    double AfterSeverity,
    double AfterSpread,
    double AfterWeights,
    double Score,
    double Target,
    double Deviation,
    double Reliability)
{
    /// <summary>The steps as printed: rounded once each, so that the printed column adds up to the digit.</summary>
    /// <param name="decimals">Places after the point, 0 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is outside 0 … 15.</exception>
    public Reconciliation Reconcile(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        decimal raw = Printed(RawMean), severity = Printed(AfterSeverity), spread = Printed(AfterSpread);
        decimal weights = Printed(AfterWeights), score = Printed(Score);
        return new(raw, severity - raw, spread - severity, weights - spread, score - weights, score);

        decimal Printed(double value) => Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
    }
}

/// <summary>From the raw mean to the calibrated score, in printed points: the first five add up to <paramref name="Score"/> exactly.</summary>
/// <param name="RawMean">Mean of the experts' totals.</param>
/// <param name="Severity">What taking off severity changed.</param>
/// <param name="Spread">What one spread for all changed.</param>
/// <param name="Weights">What weighing by consistency changed.</param>
/// <param name="Shrinkage">What drawing towards the mean changed.</param>
/// <param name="Score">The calibrated score.</param>
public sealed record Reconciliation(decimal RawMean, decimal Severity, decimal Spread, decimal Weights, decimal Shrinkage, decimal Score);
