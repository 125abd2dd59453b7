namespace ExpertReview.Scoring;

/// <summary>
/// Empirical-Bayes shrinkage of logarithms l_j with known sampling variances v_j towards their weighted mean m: what stands out by chance is drawn
/// back, what is well measured stays.
/// </summary>
internal sealed class LogarithmShrinkage
{
    private readonly double[] _logarithms;
    private readonly double[] _variances;

    /// <param name="logarithms">The l_j that are known; none is allowed.</param>
    /// <param name="variances">v_j, positive, parallel to them.</param>
    public LogarithmShrinkage(double[] logarithms, double[] variances)
    {
        (_logarithms, _variances) = (logarithms, variances);
        if (logarithms.Length == 0)
            return;
        double precision = 0, sum = 0, plain = 0;
        for (int j = 0; j < logarithms.Length; j++)
        {
            precision += 1 / variances[j];
            sum += logarithms[j] / variances[j];
            plain += logarithms[j];
        }

        Center = sum / precision;
        if (logarithms.Length < 2)
            return;
        plain /= logarithms.Length;
        double squares = logarithms.Sum(logarithm => (logarithm - plain) * (logarithm - plain));
        Between = Math.Max(0, squares / (logarithms.Length - 1) - variances.Average());
    }

    /// <summary>m = Σ(l/v) / Σ(1/v); null when nothing is known.</summary>
    public double? Center { get; }

    /// <summary>τ² = max(0, sample variance of l − mean of v); null for fewer than two.</summary>
    public double? Between { get; }

    /// <summary>κ_j = τ² / (τ² + v_j), in [0, 1).</summary>
    public double Reliability(int index) => Between is { } between ? between / (between + _variances[index]) : 0;

    /// <summary>exp(κ_j (l_j − m)): the shrunken size relative to the typical one.</summary>
    public double Factor(int index) => PortableMath.Exp(Reliability(index) * (_logarithms[index] - Center!.Value));
}
