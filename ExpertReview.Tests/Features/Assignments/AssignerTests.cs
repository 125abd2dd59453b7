using System.Globalization;
using ExpertReview.Web.Features.Assignments;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Features.Assignments;

/// <summary>What holds for every draw, and a few worked by hand.</summary>
public sealed class AssignerTests
{
    private static readonly string[] Tracks = ["ai", "textile", "robots"];

    private static readonly string[] Categories = ["技术", "产业", "财务"];

    [Fact]
    public void Recused_pairs_never_meet_and_nobody_gets_an_application_twice() => Holds(problem =>
    {
        var pairs = Assigner.Assign(problem).Pairs;
        return !pairs.Any(problem.Recused.Contains) && pairs.Distinct().Count() == pairs.Count;
    });

    [Fact]
    public void Without_a_limit_an_application_gets_all_it_needs_or_all_who_may() => Holds(problem =>
    {
        var result = Assigner.Assign(problem with { MostPerExpert = null });
        return problem.Applications.All(application =>
            result.Pairs.Count(pair => pair.Application == application.Code) == Math.Min(problem.ExpertsPerApplication, Available(problem, application).Count));
    });

    [Fact]
    public void Without_recusals_loads_differ_by_at_most_one() => Holds(problem =>
    {
        var result = Assigner.Assign(problem with { MostPerExpert = null, Recused = new HashSet<AssignedPair>() });
        var loads = problem.Experts.Select(expert => result.Pairs.Count(pair => pair.Expert == expert.Code)).ToList();
        return loads.Count == 0 || loads.Max() - loads.Min() <= 1;
    });

    [Fact]
    public void No_expert_could_hand_an_application_to_one_who_has_two_fewer() => Holds(problem =>
    {
        // Sums of squares are least, so no single hand-over can make loads more even.
        var result = Assigner.Assign(problem);
        var held = result.Pairs.ToHashSet();
        int Load(string expert) => held.Count(pair => pair.Expert == expert);
        return result.Pairs.All(pair => problem.Experts.All(other =>
            problem.Recused.Contains(new(pair.Application, other.Code)) || held.Contains(new(pair.Application, other.Code)) || Load(other.Code) >= Load(pair.Expert) - 1));
    });

    [Fact]
    public void No_expert_exceeds_the_limit() => Holds(problem =>
        Assigner.Assign(problem with { MostPerExpert = 2 }).Pairs.CountBy(pair => pair.Expert).All(load => load.Value <= 2));

    [Fact]
    public void The_same_seed_gives_the_same_result_in_whatever_order_the_input_comes() => Holds(problem =>
    {
        var turned = problem with
        {
            Applications = [.. problem.Applications.Reverse()],
            Experts = [.. problem.Experts.Reverse().Select(expert => expert with { Tracks = [.. expert.Tracks.Reverse()] })],
            Recused = problem.Recused.Reverse().ToHashSet(),
        };
        var (one, other) = (Assigner.Assign(problem), Assigner.Assign(turned));
        return one.Pairs.SequenceEqual(other.Pairs) && one.Shortfalls.SequenceEqual(other.Shortfalls);
    });

    [Fact]
    public void Shortfalls_are_true_and_complete() => Holds(problem =>
    {
        var result = Assigner.Assign(problem);
        var limit = problem.MostPerExpert ?? int.MaxValue;
        return problem.Applications.All(application =>
        {
            int filled = result.Pairs.Count(pair => pair.Application == application.Code);
            var available = Available(problem, application);
            var said = result.Shortfalls.SingleOrDefault(shortfall => shortfall.Application == application.Code);
            if (said is null)
                return filled == problem.ExpertsPerApplication;
            bool reasonHolds = said.Reason switch
            {
                ShortfallReason.TooFewExperts => problem.Experts.Count < problem.ExpertsPerApplication,
                ShortfallReason.Recusals => problem.Experts.Count >= problem.ExpertsPerApplication && available.Count < problem.ExpertsPerApplication,
                _ => available.Count >= problem.ExpertsPerApplication
                    && available.Where(expert => !result.Pairs.Contains(new(application.Code, expert)))
                        .All(expert => result.Pairs.Count(pair => pair.Expert == expert) == limit),
            };
            return said.Missing == problem.ExpertsPerApplication - filled && said.Missing > 0
                && said.Available == available.Count && said.Recused == problem.Experts.Count - available.Count && reasonHolds;
        });
    });

