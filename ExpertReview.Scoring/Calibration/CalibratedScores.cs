namespace ExpertReview.Scoring;

/// <summary>The severities that a calibration takes off, b_j, and their standard errors.</summary>
internal sealed record CalibratedSeverities(double[] Values, double[] Deviations)
{
    /// <summary>From the model with fixed applications, or with topics from the crossed model.</summary>
    public static CalibratedSeverities Of(AdditiveFit additive, CrossedEffectsFit crossed) => crossed.Topics.Count > 0
        ? new(crossed.ExpertEffects.ToArray(), [.. crossed.PredictionErrorDeviations().Experts])
        : new(
            additive.ExpertEffects.ToArray(),
            [.. Enumerable.Range(0, additive.ExpertEffects.Length).Select(j => additive.ExpertStandardError(j).Value ?? 0)]);
}

/// <summary>Step by step from the experts' totals to the scores, and how sure these are.</summary>
internal sealed class CalibratedScores
{
    private readonly PanelCalibration _calibration;
    private readonly CalibratedSeverities _severities;
    private readonly double[] _weightSums;
    private readonly double[] _reviewShares;

    public CalibratedScores(PanelCalibration calibration, CalibratedSeverities severities)
    {
        (_calibration, _severities) = (calibration, severities);
        var ratings = calibration.Adjusted;
        (_weightSums, _reviewShares) = (new double[ratings.Applications.Count], new double[ratings.Count]);
        for (int r = 0; r < ratings.Count; r++)
            _weightSums[ratings.ApplicationOf[r]] += Weight(r);
        for (int r = 0; r < ratings.Count; r++)
            _reviewShares[r] = Weight(r) / _weightSums[ratings.ApplicationOf[r]];

        double[] targets = Targets();
        double[] shares = [.. _weightSums.Select(Share)];
        CalibratedApplication[] applications = [.. ratings.Applications.Select((code, i) => Application(code, i, shares[i], targets[i]))];
        // The crossed model is defined, so residuals vary and the additive one has a posterior.
        Posterior = calibration.Crossed.Topics.Count > 0
            ? calibration.Crossed.Posterior()
            : new CalibratedPosterior((ApplicationFixedPosterior)calibration.Additive.Posterior()!, targets, shares, Crossed.ApplicationVariance);
        Applications = [.. applications.Select((application, i) => application with { Deviation = Math.Sqrt(Math.Max(0, Posterior.Covariance(i, i))) })];
    }

    public IReadOnlyList<CalibratedApplication> Applications { get; }

    public Posterior Posterior { get; }

    private CrossedEffectsFit Crossed => _calibration.Crossed;

    private double Weight(int rating) => _calibration.Reliability is { } reliability ? reliability.Weights[rating] : 1;

    /// <summary>ρ_i = σ_a² / (σ_a² + σ² / C_i).</summary>
    private double Share(double weightSum) =>
        Crossed.ApplicationVariance / (Crossed.ApplicationVariance + Crossed.ResidualVariance / weightSum);

    private double[] Targets()
    {
        double[] targets = new double[_calibration.Totals.Applications.Count];
        for (int i = 0; i < targets.Length; i++)
            targets[i] = Crossed.TrueValues[i] - Crossed.ApplicationEffects[i];
        return targets;
    }

    private CalibratedApplication Application(string code, int i, double share, double target)
    {
        var totals = _calibration.Totals;
        double grandMean = _calibration.Spread?.GrandMean ?? 0;
        int from = totals.RowStarts[i], to = totals.RowStarts[i + 1];
        double raw = 0, severity = 0, spread = 0, weighted = 0;
        for (int r = from; r < to; r++)
        {
            int expert = totals.ExpertOf[r];
            double scale = _calibration.Spread is { } calibrated ? calibrated.Scales[expert] : 1;
            double withoutSeverity = totals.Values[r] - scale * _severities.Values[expert];
            double onOneSpread = grandMean + (withoutSeverity - grandMean) / scale;
            raw += totals.Values[r];
            severity += withoutSeverity;
            spread += onOneSpread;
            weighted += _reviewShares[r] * onOneSpread;
        }

        int reviews = to - from;
        return new(
            code, reviews, raw / reviews, severity / reviews, spread / reviews, weighted, target + share * (weighted - target), target, 0, share);
    }
}
