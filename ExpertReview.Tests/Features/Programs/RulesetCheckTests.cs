using System.Collections;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Programs;
using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Tests.Features.Programs;

public sealed partial class RulesetCheckTests
{
    private static readonly Ruleset Scheme = BuiltInSchemes.All["cluster-selection-2026"];

    public static TheoryData<string> Schemes => [.. BuiltInSchemes.All.Keys];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void The_built_in_schemes_pass(string scheme) => Assert.Empty(RulesetCheck.Check(BuiltInSchemes.All[scheme]));

    [Fact]
    public void Weights_that_do_not_add_up_are_named_with_their_sum() =>
        Refuses(With(dimension => dimension with { Weight = dimension.Weight + 1 }), "dimensions", Code.WeightSum, 100.01m);

    [Fact]
    public void A_step_must_divide_the_range() =>
        Refuses(With(dimension => dimension with { Step = 30 }), "dimensions[0].step", Code.StepDoesNotDivide, 0.3m, 0m, 100m);

    [Fact]
    public void A_code_occurs_once()
    {
        Refuses(With(dimension => dimension with { Code = "innovation" }), "dimensions[1].code", Code.DuplicateCode, "innovation");
        Refuses(Scheme with { Types = [.. Scheme.Types, Scheme.Types[0]] }, "types[3].code", Code.DuplicateCode, "core");
        Refuses(With(dimension => dimension with { Code = "规模 [1]" }), "dimensions[0].code", Code.BadCode, "规模 [1]");
    }

    [Fact]
    public void An_open_track_needs_the_thresholds_that_a_rule_reads_and_a_closed_one_does_not()
    {
        var software = Scheme.Track("software")! with { Thresholds = new Dictionary<string, decimal> { ["core"] = 300 } };

        Refuses(Scheme with { Tracks = [software] }, "tracks[0].thresholds[collab]", Code.ThresholdMissing, "高端软件", "省级重点产业集群协同区", "E1");
        Assert.DoesNotContain(RulesetCheck.Check(Scheme with { Tracks = [software with { Open = false }] }), problem => problem.Code == Code.ThresholdMissing);
    }

    [Theory]
    [InlineData("dimension:beauty")]
    [InlineData("mean")]
    [InlineData("")]
    public void A_tie_chain_names_what_exists(string step) =>
        Refuses(Scheme with { Ranking = Scheme.Ranking with { TieChain = ["raw-mean", step] } }, "ranking.tieChain[1]", Code.UnknownTieStep, step);

    [Fact]
    public void A_quota_names_a_type_and_no_type_has_two()
    {
        Refuses(Scheme with { Quotas = [new Quota { Type = "moon" }] }, "quotas[0].type", Code.UnknownType, "moon");
        Refuses(Scheme with { Quotas = [new Quota { Type = "core" }, new Quota { Type = "core" }] }, "quotas[1].type", Code.DuplicateQuota, "core");
        Refuses(Scheme with { Quotas = [new Quota { Type = "core", MinimumTotal = 10_001 }] }, "quotas[0].minimumTotal", Code.OutOfRange, 0, 100m);
    }

    [Fact]
    public void The_list_in_force_must_exist_and_hold_counties_of_the_gazetteer()
    {
        var lists = Scheme.MountainIsland;

        Refuses(Scheme with { MountainIsland = lists with { InForce = new(2030, 1, 1) } }, "mountainIsland.inForce", Code.NoListInForce, new DateOnly(2030, 1, 1));
        Refuses(
            Scheme with { MountainIsland = lists with { Lists = [lists.Lists[2] with { Counties = ["330100"] }] } },
            "mountainIsland.lists[0].counties", Code.UnknownCounty, "330100");
    }

    [Theory]
    [InlineData("scale.99", Code.UnknownField)]
    [InlineData("advantage", Code.WrongFieldKind)]
    public void A_rule_reads_a_field_of_the_form_that_suits_it(string field, Code code) =>
        Refuses(Scheme with { Eligibility = [Scheme.Eligibility[0] with { Field = field }] }, "eligibility[E1].field", code, field);

