using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Programs;

public sealed class PhaseTests
{
    /// <summary>The table of docs/concepts.md: 填报, 形式审查, 匿名与分配, 评分, 复核, 定稿.</summary>
    [Theory]
    [InlineData(PhaseRight.EditRuleset, "yes yes yes no no no")]
    [InlineData(PhaseRight.Import, "yes yes no no no no")]
    [InlineData(PhaseRight.Correct, "yes yes yes no no no")]
    [InlineData(PhaseRight.Decide, "no yes yes no no no")]
    [InlineData(PhaseRight.Blind, "no yes yes no no no")]
    [InlineData(PhaseRight.InviteExperts, "yes yes yes yes no no")]
    [InlineData(PhaseRight.Recuse, "yes yes yes yes no no")]
    [InlineData(PhaseRight.Assign, "no no yes yes no no")]
    [InlineData(PhaseRight.Score, "no no no yes no no")]
    [InlineData(PhaseRight.Freeze, "no no no no yes yes")]
    [InlineData(PhaseRight.ReadOwnMarking, "no no no no no yes")]
    public void A_right_holds_in_exactly_these_phases(PhaseRight right, string phases) =>
        Assert.Equal(phases.Split(' '), Enum.GetValues<Phase>().Select(phase => phase.Allows(right) ? "yes" : "no"));

    [Fact]
    public void The_table_has_every_right() =>
        Assert.Equal(
            Enum.GetValues<PhaseRight>().Length,
            typeof(PhaseTests).GetMethod(nameof(A_right_holds_in_exactly_these_phases))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length);

    [Theory]
    [InlineData(Phase.Filing, "Eligibility Preparation")]
    [InlineData(Phase.Eligibility, "Filing Preparation")]
    [InlineData(Phase.Preparation, "Filing Eligibility")]
    [InlineData(Phase.Scoring, "")]
    [InlineData(Phase.Reconsideration, "Final")]
    [InlineData(Phase.Final, "Reconsideration")]
    public void Scoring_is_entered_and_left_only_by_the_round(Phase from, string reachable) =>
        Assert.Equal(reachable, string.Join(' ', from.ReachableByHand()));
}
