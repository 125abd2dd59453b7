using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Diagnostics;

/// <summary>What is planted in one expert is found in that expert, and hardly anything in the others.</summary>
public sealed class PlantedBehaviourTests
{
    [Fact]
    public void In_an_ordinary_panel_nobody_is_flagged()
    {
        var report = new PlantedPanel().Diagnose();

        Assert.Equal("", Told(report.Experts));
        Assert.Empty(report.OutlyingReviews);
        Assert.InRange(report.Tests, 24 * 10, 24 * 20);
    }

    [Fact]
    public void In_ordinary_panels_every_test_errs_about_as_often_as_it_says()
    {
        var findings = Enumerable.Range(1, 8)
            .SelectMany(seed => new PlantedPanel(seed: (ulong)seed).Diagnose().Experts)
            .SelectMany(expert => expert.Findings)
            .Where(finding => finding.Kind != DiagnosticKind.Severity && finding.PValue.Value is not null)   // severities do differ
            .ToLookup(finding => finding.Kind);

        Assert.Equal(13, findings.Count);
        Assert.All(findings, kind =>
        {
            // 192 experts and more each; they share applications, so errors come in clusters
            int errors = kind.Count(finding => finding.PValue.Value < 0.05);
            Assert.True(errors <= 0.12 * kind.Count(), $"{kind.Key}: {errors} of {kind.Count()}");
        });
    }

    public static TheoryData<DiagnosticSignal> Behaviours { get; } =
    [
        DiagnosticSignal.Severe, DiagnosticSignal.Lenient, DiagnosticSignal.NarrowSpread, DiagnosticSignal.WideSpread,
        DiagnosticSignal.CentralTendency, DiagnosticSignal.Erratic, DiagnosticSignal.LowAgreement, DiagnosticSignal.Halo,
        DiagnosticSignal.StraightLining, DiagnosticSignal.DimensionInterplay, DiagnosticSignal.OutlyingReview, DiagnosticSignal.Drift,
        DiagnosticSignal.Favoring, DiagnosticSignal.Disfavoring, DiagnosticSignal.Extremity, DiagnosticSignal.TooPredictable,
    ];

    [Theory]
    [MemberData(nameof(Behaviours))]
    public void A_planted_behaviour_is_found(DiagnosticSignal behaviour)
    {
        var report = new PlantedPanel(Plant(behaviour)).Diagnose();

        Assert.Contains(report.Experts[0].Flagged, finding => finding.Flag == behaviour);
        Assert.Equal("E00", report.Experts[0].Expert);
        // one in twenty flags may be false; one erratic expert also unsettles those who shared applications
        Assert.True(report.Experts.Skip(1).Count(expert => expert.Flagged.Count > 0) <= 2, Told(report.Experts.Skip(1)));
    }

    [Fact]
    public void A_flag_names_its_subject()
    {
        var interplay = new PlantedPanel(Plant(DiagnosticSignal.DimensionInterplay)).Diagnose().Experts[0].Flagged;
        var favor = new PlantedPanel(Plant(DiagnosticSignal.Favoring)).Diagnose().Experts[0].Flagged;

        Assert.Contains(interplay, finding => finding is { Flag: DiagnosticSignal.DimensionInterplay, Subject: "innovation", Value.Value: > 5 });
        Assert.Contains(favor, finding => finding is { Flag: DiagnosticSignal.Favoring, Subject: "north", Value.Value: > 4 });
    }

    [Fact]
    public void Whatever_is_not_given_is_not_examined()
    {
        var panel = new PlantedPanel();
        var report = ExpertDiagnostics.Of(FittedPanel.Of(ApplicationFixed.Fit(panel.Ratings)));

        Assert.DoesNotContain(report.Experts.SelectMany(expert => expert.Findings), finding => finding.Kind is
            DiagnosticKind.Drift or DiagnosticKind.Affinity or DiagnosticKind.StraightLining or DiagnosticKind.CentralTendency);
    }

    private static string Told(IEnumerable<ExpertDiagnosis> experts) => string.Join("; ", experts.SelectMany(expert => expert.Flagged)
        .Select(finding => $"{finding.Expert} {finding.Flag} {finding.Subject} {finding.Value} p {finding.AdjustedPValue}"));

    private static Func<PlantedPanel.Review, double, double> Plant(DiagnosticSignal behaviour) => behaviour switch
    {
        DiagnosticSignal.Severe => (_, mark) => mark - 15,
        DiagnosticSignal.Lenient => (_, mark) => mark + 15,
        DiagnosticSignal.NarrowSpread => (_, mark) => 60 + (mark - 60) * 0.3,
        DiagnosticSignal.WideSpread => (_, mark) => 60 + (mark - 60) * 2,
        DiagnosticSignal.CentralTendency => (_, mark) => 50 + (mark - 60) * 0.3,
        DiagnosticSignal.Erratic => (review, mark) => mark + (review.Place % 2 == 0 ? 14 : -14),
        DiagnosticSignal.LowAgreement => (review, mark) => mark - 1.4 * (review.Merit - 60),
        DiagnosticSignal.Halo => (review, mark) => review.Merit + (review.Place * 7 % 11 - 5) + (mark - review.Merit) * 0.1,
        DiagnosticSignal.StraightLining => (review, mark) => review.Place % 2 == 0 ? Math.Round(review.Merit) : mark,
        DiagnosticSignal.DimensionInterplay => (review, mark) => review.Dimension == 1 ? mark + 9 : mark,
        DiagnosticSignal.OutlyingReview => (review, mark) => review.Place == 9 ? mark - 45 : mark,
        DiagnosticSignal.Drift => (review, mark) => mark - 0.5 * review.Place,
        DiagnosticSignal.Favoring => (review, mark) => review.IsNorth ? mark + 10 : mark,
        DiagnosticSignal.Disfavoring => (review, mark) => review.IsNorth ? mark - 10 : mark,
        DiagnosticSignal.Extremity => (_, mark) => mark > 60 ? 100 : 0,
        DiagnosticSignal.TooPredictable => (review, mark) => review.Merit + (mark - review.Merit) * 0.05,
        _ => throw new ArgumentOutOfRangeException(nameof(behaviour), behaviour, "Not planted."),
    };
}
