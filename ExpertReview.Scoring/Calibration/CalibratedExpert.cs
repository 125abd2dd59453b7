namespace ExpertReview.Scoring;

/// <summary>What calibration found of one expert.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Reviews">n_j, the number of totals.</param>
/// <param name="Severity">b_j in points of the common scale: positive = lenient, negative = severe; taken off.</param>
/// <param name="SeverityDeviation">Standard error of <paramref name="Severity"/>, at least 0.</param>
/// <param name="Scale">a_j, positive: above 1 the expert's totals are spread wider than typical; divided out.</param>
/// <param name="RelativeVariance">Error variance relative to the typical expert's, positive: above 1 the expert counts less.</param>
public sealed record CalibratedExpert(
    string Expert, int Reviews, double Severity, double SeverityDeviation, double Scale, double RelativeVariance);
