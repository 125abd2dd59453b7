namespace ExpertReview.Scoring;

/// <summary>Who orders the applications differently from the experts who saw the same ones.</summary>
public static class PeerAgreement
{
    /// <summary>Fewest reviews, each with another expert's beside it, from which a correlation is judged.</summary>
    public const int FewestReviews = 8;

    /// <summary>
    /// Correlation of the expert's ratings with the mean of the others' for the same applications, each less its expert's effect; Fisher's
    /// interval tanh(artanh r ± z/√(n − 3)). The test compares with the pooled correlation of all other experts; a lower one
    /// is suspected as <see cref="DiagnosticSignal.LowAgreement"/>. It is lower for an expert who saw applications of like merit, too.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestReviews"/>, and when one side does not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(FittedPanel fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Confidence.Check(level);
        var ratings = fit.Ratings;
        double[] sums = new double[ratings.Applications.Count];
        for (int r = 0; r < ratings.Count; r++)
            sums[ratings.ApplicationOf[r]] += ratings.Values[r] - fit.ExpertEffects[ratings.ExpertOf[r]];
        return PooledCorrelation.Of(
            ratings.Experts,
            [.. Enumerable.Range(0, ratings.Experts.Count).Select(expert => ItemOf(fit, expert, sums))],
            DiagnosticKind.PeerAgreement,
            level,
            (own, others) => own < others ? DiagnosticSignal.LowAgreement : null);
    }

    private static PooledCorrelation.Item ItemOf(FittedPanel fit, int expert, double[] sums)
    {
        var ratings = fit.Ratings;
        var own = new List<double>();
        var others = new List<double>();
        foreach (int r in ratings.OfExpert(expert))
        {
            int application = ratings.ApplicationOf[r], reviews = ratings.ValuesOf(application).Length;
            if (reviews < 2)
                continue;
            own.Add(ratings.Values[r]);
            others.Add((sums[application] - (ratings.Values[r] - fit.ExpertEffects[expert])) / (reviews - 1));
        }

        if (own.Count < FewestReviews)
            return new(Measure.Undefined(UndefinedReason.TooFewValues), null, own.Count);
        return Rounding.IsConstant(own) || Rounding.IsConstant(others)
            ? new(Measure.Undefined(UndefinedReason.NoVariation), null, own.Count)
            : new(Correlation.Pearson(own, others), 1 / Math.Sqrt(own.Count - 3), own.Count);
    }
}
