namespace ExpertReview.Scoring;

/// <summary>The analysis of variance of a complete table, n applications by k experts, one rating in each cell.</summary>
/// <param name="ApplicationCount">n, at least 2.</param>
/// <param name="ExpertCount">k, at least 2.</param>
/// <param name="Applications">MSR, between applications: k Σ(ȳ_i − ȳ)² / (n − 1), in squared units.</param>
/// <param name="Experts">MSC, between experts: n Σ(ȳ_j − ȳ)² / (k − 1).</param>
/// <param name="Residual">MSE, what neither explains: Σ(y_ij − ȳ_i − ȳ_j + ȳ)² / ((n − 1)(k − 1)).</param>
/// <param name="Within">MSW, within applications: Σ(y_ij − ȳ_i)² / (n(k − 1)).</param>
public sealed record MeanSquares(int ApplicationCount, int ExpertCount, double Applications, double Experts, double Residual, double Within)
{
    /// <summary>Computes the mean squares. A square that is only rounding (below 1e-24 of the total sum of squares about 0) is 0.</summary>
    /// <param name="ratings">Any ratings.</param>
    /// <returns>The mean squares, or null and why: <see cref="UndefinedReason.TooFewValues"/> with fewer than two applications
    /// or experts, <see cref="UndefinedReason.IncompleteTable"/> with a missing or repeated rating.</returns>
    public static (MeanSquares? Squares, UndefinedReason? Missing) Of(Ratings ratings)
    {
        var (table, missing) = CompleteTable.Of(ratings);
        return table is null ? (null, missing) : (Of(table), null);
    }

    private static MeanSquares Of(CompleteTable table)
    {
        int n = table.Applications, k = table.Experts;
        double[] rows = new double[n], columns = new double[k];
        double mean = 0, magnitude = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                rows[i] += table[i, j];
                columns[j] += table[i, j];
                magnitude += table[i, j] * table[i, j];
            }

            mean += rows[i];
            rows[i] /= k;
        }

        mean /= (double)n * k;
        for (int j = 0; j < k; j++)
            columns[j] /= n;

        double residual = 0, within = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                residual += Square(table[i, j] - rows[i] - columns[j] + mean);
                within += Square(table[i, j] - rows[i]);
            }
        }

        // a table of equal marks such as 0.1 leaves a dust of rounding, which must not pass for variation
        double Cleared(double sum) => sum <= 1e-24 * magnitude ? 0 : sum;
        return new(
            n,
            k,
            Cleared(k * rows.Sum(row => Square(row - mean))) / (n - 1),
            Cleared(n * columns.Sum(column => Square(column - mean))) / (k - 1),
            Cleared(residual) / ((n - 1.0) * (k - 1)),
            Cleared(within) / (n * (k - 1.0)));
    }

    private static double Square(double value) => value * value;
}
