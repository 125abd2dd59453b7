using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Analysis;

public sealed class ExpertRemovalTests
{
    [Fact]
    public void Scores_without_an_expert_are_those_of_the_reduced_equations()
    {
        var totals = SimulatedPanel.Of(21, applications: 40, experts: 8).Ratings;
        Assert.True(PanelCalibration.TryOf(totals, null, out var calibration, out _));
        var removal = new ExpertRemoval(calibration);

        for (int expert = 0; expert < totals.Experts.Count; expert++)
        {
            int[] kept = [.. Enumerable.Range(0, totals.Count).Where(r => totals.ExpertOf[r] != expert)];
            var reduced = calibration.Adjusted.WithoutExpert(expert);
            double[] weights = [.. kept.Select(r => calibration.Additive.Weights[r])];
            var fit = ApplicationFixed.Fit(reduced, calibration.Additive.SeverityRatio, weights);
            var scores = removal.ScoresWithout(expert);
            for (int i = 0; i < reduced.Applications.Count; i++)
            {
                int position = totals.Applications.ToList().IndexOf(reduced.Applications[i]);
                double sum = Enumerable.Range(0, reduced.Count).Where(r => reduced.ApplicationOf[r] == i).Sum(r => weights[r]);
                double share = calibration.Crossed.ApplicationVariance / (calibration.Crossed.ApplicationVariance + calibration.Crossed.ResidualVariance / sum);
                double target = calibration.Applications[position].Target;
                Assert.Equal(target + share * (fit.ApplicationValues[i] - target), scores[position]!.Value, 1e-6);
            }
        }
    }

    [Fact]
    public void An_application_that_nobody_else_has_seen_has_no_score_without_its_expert()
    {
        var totals = Ratings.Create(SimulatedPanel.Of(22).Ratings.All().Append(new("Lonely", "E00", 70)));
        Assert.True(PanelCalibration.TryOf(totals, null, out var calibration, out _));

        var scores = new ExpertRemoval(calibration).ScoresWithout(0);

        Assert.Equal([totals.Applications.ToList().IndexOf("Lonely")], Enumerable.Range(0, scores.Length).Where(i => scores[i] is null));
    }
}
