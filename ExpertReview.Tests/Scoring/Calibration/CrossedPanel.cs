using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Tests.Scoring.Calibration;

/// <summary>A small random panel with a model, and the model written out with the covariance matrix of the ratings.</summary>
/// <remarks>V = diag(1/c) + Σ θ²ZZᵀ, P = V⁻¹ − V⁻¹1(1ᵀV⁻¹1)⁻¹1ᵀV⁻¹: the definition itself, at the cost of N³.</remarks>
internal sealed record CrossedPanel(Ratings Ratings, CrossedEffectsOptions Options)
{
    /// <summary>Panels with gaps, repeated pairs, precisions and topics; whole marks, so that ties and degenerate cases come up.</summary>
    public static Arbitrary<CrossedPanel> Some { get; } = (
        from applications in Gen.Choose(2, 9)
        from experts in Gen.Choose(2, 6)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from kind in Gen.Choose(0, 7)
        select Of(applications, experts, seed, kind)).ToArbitrary();

    public static CrossedPanel Of(int applications, int experts, int seed, int kind)
    {
        var random = new RandomSource((ulong)seed);
        int count = 4 + random.NextIndex(applications * experts + 6);
        double[] qualities = [.. Enumerable.Range(0, applications).Select(_ => random.NextNormal())];
        var ratings = Ratings.Create(
            Enumerable.Range(0, count).Select(_ =>
            {
                int application = random.NextIndex(applications), expert = random.NextIndex(experts);
                return new Rating($"A{application}", $"E{expert}", Math.Round(60 + 8 * qualities[application] + 3 * expert + 5 * random.NextNormal()));
            }),
            repeats: true);
        return new(ratings, new()
        {
            Likelihood = (kind & 1) == 0 ? LikelihoodKind.Restricted : LikelihoodKind.Full,
            Topics = (kind & 2) == 0 ? null : [.. ratings.Applications.Select((_, i) => $"T{i % 3}")],
            Precisions = (kind & 4) == 0 ? null : [.. Enumerable.Range(0, ratings.Count).Select(_ => 0.5 + random.NextUniform())],
        });
    }

    public int Count => Ratings.Count;

    public Vector<double> Values => Vector<double>.Build.DenseOfArray(Ratings.Values.ToArray());

    public Matrix<double> Applications => Levels(Ratings.Applications.Count, r => Ratings.ApplicationOf[r]);

    public Matrix<double> Experts => Levels(Ratings.Experts.Count, r => Ratings.ExpertOf[r]);

    public Matrix<double> Topics
    {
        get
        {
            string[] codes = [.. (Options.Topics ?? []).Distinct().Order(StringComparer.Ordinal)];
            return codes.Length == 0
                ? Matrix<double>.Build.Dense(Count, 1)
                : Levels(codes.Length, r => Array.IndexOf(codes, Options.Topics![Ratings.ApplicationOf[r]]));
        }
    }

    /// <summary>V in units of σ².</summary>
    public Matrix<double> Covariance(DeviationRatios ratios) =>
        Matrix<double>.Build.Diagonal(Count, Count, r => 1 / (Options.Precisions?[r] ?? 1))
        + ratios.Application * ratios.Application * Applications * Applications.Transpose()
        + ratios.Expert * ratios.Expert * Experts * Experts.Transpose()
        + ratios.Topic * ratios.Topic * Topics * Topics.Transpose();

    public Matrix<double> Projection(DeviationRatios ratios)
    {
        var inverse = Covariance(ratios).Inverse();
        var mean = inverse.RowSums();
        return inverse - mean.OuterProduct(mean) / mean.Sum();
    }

    public double Freedom => Count - (Options.Likelihood == LikelihoodKind.Restricted ? 1 : 0);

    public double ResidualVariance(DeviationRatios ratios) => Values * (Projection(ratios) * Values) / Freedom;

    public double Criterion(DeviationRatios ratios)
    {
        var covariance = Covariance(ratios);
        double information = Options.Likelihood == LikelihoodKind.Restricted ? Math.Log(covariance.Inverse().RowSums().Sum()) : 0;
        return covariance.Cholesky().DeterminantLn + information + Freedom * (1 + Math.Log(2 * Math.PI * ResidualVariance(ratios)));
    }

    private Matrix<double> Levels(int levels, Func<int, int> levelOf) =>
        Matrix<double>.Build.Dense(Count, levels, (r, level) => levelOf(r) == level ? 1 : 0);
}
