namespace ExpertReview.Scoring;

/// <summary>Everything found about one expert.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Reviews">n_j, the expert's ratings.</param>
/// <param name="Findings">All figures, flagged or not, in the order of <see cref="DiagnosticKind"/>, then of subject.</param>
public sealed record ExpertDiagnosis(string Expert, int Reviews, IReadOnlyList<DiagnosticFinding> Findings)
{
    /// <summary>The flagged findings, the smallest adjusted p-value first.</summary>
    public IReadOnlyList<DiagnosticFinding> Flagged =>
        [.. Findings.Where(finding => finding.Flag is not null).OrderBy(finding => finding.AdjustedPValue)];
}

/// <summary>The diagnostics of a whole panel.</summary>
/// <param name="Experts">One entry per expert, in ordinal order of the codes.</param>
/// <param name="OutlyingReviews">The reviews beyond Bonferroni's cut, the farthest first.</param>
/// <param name="Contradictions">Pairs of reviews that contradict each other, the smallest p-value first.</param>
/// <param name="Tests">Number of p-values that were adjusted together.</param>
/// <param name="FalseDiscoveryRate">The accepted share of false flags.</param>
public sealed record DiagnosticReport(
    IReadOnlyList<ExpertDiagnosis> Experts,
    IReadOnlyList<ReviewResidual> OutlyingReviews,
    IReadOnlyList<ReviewContradiction> Contradictions,
    int Tests,
    double FalseDiscoveryRate);
