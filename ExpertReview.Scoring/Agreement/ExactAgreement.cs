namespace ExpertReview.Scoring;

/// <summary>Plain shares of agreement. They have no allowance for chance: three experts who always give 80 agree perfectly.</summary>
/// <param name="All">Share, 0 … 1, of applications on which all marks agree; times 100 it is the percent agreement.</param>
/// <param name="Pairs">Share, 0 … 1, of agreeing ones among all pairs of marks of one application.</param>
/// <param name="Count">Applications with at least two marks; the others say nothing and are left out.</param>
public sealed record ExactAgreement(Measure All, Measure Pairs, int Count)
{
    /// <summary>Counts agreement.</summary>
    /// <param name="ratings">Ratings, with or without gaps.</param>
    /// <param name="tolerance">The largest distance, in points, that still counts as agreement; 0 = equal.</param>
    /// <returns>Undefined (<see cref="UndefinedReason.TooFewValues"/>) when no application has two marks.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or not a number.</exception>
    public static ExactAgreement Of(Ratings ratings, double tolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "Not 0 or more.");

        int applications = 0, unanimous = 0;
        long pairs = 0, agreeing = 0;
        for (int application = 0; application < ratings.Applications.Count; application++)
        {
            double[] marks = ratings.ValuesOf(application).ToArray();
            if (marks.Length < 2)
                continue;
            Array.Sort(marks);
            applications++;
            unanimous += marks[^1] - marks[0] <= tolerance ? 1 : 0;
            pairs += (long)marks.Length * (marks.Length - 1) / 2;
            for (int low = 0, high = 0; high < marks.Length; high++)
            {
                while (marks[high] - marks[low] > tolerance)
                    low++;
                agreeing += high - low;
            }
        }

        if (applications == 0)
            return new(Measure.Undefined(UndefinedReason.TooFewValues), Measure.Undefined(UndefinedReason.TooFewValues), 0);
        return new(Measure.Of((double)unanimous / applications), Measure.Of((double)agreeing / pairs), applications);
    }
}
