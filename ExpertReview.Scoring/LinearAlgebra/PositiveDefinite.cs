using MathNet.Numerics.LinearAlgebra.Double;

namespace ExpertReview.Scoring;

/// <summary>The inverse of a symmetric positive definite matrix.</summary>
internal static class PositiveDefinite
{
    /// <param name="matrix">n × n, symmetric positive definite; only read.</param>
    /// <param name="n">n.</param>
    public static double[] Inverse(double[] matrix, int n) =>
        n == 0 ? [] : new DenseMatrix(n, n, [.. matrix]).Cholesky().Solve(DenseMatrix.CreateIdentity(n)).ToColumnMajorArray();
}
