namespace ExpertReview.Scoring;

/// <summary>Calibrated scores as official totals, for <see cref="Ranking.Of"/>.</summary>
public static class CalibratedTotals
{
    /// <summary>
    /// Places after the point to which a calibrated score becomes an exact total. Estimates are sums of rounded numbers: two scores that agree this far are equal, and
    /// the last bits of a machine decide nothing.
    /// </summary>
    public const int Decimals = 9;

    /// <summary>The official totals of a panel by calibration.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="rules">Dimensions and weights.</param>
    /// <param name="candidates">The applications that take part.</param>
    /// <param name="options">Steps of the calibration; null = the default.</param>
    /// <returns>
    /// Totals in points by application. Missing are applications without a complete sheet; all applications of a type that falls into parts
    /// without a common expert; and all applications when the panel cannot be calibrated.
    /// </returns>
    /// <exception cref="ArgumentException">The rules have a problem, or topics are given and an application has none.</exception>
    public static IReadOnlyDictionary<string, Fraction> Of(
        Panel panel, RankingRules rules, IReadOnlyList<Candidate> candidates, CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var totals = PanelTotals.Of(panel, rules).Of(candidates.Select(candidate => candidate.Application));
        return PanelCalibration.TryOf(totals, options, out var calibration, out _)
            ? Of(calibration, candidates)
            : new Dictionary<string, Fraction>();
    }

    /// <summary>The official totals of a calibration that has been made.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="candidates">The applications that take part.</param>
    public static IReadOnlyDictionary<string, Fraction> Of(PanelCalibration calibration, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(candidates);
        var positions = calibration.Totals.Positions();
        var disconnected = Comparability.DisconnectedTypes(candidates, positions, calibration.Graph);
        return candidates
            .Where(candidate => positions.ContainsKey(candidate.Application) && !disconnected.Contains(candidate.Type))
            .ToDictionary(
                candidate => candidate.Application,
                candidate => Fraction.Of(Math.Round((decimal)calibration.Applications[positions[candidate.Application]].Score, Decimals)),
                StringComparer.Ordinal);
    }
}
