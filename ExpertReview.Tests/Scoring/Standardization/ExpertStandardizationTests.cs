using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class ExpertStandardizationTests
{
    private static readonly StandardizationMethod[] FreeOfSeverity =
    [
        StandardizationMethod.Centre, StandardizationMethod.ZScore, StandardizationMethod.RobustZScore,
        StandardizationMethod.MinMax, StandardizationMethod.Percentile, StandardizationMethod.NormalScore,
    ];

    /// <summary>Whole points for some of the pairs of up to 8 applications and 4 experts.</summary>
    private static readonly Arbitrary<(Rating[] Ratings, int Seed)> Tables = (
        from points in Gen.Choose(-40, 90).ArrayOf(32)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (points
            .Select((point, place) => new Rating($"A{place / 4}", $"E{place % 4}", point))
            .Where(rating => rating.Value >= 0)
            .ToArray(), seed)).ToArbitrary();

    [Fact]
    public void A_flagged_expert_keeps_the_table_complete()
    {
        var ratings = Ratings.Create([new("A", "E1", 80), new("B", "E1", 80), new("A", "E2", 60), new("B", "E2", 70), new("B", "E3", 50)]);

        var standardized = ExpertStandardization.Of(ratings, StandardizationMethod.ZScore);

        Assert.Equal([StandardizationFallback.ConstantValues, StandardizationFallback.None, StandardizationFallback.SingleValue], standardized.Fallbacks);
        double z = Math.Sqrt(0.5);
        Assert.Equal(new[] { 0, -z, 0, z, 0 }, standardized.Ratings.Values.ToArray(), (left, right) => Math.Abs(left - right) < 1e-15);
    }

    /// <summary>By hand: deviations within experts are ±5 and ±10, so s² = (50 + 200) / 2 = 125; the mean of all is 70.</summary>
    [Fact]
    public void Z_scores_return_to_points_by_the_mean_and_the_pooled_deviation()
    {
        var ratings = Ratings.Create([new("A", "E1", 85), new("B", "E1", 75), new("A", "E2", 70), new("B", "E2", 50)]);

        var points = ExpertStandardization.InOriginalUnit(ratings, [0, 1]);

        Assert.Equal(70, points[0]);
        Assert.Equal(70 + Math.Sqrt(125), points[1], 12);
    }

    [Fact]
    public void The_order_of_the_ratings_changes_nothing() => Prop.ForAll(Tables, table =>
    {
        var shuffled = table.Ratings.ToArray();
        new Random(table.Seed).Shuffle(shuffled);
        foreach (var method in Enum.GetValues<StandardizationMethod>())
        {
            var first = ExpertStandardization.Of(Ratings.Create(table.Ratings), method);
            Assert.Equal(first.Ratings.Values.ToArray(), ExpertStandardization.Of(Ratings.Create(shuffled), method).Ratings.Values.ToArray());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_constant_added_to_one_experts_marks_changes_nothing() => Prop.ForAll(Tables, table =>
    {
        Rating[] moved = [.. table.Ratings.Select(rating => rating.Expert == "E1" ? rating with { Value = rating.Value + 1 + table.Seed % 50 } : rating)];
        foreach (var method in FreeOfSeverity)
        {
            var before = ExpertStandardization.Of(Ratings.Create(table.Ratings), method);
            var after = ExpertStandardization.Of(Ratings.Create(moved), method);
            Assert.Equal(before.Fallbacks, after.Fallbacks);
            for (int rating = 0; rating < before.Ratings.Count; rating++)
                Assert.Equal(before.Ratings.Values[rating], after.Ratings.Values[rating], 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void No_method_reverses_the_order_that_an_expert_gave() => Prop.ForAll(Tables, table =>
    {
        var ratings = Ratings.Create(table.Ratings);
        foreach (var method in Enum.GetValues<StandardizationMethod>())
        {
            var values = ExpertStandardization.Of(ratings, method).Ratings;
            for (int expert = 0; expert < ratings.Experts.Count; expert++)
            {
                foreach (int left in ratings.OfExpert(expert))
                {
                    foreach (int right in ratings.OfExpert(expert))
                        Assert.False(ratings.Values[left] <= ratings.Values[right] && values.Values[left] > values.Values[right] + 1e-12);
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
}
