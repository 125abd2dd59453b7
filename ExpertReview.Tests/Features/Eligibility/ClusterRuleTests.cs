using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Programs;
using static ExpertReview.Tests.Features.Eligibility.Checked;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>Rules E1–E10 of the cluster selection, each at its border. 330624 新昌 is no mountain-and-island county; 330723 武义 and 330922 嵊泗 are.</summary>
public sealed class ClusterRuleTests
{
    [Theory]
    [InlineData("core", "software", "300", "330624", Verdict.Passed, "300")]
    [InlineData("core", "software", "299.99", "330624", Verdict.Failed, "300")]
    [InlineData("collab", "software", "50", "330624", Verdict.Passed, "50")]
    [InlineData("collab", "software", "49.99", "330624", Verdict.Failed, "50")]
    [InlineData("collab", "software", "35", "330723", Verdict.Passed, "35")]
    [InlineData("collab", "software", "34.99", "330723", Verdict.Failed, "35")]
    [InlineData("core", "textile", "700", "330922", Verdict.Passed, "700")]
    [InlineData("core", "textile", "699.99", "330922", Verdict.Failed, "700")]
    [InlineData("star", "star-07", "7", "330723", Verdict.Passed, "7")]
    [InlineData("star", "star-07", "6.99", "330723", Verdict.Failed, "7")]
    [InlineData("star", "star-other-2", "10", "330624", Verdict.Passed, "10")]
    [InlineData("star", "star-other-2", "9.99", "330624", Verdict.Failed, "10")]
    public void E1_compares_with_the_tracks_threshold(string type, string track, string figure, string county, Verdict verdict, string threshold)
    {
        var finding = Rule(Cluster, "E1", Facts(Cluster, type, track, "scale.1=" + figure, county));

        Assert.Equal((verdict, threshold), (finding.Verdict, Number(finding.Threshold!.Value / 1.0000m)));
        Assert.Equal(figure, Number(finding.Figure!.Value));
        Assert.Equal("scale.1", Assert.Single(finding.Sources).Field);
    }

    [Theory]
    [InlineData("2025-05-28", Verdict.Failed)]
    [InlineData("2024-08-21", Verdict.Passed)]
    public void The_list_in_force_decides_the_relief(string inForce, Verdict verdict)
    {
        // 永嘉 (330324) left the list on 2025-05-28.
        var ruleset = Cluster with { MountainIsland = Cluster.MountainIsland with { InForce = DateOnly.Parse(inForce, System.Globalization.CultureInfo.InvariantCulture) } };

        var finding = Rule(ruleset, "E1", Facts(ruleset, "collab", "software", "scale.1=40", "330324"));

        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(finding.Remarks, remark => remark.Arguments.Contains(inForce));
    }

    [Fact]
    public void An_unknown_county_has_no_relief_and_it_is_said()
    {
        var finding = Rule(Cluster, "E1", Facts(Cluster, "collab", "software", "scale.1=40"));

        Assert.Equal(Verdict.Failed, finding.Verdict);
        Assert.True(finding.Says("CountyUnknown"));
    }

    [Theory]
    [InlineData("star", "TrackOfNoHighland")]
    [InlineData("core", "TrackUnknown")]
    public void E1_of_an_unknown_track_is_for_an_officer(string type, string remark)
    {
        var finding = Rule(Cluster, "E1", Facts(Cluster, type, null, "scale.1=99", "330624"));

        Assert.Equal(Verdict.NeedsJudgement, finding.Verdict);
        Assert.True(finding.Says(remark));
    }

    [Fact]
    public void E1_is_not_decided_without_a_figure_nor_for_a_closed_track()
    {
        Assert.Equal(Verdict.NeedsJudgement, Rule(Cluster, "E1", Facts(Cluster, "core", "software")).Verdict);
        Assert.Equal(Verdict.NotApplicable, Rule(Cluster, "E1", Facts(Cluster, "core", "chips", "scale.1=1")).Verdict);
    }

