namespace ExpertReview.Scoring;

/// <summary>The inverse of a symmetric positive definite matrix that is kept by rows.</summary>
internal static class PositiveDefinite
{
    /// <param name="matrix">n × n, symmetric positive definite; only read.</param>
    /// <param name="n">n.</param>
    /// <exception cref="InvalidOperationException">The matrix is not positive definite to the precision of the numbers.</exception>
    public static double[] Inverse(double[] matrix, int n)
    {
        double[] inverse = new double[n * n];
        if (n == 0)
            return inverse;
        var lower = StripMatrix.Lower(n);
        lower.Clear();
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
                lower[row, column] = matrix[row * n + column];
        }

        var full = StripMatrix.Full(n);
        CholeskyInverse.Compute(CholeskyFactor.Of(lower) ?? throw new InvalidOperationException("A matrix that must be definite is not."), full);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
                inverse[row * n + column] = inverse[column * n + row] = full[row, column];
        }

        return inverse;
    }
}