    [Fact]
    public void A_rule_offers_only_what_the_form_offers() => Refuses(
        Scheme with { Eligibility = [Scheme.Eligibility.Single(rule => rule.Code == "E5") with { Values = ["没有"] }] },
        "eligibility[E5].values", Code.UnknownChoice, "没有", "当前所属“X”体系类型");

    [Fact]
    public void Experts_and_dropping_have_their_least_numbers()
    {
        Refuses(Scheme with { ExpertsPerApplication = 0 }, "expertsPerApplication", Code.OutOfRange, 1m, 99m);
        Refuses(Scheme with { Ranking = Scheme.Ranking with { DropFromExperts = 2 } }, "ranking.dropFromExperts", Code.OutOfRange, 3m, 99m);
        Refuses(Scheme with { CommentRequired = true, CommentMaxLength = 0 }, "commentMaxLength", Code.OutOfRange, 1m, 10_000m);
    }

    [Fact]
    public void An_indicator_is_a_figure_of_the_form_that_belongs_to_a_dimension()
    {
        Refuses(Scored(new IndicatorRule { Field = "scale.99" }), "indicators.figures[scale.99]", Code.UnknownField, "scale.99");
        Refuses(Scored(new IndicatorRule { Field = "advantage" }), "indicators.figures[advantage]", Code.WrongFieldKind, "advantage");
        Refuses(Scored(new() { Field = "scale.1" }, new() { Field = "scale.1" }), "indicators.figures[scale.1]", Code.DuplicateCode, "scale.1");
        Refuses(Scored(), "indicators.figures", Code.Empty);
        Refuses(Scored(new IndicatorRule { Field = "scale.1", Weight = 0 }), "indicators.figures[scale.1].weight", Code.NoWeight, "规模实力强");
        Refuses(Scored(new IndicatorRule { Field = "scale.1", Weight = -1 }), "indicators.figures[scale.1].weight", Code.OutOfRange, 0m, 10_000m);
    }

    [Fact]
    public void Shares_are_shares_and_indicators_count_only_on_one_scale()
    {
        var scored = Scored(new IndicatorRule { Field = "scale.1" });

        Refuses(scored with { Indicators = scored.Indicators! with { Share = 10_001 } }, "indicators.share", Code.OutOfRange, 0, 100);
        Refuses(scored with { Indicators = scored.Indicators! with { LeastShare = -1 } }, "indicators.leastShare", Code.OutOfRange, 0, 100);
        Refuses(
            With(dimension => dimension with { Maximum = 2000 }) with { Indicators = scored.Indicators! with { Share = 1000 } },
            "indicators.share", Code.ScalesDiffer);
    }

    [Theory]
    [InlineData(IndicatorWeighting.Hierarchy, "", Code.Missing, "scale")]
    [InlineData(IndicatorWeighting.Hierarchy, "1 3|x 1", Code.NotANumber, "x")]
    [InlineData(IndicatorWeighting.Hierarchy, "1 3|1/3 0", Code.NotANumber, "0")]
    [InlineData(IndicatorWeighting.Hierarchy, "1 3", Code.WrongTableSize, 2, 2)]
    [InlineData(IndicatorWeighting.Hierarchy, "1 3|1/2 1", Code.NotReciprocal, 1, 2)]
    [InlineData(IndicatorWeighting.BestWorst, "1 3|2 4", Code.NotBestWorst)]
    [InlineData(IndicatorWeighting.BestWorst, "1 3 5|3 1 1", Code.WrongTableSize, 2, 2)]
    public void Judgements_are_a_table_that_holds_together(IndicatorWeighting weighting, string rows, Code code, params object[] arguments)
    {
        var scored = Scored(new() { Field = "scale.1" }, new() { Field = "scale.2" });

        Refuses(
            scored with
            {
                Indicators = scored.Indicators! with
                {
                    Weighting = weighting,
                    Judgements = rows.Length == 0 ? [] : [new() { Dimension = "scale", Rows = rows.Split('|') }],
                },
            },
            "indicators.judgements[scale]", code, arguments);
    }