    [Theory]
    [InlineData("core", "1", Verdict.Passed)]
    [InlineData("core", "0", Verdict.Failed)]
    [InlineData("collab", "0", Verdict.NotApplicable)]
    [InlineData("star", "0", Verdict.NotApplicable)]
    public void E2_asks_core_areas_for_a_chain_leader(string type, string count, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Cluster, "E2", Facts(Cluster, type, "textile", "scale.4=" + count)).Verdict);

    [Theory]
    [InlineData("textile", "innovation.4=1; innovation.5=0", Verdict.Passed)]
    [InlineData("textile", "innovation.4=0; innovation.5=3", Verdict.Passed)]
    [InlineData("textile", "innovation.4=0; innovation.5=2", Verdict.Failed)]
    [InlineData("textile", "innovation.5=2", Verdict.NeedsJudgement)]
    [InlineData("ai", "innovation.5=3", Verdict.Passed)]
    [InlineData("ai", "innovation.5=2", Verdict.NeedsJudgement)]
    [InlineData("software", "innovation.4=9; innovation.5=2", Verdict.NeedsJudgement)]
    public void E3_takes_either_platforms_or_institutes(string track, string answers, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Cluster, "E3", Facts(Cluster, "core", track, answers)).Verdict);

    [Theory]
    [InlineData("E4", "core", "无", Verdict.NeedsJudgement)]
    [InlineData("E4", "collab", "无", Verdict.NeedsJudgement)]
    [InlineData("E4", "collab", "创新型产业集群", Verdict.Passed)]
    [InlineData("E4", "star", "无", Verdict.NotApplicable)]
    [InlineData("E5", "star", "无", Verdict.Passed)]
    [InlineData("E5", "star", "创新型产业集群", Verdict.NeedsJudgement)]
    [InlineData("E5", "core", "创新型产业集群", Verdict.NotApplicable)]
    public void E4_and_E5_are_matters_of_principle(string rule, string type, string x, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Cluster, rule, Facts(Cluster, type, "textile", "x=" + x)).Verdict);

    [Fact]
    public void E4_is_not_passed_by_an_empty_answer() =>
        Assert.Equal(Verdict.NeedsJudgement, Rule(Cluster, "E4", Facts(Cluster, "core", "textile")).Verdict);

    [Theory]
    [InlineData("core", "textile", Verdict.Passed)]
    [InlineData("core", "chips", Verdict.Failed)]
    [InlineData("star", "textile", Verdict.Failed)]
    [InlineData("star", null, Verdict.NeedsJudgement)]
    [InlineData("core", null, Verdict.NeedsJudgement)]
    public void E6_refuses_closed_tracks(string type, string? track, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Cluster, "E6", Facts(Cluster, type, track)).Verdict);

    [Theory]
    [InlineData("", Verdict.Passed)]
    [InlineData("type=核心区 协同区", Verdict.Failed)]
    [InlineData("track=人工智能、高端软件", Verdict.Failed)]
    public void E7_takes_one_type_and_one_track(string answers, Verdict verdict) =>
        Assert.Equal(verdict, Rule(Cluster, "E7", Facts(Cluster, "core", "textile", answers)).Verdict);

    [Fact]
    public void E8_names_what_is_not_filled_and_which_lists_are_missing()
    {
        var facts = Filled(Cluster, Facts(Cluster, "core", "software"));
        var open = Rule(Cluster, "E8", facts);
        facts.Answers.Values["leader"] = null;
        var failed = Rule(Cluster, "E8", facts);

        Assert.Equal(Verdict.NeedsJudgement, open.Verdict);
        string[] lists = [.. open.Remarks.Single(remark => remark.Key == "ListsMissing").Fields];
        Assert.Contains("innovation.11", lists);
        // Not filled in software; no list is asked for revenue or talents.
        Assert.DoesNotContain(lists, field => field is "innovation.4" or "scale.9" or "scale.1" or "ecosystem.2");
        Assert.Equal(["document.plan"], open.Remarks.Single(remark => remark.Key == "DocumentsMissing").Fields);
        Assert.Equal(Verdict.Failed, failed.Verdict);
        Assert.Equal(["leader"], failed.Remarks[0].Fields);
    }

    [Fact]
    public void E8_passes_with_every_list_received_or_classified_and_a_zero_owes_none()
    {
        var facts = Filled(Cluster, Facts(Cluster, "core", "textile", "scale.7=0"));
        var owed = OwedEvidence.Of(facts, Cluster);
        var evidence = owed.ToDictionary(one => one.Code, _ => EvidenceState.Received);
        evidence["scale.4"] = EvidenceState.Classified;

        Assert.DoesNotContain(owed, one => one.Code is "scale.7" or "innovation.11");
        Assert.Equal(Verdict.Passed, Rule(Cluster, "E8", facts, evidence).Verdict);
        evidence.Remove("scale.18");
        Assert.Equal(["scale.18"], Rule(Cluster, "E8", facts, evidence).Remarks.Single().Fields);
    }

    [Theory]
    [InlineData(300, Verdict.Passed)]
    [InlineData(301, Verdict.NeedsJudgement)]
    public void E9_reports_texts_that_are_too_long_with_their_counts(int length, Verdict verdict)
    {
        var finding = Rule(Cluster, "E9", Facts(Cluster, "core", "textile", "advantage=" + new string('优', length)));

        Assert.Equal(verdict, finding.Verdict);
        if (verdict != Verdict.Passed)
            Assert.Equal(["301", "300"], finding.Remarks.Single().Arguments);
    }

    [Theory]
    [InlineData(3, Verdict.Passed)]
    [InlineData(4, Verdict.NeedsJudgement)]
    public void E10_allows_three_rising_stars_of_a_city(int stars, Verdict verdict)
    {
        // Counties of 绍兴; a core area and a star of 金华 do not count.
        var all = Enumerable.Range(0, stars).Select(at => Facts(Cluster, "star", "star-07", county: at % 2 == 0 ? "330624" : "330681")).ToList();
        var finding = Rule(
            Cluster, "E10", all[0], [.. all.Skip(1), Facts(Cluster, "core", "textile", county: "330624"), Facts(Cluster, "star", "star-07", county: "330723")]);

        Assert.Equal((verdict, stars), (finding.Verdict, (int)finding.Figure!));
    }

    [Fact]
    public void E10_needs_the_city() =>
        Assert.Equal(Verdict.NeedsJudgement, Rule(Cluster, "E10", Facts(Cluster, "star", "star-07")).Verdict);
}
