namespace ExpertReview.Scoring;

/// <summary>The conditions of <see cref="LeastSquareCalibration"/> on one expert's calibrated marks.</summary>
internal static class MarkShape
{
    /// <summary>Conditions Σ factor · f ≥ bound, or = bound.</summary>
    public static IEnumerable<((int Rating, double Factor)[] Terms, double Bound, bool Equal)> Conditions(
        Ratings ratings, int expert, CalibrationShape shape, double gap)
    {
        // Sorted by mark; equal marks stay in the order of their applications.
        int[] order = [.. ratings.OfExpert(expert).ToArray().OrderBy(r => ratings.Values[r])];
        var steps = new List<(int From, int To, double Rise)>();
        for (int k = 1; k < order.Length; k++)
        {
            double rise = ratings.Values[order[k]] - ratings.Values[order[k - 1]];
            if (rise > 0)
                steps.Add((order[k - 1], order[k], rise));
        }

        foreach (var (from, to, rise) in steps)
            yield return ([(to, 1), (from, -1)], gap * rise, false);
        if (shape == CalibrationShape.Monotone)
            yield break;
        double sign = shape == CalibrationShape.Concave ? -1 : 1;
        foreach (var (first, second) in steps.Zip(steps.Skip(1)))
        {
            (int, double)[] terms =
            [
                (second.To, sign / second.Rise), (second.From, -sign / second.Rise),
                (first.To, -sign / first.Rise), (first.From, sign / first.Rise),
            ];
            yield return (Merged(terms), 0, shape == CalibrationShape.Linear);
        }
    }

    /// <summary>A rating that ends one step and begins the next takes part once.</summary>
    private static (int Rating, double Factor)[] Merged((int Rating, double Factor)[] terms) =>
        [.. terms.GroupBy(term => term.Rating, (rating, own) => (rating, own.Sum(term => term.Factor)))];
}
