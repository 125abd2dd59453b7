namespace ExpertReview.Scoring;

/// <summary>Who grew stricter or milder as the session went on.</summary>
public static class ReviewOrderDrift
{
    /// <summary>Fewest reviews with a known place from which a slope is judged.</summary>
    public const int FewestReviews = 8;

    /// <summary>
    /// The least-squares slope of the expert's residuals over the order in which the expert made the reviews, in points per unit of
    /// order; Student's interval and test of 0 with n − 2 degrees of freedom. It assumes that the order has nothing to do with merit.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="order">Place (1, 2, 3 …) or time of the reviews, finite; reviews that are not in it are left out.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestReviews"/>, and when all places are the same.</returns>
    /// <exception cref="ArgumentException">A place is not finite; the message names application and expert.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(
        FittedPanel fit, IReadOnlyDictionary<(string Application, string Expert), double> order, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(order);
        Confidence.Check(level);
        if (order.FirstOrDefault(place => !double.IsFinite(place.Value)) is { Key.Application: not null } bad)
        {
            throw new ArgumentException(
                $"Application \"{bad.Key.Application}\", expert \"{bad.Key.Expert}\": the place in the order is not finite.", nameof(order));
        }

        return [.. fit.Ratings.Experts.Select((code, expert) => Of(fit, code, expert, order, level))];
    }

    private static DiagnosticFinding Of(
        FittedPanel fit, string code, int expert, IReadOnlyDictionary<(string Application, string Expert), double> order, double level)
    {
        var points = new List<(double Place, double Residual)>();
        foreach (int r in fit.Ratings.OfExpert(expert))
        {
            if (order.TryGetValue((fit.Ratings.Applications[fit.Ratings.ApplicationOf[r]], code), out double place))
                points.Add((place, fit.Residuals[r]));
        }

        if (points.Count < FewestReviews)
            return DiagnosticFinding.Undefined(code, DiagnosticKind.Drift, points.Count, UndefinedReason.TooFewValues);
        double n = points.Count, meanPlace = points.Average(point => point.Place), mean = points.Average(point => point.Residual);
        double spread = points.Sum(point => (point.Place - meanPlace) * (point.Place - meanPlace));
        if (points.All(point => point.Place == points[0].Place))
            return DiagnosticFinding.Undefined(code, DiagnosticKind.Drift, points.Count, UndefinedReason.NoVariation);

        double slope = points.Sum(point => (point.Place - meanPlace) * (point.Residual - mean)) / spread;
        double left = points.Sum(point => Square(point.Residual - mean - slope * (point.Place - meanPlace)));
        return StudentTest.Finding(
            new(code, DiagnosticKind.Drift, null, points.Count, DiagnosticSignal.Drift, DiagnosticSignal.Drift),
            slope,
            Math.Sqrt(left / (n - 2) / spread),
            n - 2,
            level);
    }

    private static double Square(double value) => value * value;
}
