using System.Diagnostics.CodeAnalysis;

namespace ExpertReview.Scoring;

/// <summary>
/// The default calibration of a panel: one spread for all experts, severities taken off, consistent experts counting more, and what remains drawn towards the
/// mean as far as chance may have made it. Immutable.
/// </summary>
/// <remarks>
/// (1) <see cref="SpreadCalibration"/>. (2) <see cref="ReliabilityWeights"/> over <see cref="ApplicationFixed"/>. (3) Severities with these weights: by
/// <see cref="ApplicationFixed"/>, or by <see cref="CrossedEffects"/> with a topic effect where topics are declared. (4) Variances by
/// <see cref="CrossedEffects"/> with the same weights; hence the scores μ + ρ_i (t̂_i − μ), ρ_i = σ_a² / (σ_a² + σ² / C_i), and their joint <see cref="Posterior"/>.
/// Without topics the severities do not lean on the distribution of the applications, so a panel whose experts see groups of different quality is
/// treated fairly. Variances are taken as known once estimated.
/// </remarks>
public sealed class PanelCalibration
{
    private PanelCalibration(SpreadCalibration? spread, Ratings totals, Ratings adjusted, ReliabilityWeights? reliability, ApplicationFixedFit additive, CrossedEffectsFit crossed)
    {
        (Spread, Totals, Adjusted, Reliability, Additive, Crossed) = (spread, totals, adjusted, reliability, additive, crossed);
        var severities = CalibratedSeverities.Of(additive, crossed);
        Experts =
        [
            .. totals.Experts.Select((expert, j) => new CalibratedExpert(
                expert, totals.OfExpert(j).Length, severities.Values[j], severities.Deviations[j], spread?.Scales[j] ?? 1, reliability?.RelativeVariances[j] ?? 1)),
        ];
        var scores = new CalibratedScores(this, severities);
        Posterior = scores.Posterior;
        Applications = scores.Applications;
    }

    /// <summary>The experts' totals as given, in points.</summary>
    public Ratings Totals { get; }

    /// <summary>The totals on one spread; as given when the spread is not calibrated.</summary>
    public Ratings Adjusted { get; }

    /// <summary>What was found of the experts' spread; null when it is not calibrated.</summary>
    public SpreadCalibration? Spread { get; }

    /// <summary>The weights of the reviews; null when all count alike.</summary>
    public ReliabilityWeights? Reliability { get; }

    /// <summary>The model with fixed applications, fitted to <see cref="Adjusted"/> with the weights: severities, residuals, leverages, connectivity.</summary>
    public ApplicationFixedFit Additive { get; }

    /// <summary>The model that gave the variances, and with topics the severities too.</summary>
    public CrossedEffectsFit Crossed { get; }

    /// <summary>The n applications, in the order of <see cref="Totals"/>.</summary>
    public IReadOnlyList<CalibratedApplication> Applications { get; }

    /// <summary>The E experts, in the order of <see cref="Totals"/>.</summary>
    public IReadOnlyList<CalibratedExpert> Experts { get; }

    /// <summary>The joint distribution of the true values; its means are the scores.</summary>
    public Posterior Posterior { get; }

    /// <summary>Connectivity: only applications of one component can be compared.</summary>
    public ReviewGraph Graph => Additive.Graph;

    /// <summary>Calibrates, or says why these totals cannot be calibrated.</summary>
    /// <param name="totals">One number per application and expert, such as <see cref="PanelTotals.Of"/>.</param>
    /// <param name="options">Which steps are taken; null = all, without topics.</param>
    /// <param name="calibration">The result; null when undefined.</param>
    /// <param name="reason">
    /// Why there is none: fewer than two applications or experts, no application with two reviews, no variation; see <see cref="CrossedEffects.TryFit"/>.
    /// </param>
    /// <exception cref="ArgumentException">Topics are given and an application has none; the message names it.</exception>
    public static bool TryOf(
        Ratings totals, CalibrationOptions? options, [NotNullWhen(true)] out PanelCalibration? calibration, [NotNullWhen(false)] out UndefinedReason? reason)
    {
        ArgumentNullException.ThrowIfNull(totals);
        options ??= new();
        calibration = null;
        string[]? topics = Topics(totals, options);
        if (totals.Count == 0)
        {
            reason = UndefinedReason.TooFewValues;
            return false;
        }

        var spread = options.CalibratesSpread ? SpreadCalibration.Of(totals) : null;
        var adjusted = spread?.Adjusted ?? totals;
        var reliability = options.WeighsReliability ? ReliabilityWeights.Of(adjusted, options.Outliers) : null;
        double[]? weights = reliability?.Weights.ToArray();
        if (!CrossedEffects.TryFit(adjusted, new() { Precisions = weights, Topics = topics }, out var crossed, out reason))
            return false;
        calibration = new(spread, totals, adjusted, reliability, ApplicationFixed.Fit(adjusted, weights), crossed);
        return true;
    }

    private static string[]? Topics(Ratings totals, CalibrationOptions options)
    {
        if (options.Topics is not { } topics)
            return null;
        string? without = totals.Applications.FirstOrDefault(application => !topics.ContainsKey(application));
        if (without is not null)
            throw new ArgumentException($"Application \"{without}\" has no topic.", nameof(options));
        string[] own = [.. totals.Applications.Select(application => topics[application])];
        // One topic for all, or one for each, is no topic at all.
        int different = own.Distinct(StringComparer.Ordinal).Count();
        return different > 1 && different < own.Length ? own : null;
    }
}
