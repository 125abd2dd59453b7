using System.Globalization;
using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class RankingPropertyTests
{
    /// <summary>A few points on a coarse scale, so that ties come up often.</summary>
    private static readonly Arbitrary<Round> Rounds = (
        from applications in Gen.Choose(1, 7)
        from experts in Gen.Choose(1, 6)
        from points in Gen.Choose(-2, 6).ArrayOf(applications * experts * 2)
        from cities in Gen.Choose(0, 3).ArrayOf(applications)
        from method in Gen.Choose(0, 3)
        from places in Gen.Choose(0, 5)
        from most in Gen.Choose(1, 3)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Round(applications, experts, points, cities, method, places, most, seed)).ToArbitrary();

    [Fact]
    public void The_order_of_the_input_and_the_culture_change_nothing() => Prop.ForAll(Rounds, round =>
    {
        var shuffle = new Random(round.Seed);
        Mark[] marks = [.. round.Marks];
        Candidate[] candidates = [.. round.Candidates];
        string first = Told(Ranking.Of(Panel.Create(marks), round.Rules, candidates));
        shuffle.Shuffle(marks);
        shuffle.Shuffle(candidates);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(first, Told(Ranking.Of(Panel.Create(marks), round.Rules, candidates)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Raising_a_mark_never_worsens_the_applications_own_total_or_rank() => Prop.ForAll(Rounds, round =>
    {
        Mark[] marks = [.. round.Marks];
        if (marks.Length == 0)
            return;
        int index = round.Seed % marks.Length;
        Mark[] raised = [.. marks];
        raised[index] = marks[index] with { Points = marks[index].Points + 0.5m + round.Seed % 20 };

        var before = RowOf(marks[index].Application, Ranking.Of(Panel.Create(marks), round.Rules, round.Candidates));
        var after = RowOf(marks[index].Application, Ranking.Of(Panel.Create(raised), round.Rules, round.Candidates));

        Assert.Equal(before.Total is null, after.Total is null);
        Assert.False(after.Total < before.Total);
        Assert.False(after.Rank > before.Rank);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Without_extremes_the_total_is_the_mean_of_what_is_left_and_lies_among_the_experts_totals() => Prop.ForAll(Rounds, round =>
    {
        var rules = round.Rules with { Aggregation = AggregationRule.DropExtremes(3) };
        foreach (var row in Rows(Ranking.Of(Panel.Create(round.Marks), rules, round.Candidates)).Where(row => row.Total is not null))
        {
            Fraction[] kept = [.. row.Experts.Where(expert => expert.Use == ExpertTotalUse.Counted).Select(expert => expert.Total!.Value)];
            Assert.Equal(row.CompleteSheets >= 3 ? row.CompleteSheets - 2 : row.CompleteSheets, kept.Length);
            Assert.Equal(kept.Aggregate(Fraction.Zero, (sum, one) => sum + one), row.Total!.Value * kept.Length);
            Assert.True(row.Total >= kept.Min() && row.Total <= kept.Max());
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Ranks_follow_totals_and_every_tie_is_complete() => Prop.ForAll(Rounds, round =>
    {
        foreach (var type in Ranking.Of(Panel.Create(round.Marks), round.Rules, round.Candidates).Types)
        {
            var ranked = type.Rows.Where(row => row.Rank is not null).ToArray();
            foreach (var row in ranked)
            {
                Assert.True(ranked.Count(other => other.Total > row.Total) < row.Rank);
                Assert.True(ranked.Count(other => other.Total >= row.Total) >= row.Rank);
                Assert.Equal(ranked.Count(other => other.RawMean > row.RawMean) + 1, row.RawMeanRank);
                Assert.Equal(ranked.Count(other => other.Rank < row.Rank) + 1, row.Rank);
                Assert.Equal(ranked.Count(other => other.Rank == row.Rank) - 1, row.TiedWith.Count);
                Assert.Equal(
                    ranked.Any(other => other.Total == row.Total && other.Rank != row.Rank),
                    row.DecidedByStep is not null);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Places_and_quotas_are_kept_and_nobody_is_passed_over() => Prop.ForAll(Rounds, round =>
    {
        foreach (var type in Ranking.Of(Panel.Create(round.Marks), round.Rules, round.Candidates).Types)
        {
            var inside = type.Rows.Where(row => row.Placement == Placement.Inside).ToArray();
            int taken = inside.Length + type.UnresolvedTies.Sum(tie => tie.PlacesLeft);
            Assert.True(taken <= type.Places);
            Assert.All(
                inside.Where(row => row.Candidate.Group is not null).CountBy(row => row.Candidate.Group!),
                city => Assert.True(city.Value <= round.Most));
            Assert.All(type.UnresolvedTies, tie => Assert.InRange(tie.PlacesLeft, 1, tie.Applications.Count - 1));
            Assert.Equal(
                type.UnresolvedTies.SelectMany(tie => tie.Applications).Order(StringComparer.Ordinal),
                type.Rows.Where(row => row.Placement == Placement.InsideTied).Select(row => row.Candidate.Application).Order(StringComparer.Ordinal));

            int? lastInside = type.Rows.Where(row => row.Placement is Placement.Inside or Placement.InsideTied).Max(row => row.Rank);
            Assert.All(
                type.Rows.Where(row => row.Placement == Placement.Outside),
                row => Assert.True(taken == type.Places && !(row.Rank < lastInside)));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static IEnumerable<RankingRow> Rows(RankingResult result) => result.Types.SelectMany(type => type.Rows);

    private static RankingRow RowOf(string application, RankingResult result) =>
        Rows(result).Single(row => row.Candidate.Application == application);

    private static string Told(RankingResult result) => string.Join('\n', result.Types.Select(type =>
        $"{type.Type}/{type.Places}\n" + string.Join('\n', type.Rows.Select(row =>
            $"{row.Candidate} {row.Rank} {row.Total} {row.RawMean} {row.RawMeanRank} {row.Placement} {row.Reason} {row.DecidedByStep} "
            + $"{string.Join(',', row.TiedWith)} {string.Join(',', row.Experts)} {string.Join(',', row.Dimensions)}"))
        + string.Join('\n', type.UnresolvedTies.Select(tie => $"{string.Join(',', tie.Applications)} {tie.PlacesLeft} {tie.Reason} {tie.Group}"))));

    private sealed record Round(int Applications, int Experts, int[] Points, int[] Cities, int Method, int Places, int Most, int Seed)
    {
        /// <summary>Negative points stand for marks not given.</summary>
        public IEnumerable<Mark> Marks =>
            from index in Enumerable.Range(0, Points.Length)
            where Points[index] >= 0
            select new Mark(
                $"A{index / (Experts * 2)}",
                $"E{index / 2 % Experts}",
                index % 2 == 0 ? "x" : "y",
                60 + Points[index] * 2.5m);

        public Candidate[] Candidates =>
        [
            .. Enumerable.Range(0, Applications).Select(index => new Candidate(
                $"A{index}", index % 5 == 4 ? "star" : "core", Cities[index] == 0 ? null : $"city {Cities[index]}")),
        ];

        public RankingRules Rules => new()
        {
            Dimensions = [new("x", 6000), new("y", 4000)],
            Aggregation = Method switch
            {
                0 => AggregationRule.Mean,
                1 => AggregationRule.Median,
                2 => AggregationRule.DropExtremes(3),
                _ => AggregationRule.DropExtremes(5),
            },
            IncompleteSheets = Seed % 3 == 0 ? IncompleteSheetPolicy.WithholdTotal : IncompleteSheetPolicy.SetAside,
            TieChain = Seed % 2 == 0 ? [] : [TieBreak.DimensionScore("y"), TieBreak.LowestTotal],
            Places = Places,
            Quotas = [new(Most)],
        };
    }
}
