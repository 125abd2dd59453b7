using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>How far the experts agree, with the usual bands as words alone.</summary>
public sealed class AgreementTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.Agreement;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var agreement = subject.Analysis.Agreement;
        var none = Measure.Undefined(subject.Analysis.NotCalibrated ?? UndefinedReason.TooFewValues);
        var parts = agreement.Components;
        int decimals = subject.Rules.Decimals;
        return new(Part, [words["Agreement_Intro"]], [],
        [
            new(
                words["Table_Agreement"],
                [new(words["Column_Statistic"]), new(words["Column_Value"], true), new(words["Column_Range"]), new(words["Column_Reading"])],
                [
                    Row("GeneralizabilityCoefficient", parts?.GeneralizabilityCoefficient ?? none, agreement.ComponentIntervals?.GeneralizabilityCoefficient, Reliability),
                    Row("Dependability", parts?.Dependability ?? none, agreement.ComponentIntervals?.Dependability, Reliability),
                    Row("SingleConsistency", parts?.SingleConsistency ?? none, agreement.ComponentIntervals?.SingleConsistency, Reliability),
                    Row("SingleAgreement", parts?.SingleAgreement ?? none, agreement.ComponentIntervals?.SingleAgreement, Reliability),
                    Row("Alpha", agreement.Alpha.Value, agreement.AlphaInterval, Krippendorff),
                    Row("MeanCorrelation", agreement.MeanCorrelation.Mean, null, null),
                    Row("Concordance", agreement.Concordance.Value, null, null),
                    Points("StandardError", parts?.StandardError, none, decimals),
                    Points("AbsoluteStandardError", parts?.AbsoluteStandardError, none, decimals),
                ])
            {
                Note = words["Note_Agreement"],
            },
        ]);
    }

    private AnalysisRow Row(string figure, Measure value, Interval? limits, Func<double, string>? band) => new(
    [
        words["Figure_" + figure],
        words.Measure(value, 3),
        limits is { } given ? $"{AnalysisWords.Percent(given.Level, 0)}: {AnalysisWords.Number(given.Lower, 3)} … {AnalysisWords.Number(given.Upper, 3)}" : words.Missing("NoInterval"),
        value.Value is not { } number ? words.Reason(value.Reason!.Value) : band is null ? words["Band_None"] : words["Band_" + band(number)],
    ]);

    private AnalysisRow Points(string figure, double? value, Measure none, int decimals) => new(
    [
        words["Figure_" + figure],
        value is { } points ? AnalysisWords.Number(points, decimals) : words.Measure(none, decimals),
        words.Missing("NoInterval"),
        words["Band_Points"],
    ]);

    /// <summary>T. K. Koo, M. Y. Li, J. Chiropractic Medicine 15 (2016), 155–163.</summary>
    private static string Reliability(double value) => value < 0.5 ? "Poor" : value < 0.75 ? "Moderate" : value < 0.9 ? "Good" : "Excellent";

    /// <summary>K. Krippendorff, Content Analysis, Sage 2004, page 241.</summary>
    private static string Krippendorff(double value) => value < 0.667 ? "Unreliable" : value < 0.8 ? "Tentative" : "Reliable";
}
