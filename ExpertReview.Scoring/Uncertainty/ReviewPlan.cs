namespace ExpertReview.Scoring;

/// <summary>One review of a plan.</summary>
/// <param name="Application">Position of the application.</param>
/// <param name="Expert">Position of the expert; null when the plan is for any expert.</param>
/// <param name="Value">What the review is worth, given the reviews before it in the plan.</param>
public sealed record PlannedReview(int Application, int? Expert, ReviewValue Value);

/// <summary>Where a number of further reviews helps the decision most, one after the other.</summary>
/// <remarks>
/// Greedy: the most valuable review first; then the application's variance is taken to be v·s² / (v + s²), for the mean is not expected to move, and
/// the next is chosen. Equal values go to the earlier application. Applications that no review can move are never planned.
/// </remarks>
public static class ReviewPlan
{
    /// <summary>Plans reviews by any expert.</summary>
    /// <param name="posterior">What is known of n applications.</param>
    /// <param name="selection">Who gets a place; gives each application's cut, <see cref="SelectionRule.Thresholds"/>.</param>
    /// <param name="reviewVariance">s² of a review, at least 0.</param>
    /// <param name="reviews">How many reviews, at least 0.</param>
    /// <param name="mostPerApplication">Most further reviews of one application, at least 1.</param>
    /// <returns>At most <paramref name="reviews"/> reviews, most valuable first; fewer when no other is worth anything.</returns>
    /// <exception cref="ArgumentException">A number is out of its range or the rule is for another number of applications.</exception>
    public static IReadOnlyList<PlannedReview> Of(
        Posterior posterior, SelectionRule selection, double reviewVariance, int reviews, int mostPerApplication = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reviewVariance);
        return Greedy(posterior, selection, reviews, mostPerApplication, reviewVariance, _ => (null, reviewVariance), _ => { });
    }

    /// <summary>Plans reviews by named experts: for each application the best of those who may review it, <see cref="ExpertChoice"/>.</summary>
    /// <param name="posterior">What is known of the applications of <paramref name="experts"/>' design, in its order.</param>
    /// <param name="selection">Who gets a place.</param>
    /// <param name="experts">The experts to choose from; it takes note of every planned review.</param>
    /// <param name="reviews">How many reviews, at least 0.</param>
    /// <param name="mostPerApplication">Most further reviews of one application, at least 1.</param>
    /// <returns>At most <paramref name="reviews"/> reviews, most valuable first.</returns>
    /// <exception cref="ArgumentException">A number is out of its range or the sizes differ.</exception>
    public static IReadOnlyList<PlannedReview> Of(
        Posterior posterior, SelectionRule selection, ExpertChoice experts, int reviews, int mostPerApplication = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(experts);
        return Greedy(
            posterior,
            selection,
            reviews,
            mostPerApplication,
            experts.LeastVariance,
            application => experts.BestFor(application) is { } expert ? (expert, experts.VarianceOf(expert)) : (null, null),
            planned => experts.Add(planned.Application, planned.Expert!.Value));
    }

    private static List<PlannedReview> Greedy(
        Posterior posterior,
        SelectionRule selection,
        int reviews,
        int mostPerApplication,
        double leastVariance,
        Func<int, (int? Expert, double? Variance)> reviewer,
        Action<PlannedReview> note)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentOutOfRangeException.ThrowIfNegative(reviews);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPerApplication, 1);
        double[] means = [.. posterior.Means];
        double[] cuts = selection.Thresholds(means);
        double[] variances = [.. Enumerable.Range(0, means.Length).Select(i => posterior.Covariance(i, i))];
        int[] planned = new int[means.Length];

        var plan = new List<PlannedReview>();
        while (plan.Count < reviews)
        {
            PlannedReview? best = null;
            double variance = 0;
            for (int i = 0; i < means.Length; i++)
            {
                // Looking for the reviewer is the dearer part; nobody gives more than the least noisy one would.
                double most = ReviewValue.Of(means[i], variances[i], cuts[i], leastVariance).ExpectedValue;
                if (planned[i] == mostPerApplication || most <= (best?.Value.ExpectedValue ?? 0) || reviewer(i) is not (var expert, { } noise))
                    continue;
                var value = ReviewValue.Of(means[i], variances[i], cuts[i], noise);
                if (value.ExpectedValue > (best?.Value.ExpectedValue ?? 0))
                    (best, variance) = (new(i, expert, value), ReviewValue.VarianceAfter(variances[i], noise));
            }

            if (best is null)
                break;
            plan.Add(best);
            planned[best.Application]++;
            variances[best.Application] = variance;
            note(best);
        }

        return plan;
    }
}