    [Fact]
    public void Tracks_are_matched_where_loads_allow_it()
    {
        var result = Assigner.Assign(new AssignmentProblem
        {
            Seed = "any",
            ExpertsPerApplication = 1,
            Applications = [new("AAA-101", "ai"), new("AAA-102", "textile")],
            Experts = [new("E-01", "技术", ["textile"]), new("E-02", "技术", ["ai"])],
            Recused = new HashSet<AssignedPair>(),
        });

        Assert.Equal([new("AAA-101", "E-02"), new("AAA-102", "E-01")], result.Pairs);
    }

    [Fact]
    public void Categories_are_mixed_within_an_application()
    {
        var result = Assigner.Assign(new AssignmentProblem
        {
            Seed = "any",
            ExpertsPerApplication = 2,
            Applications = [new("AAA-101", null), new("AAA-102", null)],
            Experts = [new("E-01", "技术", []), new("E-02", "技术", []), new("E-03", "财务", []), new("E-04", "财务", [])],
            Recused = new HashSet<AssignedPair>(),
        });

        Assert.All(result.Pairs.GroupBy(pair => pair.Application), group =>
            Assert.Single(group, pair => pair.Expert is "E-01" or "E-02"));
    }

    [Fact]
    public void Another_seed_draws_otherwise()
    {
        var problem = Problem(applications: 12, experts: 8, places: 3, most: 0, recusals: []) with { Seed = "one" };

        Assert.NotEqual(Assigner.Assign(problem).Pairs, Assigner.Assign(problem with { Seed = "two" }).Pairs);
    }

    [Fact]
    public void The_lottery_is_the_documented_one()
    {
        // printf 'K7Q-204|E-07' | openssl dgst -sha256 -hmac 2026 : its first four digits.
        Assert.Equal(LotteryByHand, new SeededLottery("2026").Number(new("K7Q-204", "E-07")));
    }

    private const int LotteryByHand = 0x2AC9;

    private static void Holds(Func<AssignmentProblem, bool> property)
    {
        var problems =
            from applications in Gen.Choose(0, 9)
            from experts in Gen.Choose(0, 7)
            from places in Gen.Choose(1, 4)
            from most in Gen.Choose(0, 5)
            from recusals in Gen.ListOf(Gen.Choose(0, 999))
            select Problem(applications, experts, places, most, recusals);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(problems.ToArbitrary(), property));
    }

    private static AssignmentProblem Problem(int applications, int experts, int places, int most, IEnumerable<int> recusals)
    {
        string[] codes = [.. Enumerable.Range(0, applications).Select(number => string.Create(CultureInfo.InvariantCulture, $"AAA-{100 + number}"))];
        string[] names = [.. Enumerable.Range(1, experts).Select(number => string.Create(CultureInfo.InvariantCulture, $"E-{number:00}"))];
        return new AssignmentProblem
        {
            Seed = "seed",
            ExpertsPerApplication = places,
            MostPerExpert = most == 0 ? null : most,
            Applications = [.. codes.Select((code, number) => new ApplicationToAssign(code, Tracks[number % Tracks.Length]))],
            Experts = [.. names.Select((name, number) => new ExpertToAssign(name, Categories[number % Categories.Length], [Tracks[number * 2 % Tracks.Length]]))],
            Recused = codes.Length == 0 || names.Length == 0
                ? new HashSet<AssignedPair>()
                : recusals.Select(number => new AssignedPair(codes[number % codes.Length], names[number / codes.Length % names.Length])).ToHashSet(),
        };
    }

    private static List<string> Available(AssignmentProblem problem, ApplicationToAssign application) =>
        [.. problem.Experts.Select(expert => expert.Code).Where(code => !problem.Recused.Contains(new(application.Code, code)))];
}
