using ExpertReview.Web.Features.Eligibility;
using static ExpertReview.Tests.Features.Eligibility.Checked;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>What rulings change of the findings, and for how long.</summary>
public sealed class RulingEvaluationTests
{
    [Fact]
    public void A_waiver_is_never_automatic_and_lifts_the_rule_that_it_waives()
    {
        var facts = Facts(Cluster, "collab", "software", "scale.1=45", "330624");
        var before = All(Cluster, facts, []);
        var after = All(Cluster, facts, [Ruling(facts, "E1b", RulingKind.Waived, before.Single(one => one.Rule.Code == "E1"))]);

        Assert.Equal((Verdict.Failed, Verdict.NotApplicable), (Of(before, "E1").Verdict, Of(before, "E1b").Verdict));
        Assert.Equal((Verdict.Waived, Verdict.Waived), (Of(after, "E1").Verdict, Of(after, "E1b").Verdict));
        Assert.Equal(Verdict.Failed, Of(after, "E1").Automatic);
    }

    [Fact]
    public void A_waiver_lapses_when_the_figure_changes()
    {
        var facts = Facts(Cluster, "collab", "software", "scale.1=45", "330624");
        var waiver = Ruling(facts, "E1b", RulingKind.Waived, Rule(Cluster, "E1", facts));
        facts.Answers.Values["scale.1"] = "4";

        var after = All(Cluster, facts, [waiver]);

        Assert.Equal(Verdict.Failed, Of(after, "E1").Verdict);
        Assert.True(Of(after, "E1b").RulingOutdated);
    }

    [Theory]
    [InlineData(RulingKind.Passed, Verdict.Passed)]
    [InlineData(RulingKind.Failed, Verdict.Failed)]
    public void A_judgement_counts_until_the_finding_changes(RulingKind kind, Verdict verdict)
    {
        var facts = Facts(Cluster, "collab", "software", "x=无");
        var ruling = Ruling(facts, "E4", kind, Rule(Cluster, "E4", facts));
        var ruled = Of(All(Cluster, facts, [ruling]), "E4");
        facts.Answers.Values["x"] = "创新型产业集群";
        var corrected = Of(All(Cluster, facts, [ruling]), "E4");

        Assert.Equal((verdict, false), (ruled.Verdict, ruled.RulingOutdated));
        Assert.Equal((Verdict.Passed, true), (corrected.Verdict, corrected.RulingOutdated));
    }

    private static Finding Of(IReadOnlyList<Finding> findings, string rule) => findings.Single(finding => finding.Rule.Code == rule);
}