    [Theory]
    [InlineData(IndicatorWeighting.Hierarchy, "1 3|1/3 1")]
    [InlineData(IndicatorWeighting.BestWorst, "1，３|3 1")]
    public void Judgements_may_be_written_as_people_write_them(IndicatorWeighting weighting, string rows)
    {
        var scored = Scored(new() { Field = "scale.1" }, new() { Field = "scale.2" }, new() { Field = "innovation.1" });

        Assert.Empty(RulesetCheck.Check(scored with
        {
            Indicators = scored.Indicators! with { Weighting = weighting, Judgements = [new() { Dimension = "scale", Rows = rows.Split('|') }] },
        }));
    }

    [Theory]
    [InlineData("1 2 4|1/2 1 2|1/4 1/2 1", true)]
    [InlineData("1 9 1/9|1/9 1 9|9 1/9 1", false)]
    public void Judgements_that_contradict_one_another_show_it(string rows, bool acceptable)
    {
        var rules = new IndicatorRules { Figures = [], Weighting = IndicatorWeighting.Hierarchy };
        var table = new IndicatorJudgements { Dimension = "scale", Rows = rows.Split('|') };

        Assert.Equal(acceptable, JudgementConsistency.Of(rules, table)!.IsAcceptable);
        Assert.Null(JudgementConsistency.Of(rules with { Weighting = IndicatorWeighting.BestWorst }, table));
    }

    [Fact]
    public void Every_problem_and_every_place_has_a_text()
    {
        var keys = XDocument.Load(Path.Combine(Repository.Root, "ExpertReview.Web", "Features", "Programs", "ProgramsText.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        var expected = Enum.GetNames<Code>().Select(code => "Problem_" + code)
            .Concat(Enum.GetNames<EligibilityCheck>().Select(check => "Rule_" + check))
            .Concat(Enum.GetNames<RulesetFileFault>().Select(fault => "File_" + fault))
            .Concat(Enum.GetNames<PhaseRight>().Select(right => "Right_" + right))
            .Concat(Enum.GetNames<MidpointRounding>().Select(rounding => "Rounding_" + rounding))
            .Concat(Enum.GetNames<AggregationMethod>().Select(method => "Aggregation_" + method))
            .Concat(Choices<AggregationMethod>("Aggregation")).Concat(Choices<IndicatorNormalization>("Normalization"))
            .Concat(Choices<IndicatorWeighting>("Weighting")).Concat(Choices<IndicatorDirection>("Direction"))
            .Concat(Parts(typeof(Ruleset)).Distinct().Select(part => "Part_" + part));

        Assert.DoesNotContain(expected, key => !keys.Contains(key));
    }

    /// <summary>The names of everything that a ruleset's JSON holds.</summary>
    private static IEnumerable<string> Parts(Type type) => type.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
    {
        var inner = property.PropertyType;
        while (inner.IsGenericType && typeof(IEnumerable).IsAssignableFrom(inner))
            inner = inner.GetGenericArguments()[^1];
        string name = FirstLetter().Replace(property.Name, letter => letter.Value.ToLowerInvariant());
        return inner.Namespace == typeof(Ruleset).Namespace && inner.IsClass ? Parts(inner).Prepend(name) : [name];
    });

    private static IEnumerable<string> Choices<T>(string list)
        where T : struct, Enum =>
        Enum.GetNames<T>().Select(choice => $"{list}_short_{char.ToLowerInvariant(choice[0])}{choice[1..]}");

    private static Ruleset Scored(params IndicatorRule[] figures) => Scheme with { Indicators = new() { Figures = figures } };

    private static Ruleset With(Func<Dimension, Dimension> first) =>
        Scheme with { Dimensions = [first(Scheme.Dimensions[0]), .. Scheme.Dimensions.Skip(1)] };

    private static void Refuses(Ruleset ruleset, string path, Code code, params object[] arguments)
    {
        var found = RulesetCheck.Check(ruleset).FirstOrDefault(problem => problem.Path == path && problem.Code == code);

        Assert.True(found is not null, $"{path} {code} is not among: {string.Join("; ", RulesetCheck.Check(ruleset).Select(problem => $"{problem.Path} {problem.Code}"))}");
        Assert.Equal(arguments, found.Arguments);
    }

    [GeneratedRegex("^[A-Z]")]
    private static partial Regex FirstLetter();
}
