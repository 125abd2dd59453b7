using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Diagnostics;

public sealed class DiagnosticFigureTests
{
    [Fact]
    public void Benjamini_and_Hochbergs_fifteen_tests_leave_four()
    {
        // the example of the paper of 1995: thrombolysis after a heart attack
        double[] p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1];

        double[] adjusted = FalseDiscovery.Adjust(p);

        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
        Assert.Equal(0.0015, adjusted[0], 10);
        Assert.Equal(15 * .0298 / 7, adjusted[5], 10);   // not 15·0.0278/6, which is more
        Assert.Throws<ArgumentException>(() => FalseDiscovery.Adjust([0.5, double.NaN]));
    }

    [Fact]
    public void Adjusted_p_values_keep_their_order_and_follow_the_order_of_input() => Prop.ForAll(
        Gen.Choose(0, 1000).ArrayOf(12).ToArbitrary(), numbers =>
    {
        double[] p = [.. numbers.Select(number => number / 1000.0)];
        double[] adjusted = FalseDiscovery.Adjust(p);
        IEnumerable<double> reversed = FalseDiscovery.Adjust([.. Enumerable.Reverse(p)]).Reverse();

        Assert.Equal(adjusted.AsEnumerable(), reversed);
        Assert.All(p.Zip(adjusted), pair => Assert.InRange(pair.Second, pair.First, 1));
        Assert.Equal(p.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second), adjusted.Order());
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Wilsons_interval_of_a_share()
    {
        // 10 of 50 marks in the middle, against none of 40: Wilson's limits of 0.2 are 0.112 and 0.330
        var ratings = Ratings.Create(
            from expert in Enumerable.Range(0, 2)
            from application in Enumerable.Range(0, expert == 0 ? 50 : 40)
            select new Rating($"A{application:D2}", $"E{expert}", expert == 0 && application < 10 ? 50 : application % 2 == 0 ? 10 : 90));

        var finding = ScaleUse.CentralTendency(ratings, 0, 100)[0];

        Assert.Equal((0.2, 50), (finding.Value.Value, finding.Count));
        Assert.Equal(0.112, finding.Interval!.Value.Lower, 0.0005);
        Assert.Equal(0.330, finding.Interval.Value.Upper, 0.0005);
        Assert.Equal(0.5 / 41, finding.Reference!.Value, 12);
        Assert.Equal(DiagnosticSignal.CentralTendency, finding.Suspicion);
    }

    [Fact]
    public void Drift_is_the_slope_of_the_residuals_and_affinity_their_difference_of_means()
    {
        double[] residuals = [1.2, 0.4, 0.9, -0.3, 0.1, -0.8, -0.2, -1.3];
        var fit = OfOneExpert(residuals);
        var order = fit.Ratings.Applications.Select((code, place) => (code, place + 1.0)).ToDictionary(one => (one.code, "E"), one => one.Item2);
        var groups = fit.Ratings.Applications.Take(3).ToDictionary(code => code, _ => "g");

        var drift = Assert.Single(ReviewOrderDrift.Of(fit, order));
        var affinity = Assert.Single(GroupAffinity.Of(fit, groups));

        // Σ(x − 4.5)(y − ȳ) / 42, ȳ = 0; the residual sum of squares is Σy² − slope²·42
        double slope = (-3.5 * 1.2 - 2.5 * 0.4 - 1.5 * 0.9 + 0.5 * 0.3 + 0.5 * 0.1 - 1.5 * 0.8 - 2.5 * 0.2 - 3.5 * 1.3) / 42;
        double error = Math.Sqrt((residuals.Sum(one => one * one) - slope * slope * 42) / 6 / 42);
        Assert.Equal(slope, drift.Value.Value!.Value, 12);
        Assert.Equal(slope - 2.446911851 * error, drift.Interval!.Value.Lower, 1e-8);   // t(6; 0.975)
        Assert.Equal(DiagnosticSignal.Drift, drift.Suspicion);
        Assert.Equal(2.5 / 3 + 2.5 / 5, affinity.Value.Value!.Value, 12);
        Assert.Equal((3, "g", DiagnosticSignal.Favoring), (affinity.Count, affinity.Subject, affinity.Suspicion));
    }

    [Fact]
    public void Too_few_reviews_are_undefined_and_say_so()
    {
        var fit = OfOneExpert([1, -1]);

        Assert.Equal(UndefinedReason.TooFewValues, ExpertSpread.Of(fit.Ratings)[0].Value.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, PeerAgreement.Of(fit)[0].Value.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, Assert.Single(GroupAffinity.Of(fit, new Dictionary<string, string> { ["A0"] = "g" })).Value.Reason);
        Assert.Empty(ExpertDiagnostics.Of(fit).Experts[0].Flagged);
    }

    [Fact]
    public void Marks_on_ranges_of_different_length_are_compared_by_their_share()
    {
        var ranges = new Dictionary<string, MarkRange> { ["x"] = new(0, 25), ["y"] = new(0, 20) };
        var panel = Panel.Create(
        [
            new("A", "E1", "x", 12.5m), new("A", "E1", "y", 10), new("B", "E1", "x", 20), new("B", "E1", "y", 10),
            new("A", "E2", "x", 10), new("A", "E2", "y", 10), new("B", "E2", "x", 25),
        ]);

        var shares = StraightLining.Of(DimensionMarks.Of(panel, ranges));

        Assert.Equal([0.5, 0], shares.Select(finding => finding.Value.Value!.Value));
        Assert.Equal([2, 1], shares.Select(finding => finding.Count));   // E2's sheet of B is incomplete
        Assert.Equal(1, StraightLining.Of(DimensionMarks.Of(panel))[1].Value.Value);
        Assert.Throws<ArgumentException>(() => DimensionMarks.Of(panel, new Dictionary<string, MarkRange> { ["x"] = new(0, 25) }));
    }

    [Fact]
    public void Constants_for_one_expert_move_severity_and_nothing_else()
    {
        var panel = new PlantedPanel();
        double[] raised = [.. panel.Ratings.All().Select(rating => rating.Value + (rating.Expert == "E03" ? 7 : 0))];
        var before = ExpertDiagnostics.Of(FittedPanel.Of(LeastSquares.Fit(panel.Ratings), 5), null, panel.Options with { Scale = null });
        var after = ExpertDiagnostics.Of(FittedPanel.Of(LeastSquares.Fit(panel.Ratings.With(raised)), 5), null, panel.Options with { Scale = null });

        foreach (var (one, other) in before.Experts.SelectMany(expert => expert.Findings).Zip(after.Experts.SelectMany(expert => expert.Findings)))
        {
            double moved = one.Kind != DiagnosticKind.Severity ? 0 : one.Expert == "E03" ? 7 * 23.0 / 24 : -7 / 24.0;
            Assert.Equal((one.Expert, one.Kind, one.Subject), (other.Expert, other.Kind, other.Subject));
            Assert.Equal(one.Value.Value!.Value + moved, other.Value.Value!.Value, 1e-8);
        }
    }

    [Fact]
    public void Impossible_fits_are_refused_by_name()
    {
        var ratings = Ratings.Create([new("A", "E", 1), new("A", "F", 2)]);

        var error = Assert.Throws<ArgumentException>(() => new FittedPanel(ratings, [0, double.NaN], [0, 0], 1, 1, [0, 0], [1, 1], 1));
        Assert.Contains("Application \"A\", expert \"F\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FittedPanel(ratings, [0, 0], [0, 1.5], 1, 1, [0, 0], [1, 1], 1));
        Assert.Throws<ArgumentException>(() => new FittedPanel(ratings, [0], [0, 0], 1, 1, [0, 0], [1, 1], 1));
        Assert.Throws<ArgumentException>(() => FittedPanel.Of(LeastSquares.Fit(ratings, [1, 2]), 1));
    }

    private static FittedPanel OfOneExpert(double[] residuals) => new(
        Ratings.Create(residuals.Select((residual, place) => new Rating($"A{place}", "E", 70 + residual))),
        residuals,
        new double[residuals.Length],
        1,
        30,
        [0],
        [0.5],
        1);
}
