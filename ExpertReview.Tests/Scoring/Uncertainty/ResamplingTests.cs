using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class ResamplingTests
{
    /// <summary>E1 is strict: A has 80, B 71, C 80, D 50.</summary>
    private static readonly Ratings Panel = Ratings.Create(
    [
        new("A", "E1", 70), new("A", "E2", 90), new("B", "E1", 60), new("B", "E2", 82), new("C", "E2", 76), new("C", "E3", 84), new("D", "E3", 50),
    ]);

    [Fact]
    public void Leaving_out_each_expert_shows_who_moves_and_who_crosses_the_line()
    {
        var table = LeaveOneExpertOut.Of(Panel, Means, SelectionRule.Top(4, 2));

        Assert.Equal([1, 3, 1, 4], table.Ranks.Select(rank => rank!.Value));
        Assert.Equal([true, false, true, false], table.Shortlist);
        Assert.Equal(["E1", "E2", "E3"], table.Experts.Select(without => without.Expert));

        var withoutFirst = table.Experts[0];   // A 90, B 82, C 80, D 50
        Assert.Equal([1, 2, 3, 4], withoutFirst.Ranks.Select(rank => rank!.Value));
        Assert.Equal([0, -1, 2, 0], withoutFirst.Shifts.Select(shift => shift!.Value));
        Assert.Equal([1], withoutFirst.Entering);
        Assert.Equal([2], withoutFirst.Leaving);
        Assert.Equal(2, withoutFirst.LargestShift);

        var withoutThird = table.Experts[2];   // A 80, C 76, B 71, D has no review left
        Assert.Equal([1, 3, 2, null], withoutThird.Ranks);
        Assert.Null(withoutThird.Shifts[3]);
        Assert.Empty(withoutThird.Entering);
    }

    [Fact]
    public void A_score_function_with_the_wrong_number_of_values_is_refused() =>
        Assert.Throws<ArgumentException>(() => LeaveOneExpertOut.Of(Panel, _ => [1], SelectionRule.Top(4, 2)));

    [Fact]
    public void The_parametric_bootstrap_gives_the_standard_error_of_a_mean()
    {
        var design = Ratings.Create(Enumerable.Range(0, 25).Select(j => new Rating("A", $"E{j:D2}", 0)));
        var replicates = ParametricBootstrap.Of(design, Noise, ratings => Means(ratings), replicates: 4000, seed: 5);

        Assert.Equal(4000, replicates.Count);
        Assert.Equal(0, replicates.Failures);
        Assert.Equal(0.2, replicates.DeviationOf(0).Value!.Value, 0.01);
        var interval = replicates.IntervalOf(0)!.Value;
        Assert.Equal(-0.392, interval.Lower, 0.03);
        Assert.Equal(0.392, interval.Upper, 0.03);
        Assert.Equal(
            replicates.ValuesOf(0), ParametricBootstrap.Of(design, Noise, ratings => Means(ratings), 4000, 5, threads: 1).ValuesOf(0));
    }

    [Fact]
    public void A_fit_that_fails_is_counted_and_leaves_no_figures()
    {
        int fits = 0;
        var replicates = ParametricBootstrap.Of(Panel, (design, _) => design, _ => fits++ < 3 ? null : [1, null], replicates: 10, seed: 1, threads: 1);

        Assert.Equal(3, replicates.Failures);
        Assert.Null(replicates[0]);
        Assert.Equal(7, replicates.ValuesOf(0).Length);
        Assert.Equal(UndefinedReason.TooFewValues, replicates.DeviationOf(1).Reason);
        Assert.Null(replicates.IntervalOf(1));
    }

    [Fact]
    public void Resampled_experts_bring_all_their_ratings_and_an_application_may_lose_all()
    {
        var replicates = ExpertBootstrap.Of(Panel, Means, replicates: 500, seed: 3);

        Assert.Equal(500, replicates.Count);
        Assert.All(replicates.ValuesOf(0), mean => Assert.InRange(mean, 70, 90));
        Assert.Equal([70, 90], replicates.ValuesOf(0).Where(mean => mean is 70 or 90).Distinct().Order());

        // D's only expert is missing in (2/3)³ of the replicates.
        Assert.InRange(replicates.ValuesOf(3).Length / 500.0, 0.62, 0.79);
        Assert.Equal(replicates.ValuesOf(1), ExpertBootstrap.Of(Panel, Means, 500, 3, threads: 1).ValuesOf(1));
    }

    private static Ratings Noise(Ratings design, RandomSource random)
    {
        double[] values = new double[design.Count];
        random.FillNormals(values);
        return design.With(values);
    }

    private static IReadOnlyList<double?> Means(Ratings ratings) =>
        [.. Enumerable.Range(0, ratings.Applications.Count).Select(i => (double?)ratings.ValuesOf(i).ToArray().Average())];
}
