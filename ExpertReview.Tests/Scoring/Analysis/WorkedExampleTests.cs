using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Analysis;

/// <summary>The worked example of docs/scoring.md, which can be followed by hand, to the printed digit.</summary>
public sealed class WorkedExampleTests
{
    private static readonly PanelAnalysis Example = PanelAnalysis.Run(
        PanelText.Panel("A 88 78", "B 82 74", "C 90 - 81", "D 76 - 71", "E - 80 84", "F - 70 70"), places: 2);

    [Fact]
    public void Severities_come_from_the_closed_form_of_this_design()
    {
        var fit = Example.Calibration!.Additive;

        Assert.Equal(2.25, Math.Pow(fit.ResidualDeviation.Value!.Value, 2), 1e-9);
        Assert.Equal((67 / 2.25 - 1) / 3, fit.SeverityRatio, 1e-9);
        Assert.Equal([5.154, -3.544, -1.611], Example.Calibration.Experts.Select(expert => Math.Round(expert.Severity, 3)));
    }

    [Fact]
    public void Experts_spread_alike_and_no_mark_stands_out()
    {
        Assert.Equal(0, Example.Calibration!.Spread!.LogarithmVariance.Value);
        Assert.All(Example.Calibration.Experts, expert => Assert.Equal((1, 1), (expert.Scale, expert.RelativeVariance)));
        Assert.Empty(Example.Calibration.Reliability!.Downweighted);
    }

    [Fact]
    public void The_steps_add_up_and_E_comes_first()
    {
        var steps = Example.Applications.ToDictionary(one => one.Candidate.Application, one => one.Calibrated!.Reconcile(2));

        Assert.Equal(new Reconciliation(83m, -0.81m, 0m, 0m, -0.12m, 82.07m), steps["A"]);
        Assert.Equal(new Reconciliation(82m, 2.58m, 0m, 0m, -0.21m, 84.37m), steps["E"]);
        Assert.Equal(
            ["E", "C", "A", "B", "F", "D"],
            Example.Applications.OrderBy(one => one.CalibratedRank).Select(one => one.Candidate.Application));
        var calibrated = Example.Methods.Single(method => method.Method == ComparedMethod.Calibrated);
        Assert.Equal(["E"], calibrated.Enters);
        Assert.Equal(["A"], calibrated.Leaves);
    }

    [Fact]
    public void The_first_three_are_undecided_for_two_places()
    {
        Assert.Equal(["A", "C", "E"], Example.Applications.Where(one => one.Certainty!.IsContested).Select(one => one.Candidate.Application));
    }
}
