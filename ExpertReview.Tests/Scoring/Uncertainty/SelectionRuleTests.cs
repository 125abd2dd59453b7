using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class SelectionRuleTests
{
    private static readonly Arbitrary<(int[] Totals, int[] Cities, int Places, int Most, int Minimum)> Fields = (
        from n in Gen.Choose(1, 12)
        from totals in Gen.Choose(0, 9).ArrayOf(n)
        from cities in Gen.Choose(0, 3).ArrayOf(n)
        from places in Gen.Choose(-1, 5)
        from most in Gen.Choose(0, 3)
        from minimum in Gen.Choose(-1, 6)
        select (totals, cities, places, most, minimum)).ToArbitrary();

    [Fact]
    public void The_shortlist_is_the_official_one_ties_quotas_and_minimum_included() => Prop.ForAll(Fields, field =>
    {
        var (rules, candidates) = Case(field);
        var official = Ranking.Of(
            Panel.Create(candidates.Select((candidate, i) => new Mark(candidate.Application, "E", "x", field.Totals[i]))), rules, candidates);
        string[] inside =
        [
            .. official.Types.SelectMany(type => type.Rows)
                .Where(row => row.Placement is Placement.Inside or Placement.InsideTied)
                .Select(row => row.Candidate.Application)
                .Order(StringComparer.Ordinal),
        ];

        bool[] shortlist = SelectionRule.Of(rules, candidates).Shortlist([.. field.Totals.Select(total => (double?)total)]);

        Assert.Equal(inside, candidates.Where((_, i) => shortlist[i]).Select(candidate => candidate.Application).Order(StringComparer.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_value_just_above_the_threshold_gets_a_place_and_one_just_below_does_not() => Prop.ForAll(Fields, field =>
    {
        var (rules, candidates) = Case(field);
        var rule = SelectionRule.Of(rules, candidates);
        double[] values = [.. field.Totals.Select((total, i) => total + i / 100.0)];
        double[] thresholds = rule.Thresholds(values);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(thresholds[i] < 1000, InsideWith(rule, values, i, 1000));
            if (double.IsFinite(thresholds[i]))
            {
                Assert.True(InsideWith(rule, values, i, thresholds[i] + 0.001));
                Assert.False(InsideWith(rule, values, i, thresholds[i] - 0.001));
            }
            else
            {
                Assert.Equal(double.IsNegativeInfinity(thresholds[i]), InsideWith(rule, values, i, -1000));
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void An_application_without_a_value_gets_no_place() =>
        Assert.Equal([false, true, true], SelectionRule.Top(3, 3).Shortlist([null, 1, 2]));

    [Fact]
    public void Values_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SelectionRule.Top(2, 1).Shortlist([1]));
        Assert.Throws<ArgumentException>(() => SelectionRule.Top(2, 1).Shortlist([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SelectionRule.Top(2, -1));
    }

    private static bool InsideWith(SelectionRule rule, double[] values, int application, double value) =>
        rule.Shortlist([.. values.Select((other, i) => (double?)(i == application ? value : other))])[application];

    private static (RankingRules Rules, Candidate[] Candidates) Case((int[] Totals, int[] Cities, int Places, int Most, int Minimum) field) => (
        new()
        {
            Dimensions = [new("x", 10_000)],
            Places = field.Places < 0 ? null : field.Places,
            MinimumTotal = field.Minimum < 0 ? null : field.Minimum,
            Quotas = field.Most == 0 ? [] : [new(field.Most)],
        },
        [
            .. field.Cities.Select((city, i) => new Candidate($"A{i:D2}", i % 4 == 3 ? "star" : "core", city == 0 ? null : $"city {city}")),
        ]);
}
