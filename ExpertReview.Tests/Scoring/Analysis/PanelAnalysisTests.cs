using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Analysis;

public sealed class PanelAnalysisTests
{
    private static readonly string[] Dimensions = ["innovation", "scale"];

    [Fact]
    public void The_order_of_marks_and_the_culture_change_no_figure()
    {
        Mark[] marks = [.. Marks(3)];
        string first = Told(PanelAnalysis.Run(Panel.Create(marks), 10));
        new Random(5).Shuffle(marks);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(first, Told(PanelAnalysis.Run(Panel.Create(marks), 10)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_reconciliation_adds_up_to_the_digit(int decimals)
    {
        foreach (var application in PanelAnalysis.Run(Panel.Create(Marks(4))).Calibration!.Applications)
        {
            var steps = application.Reconcile(decimals);
            Assert.Equal(steps.Score, steps.RawMean + steps.Severity + steps.Spread + steps.Weights + steps.Shrinkage);
            Assert.Equal(application.Score, (double)steps.Score, Math.Pow(10, -decimals));
            Assert.Equal(application.Score, application.Target + application.Reliability * (application.AfterWeights - application.Target), 1e-9);
        }
    }

    [Fact]
    public void A_severe_expert_costs_applications_little()
    {
        Mark[] marks = [.. Marks(5)];
        var shifted = marks.Select(mark => mark.Expert == "E3" ? mark with { Points = mark.Points - 20 } : mark);
        var before = PanelAnalysis.Run(Panel.Create(marks));
        var after = PanelAnalysis.Run(Panel.Create(shifted));
        double overall = after.Calibration!.Applications.Average(one => one.Score) - before.Calibration!.Applications.Average(one => one.Score);

        for (int i = 0; i < before.Calibration.Applications.Count; i++)
        {
            var (old, now) = (before.Calibration.Applications[i], after.Calibration.Applications[i]);
            Assert.InRange(now.Score - old.Score - overall, -1.5, 1.5);
        }

        Assert.True(after.Calibration.Experts.Single(expert => expert.Expert == "E3").Severity < -12);
    }

    [Fact]
    public void Parts_without_a_common_expert_are_never_compared()
    {
        var panel = Panel.Create(Marks(6).Concat(Marks(7, "B", "F")));
        var rules = PanelAnalysisOptions.Plain(panel, 5);
        var together = PanelAnalysis.Run(panel, rules with { OfficialIsCalibrated = true });

        Assert.Equal(2, together.Design.Components.Count);
        Assert.Equal(["all"], together.DisconnectedTypes);
        Assert.All(together.Applications, one => Assert.Equal((null, null, PlacementReason.NotComparable), (one.CalibratedRank, one.Certainty, one.Official.Reason)));
        Assert.All(
            together.Methods.Where(method => method.Method >= ComparedMethod.LeastSquares).SelectMany(method => method.Scores),
            score => Assert.Equal(UndefinedReason.Disconnected, score.Reason));
        Assert.All(together.Methods[(int)ComparedMethod.RawMean].Ranks, rank => Assert.NotNull(rank));
        Assert.Empty(together.MoreReviews);
        Assert.All(together.WithoutExperts!.Experts.SelectMany(without => without.Ranks), rank => Assert.Null(rank));

        var apart = PanelAnalysis.Run(panel, rules with
        {
            Candidates = [.. panel.Applications.Select(application => new Candidate(application, application[..1]))],
        });
        Assert.Empty(apart.DisconnectedTypes);
        Assert.All(apart.Applications, one => Assert.NotNull(one.CalibratedRank));
    }

    [Fact]
    public void Without_the_one_expert_who_links_two_parts_nothing_is_ranked()
    {
        var bridge = Marks(6).Where(mark => mark.Expert == "E2").Select(mark => mark with { Application = "B" + mark.Application[1..], Points = mark.Points - 3 });
        var panel = Panel.Create(Marks(6).Concat(Marks(7, "B", "F")).Concat(bridge));
        var analysis = PanelAnalysis.Run(panel, 5);

        Assert.Empty(analysis.DisconnectedTypes);
        Assert.All(analysis.WithoutExperts!.Experts, without => Assert.Equal(without.Expert == "E2", without.Ranks.All(rank => rank is null)));
    }

    [Fact]
    public void Calibrated_totals_rank_officially_by_nine_decimals()
    {
        var panel = Panel.Create(Marks(8));
        var analysis = PanelAnalysis.Run(panel, PanelAnalysisOptions.Plain(panel, 6) with { OfficialIsCalibrated = true });

        Assert.All(analysis.Applications, one =>
        {
            Assert.Equal(one.Calibrated!.Score, (double)one.Official.Total!.Value.ToDecimal(), 1e-9);
            Assert.Equal(one.CalibratedRank, one.Official.Rank);
        });
        Assert.Equal(6, analysis.Applications.Count(one => one.IsInside));
        Assert.Empty(analysis.Methods[(int)ComparedMethod.Calibrated].Enters);
    }

    [Fact]
    public void Marks_that_nothing_can_be_learnt_from_are_reported_as_such()
    {
        var lonely = PanelAnalysis.Run(PanelText.Panel("A 80", "B 70"), 1);

        Assert.Null(lonely.Calibration);
        Assert.NotNull(lonely.NotCalibrated);
        Assert.All(lonely.Applications, one => Assert.Equal((null, null, null), (one.Calibrated, one.CalibratedRank, one.Certainty)));
        Assert.Equal(lonely.NotCalibrated, lonely.Methods[(int)ComparedMethod.Calibrated].Scores[0].Reason);
        Assert.Empty(lonely.MoreReviews);
        Assert.Null(lonely.WithoutExperts);
        Assert.Null(lonely.Agreement.Alpha.Value.Value);
    }

    [Fact]
    public void Everything_that_follows_is_there_for_an_ordinary_panel()
    {
        var panel = Panel.Create(Marks(12));
        var analysis = PanelAnalysis.Run(panel, 10);

        Assert.Equal(10, analysis.MoreReviews.Count);
        Assert.Equal(panel.Experts, analysis.WithoutExperts!.Experts.Select(without => without.Expert));
        Assert.NotNull(analysis.WeightSensitivity);
        Assert.Equal(1, analysis.Weights.Effective.Sum(weight => weight.Value!.Value), 1e-9);
        Assert.InRange(analysis.Agreement.Components!.GeneralizabilityCoefficient.Value!.Value, 0.3, 1);
        Assert.InRange(analysis.Agreement.Alpha.Value.Value!.Value, analysis.Agreement.AlphaInterval!.Value.Lower, analysis.Agreement.AlphaInterval.Value.Upper);
        Assert.Equal(10, analysis.Applications.Sum(one => one.Certainty!.PlaceProbability!.Value), 1e-9);
        Assert.InRange(analysis.Acceptability.PlaceProbabilityOf(0)!.Value, 0, 1);
    }

    [Fact]
    public void Marks_of_others_than_candidates_change_nothing()
    {
        var own = Panel.Create(Marks(10));
        var options = PanelAnalysisOptions.Plain(own, 5);

        Assert.Equal(Told(PanelAnalysis.Run(own, options)), Told(PanelAnalysis.Run(Panel.Create(Marks(10).Concat(Marks(11, "X"))), options)));
    }

    private static string Told(PanelAnalysis analysis) => string.Join('\n', analysis.Applications.Select(one => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Candidate.Application} {one.Official.Rank} {one.Calibrated!.Score:R} {one.Calibrated.Deviation:R} {one.CalibratedRank} {one.Certainty!.ExpectedRank:R} {one.Certainty.LowerRank} {one.Certainty.UpperRank} {one.Certainty.PlaceProbability:R}")))
        + string.Join('\n', analysis.Diagnostics.Experts.SelectMany(expert => expert.Findings).Select(finding => $"{finding.Expert} {finding.Kind} {finding.Value} {finding.PValue}"))
        + string.Join('\n', analysis.MoreReviews.Select(review => $"{review.Application}"));

    /// <summary>24 applications, 6 experts, 4 reviews each, two dimensions.</summary>
    private static IEnumerable<Mark> Marks(ulong seed, string applications = "A", string experts = "E")
    {
        var panel = SimulatedPanel.Of(seed, applications: 24, experts: 6, reviews: 4, spread: 0.2);
        var random = new RandomSource(seed + 100);
        foreach (var rating in panel.Ratings.All())
        {
            foreach (string dimension in Dimensions)
            {
                double mark = rating.Value + 4 * random.NextNormal();
                yield return new(applications + rating.Application[1..], experts + int.Parse(rating.Expert[1..], CultureInfo.InvariantCulture), dimension, (decimal)Math.Round(mark, 1));
            }
        }
    }
}
