using System.Runtime.Intrinsics;

namespace ExpertReview.Scoring;

/// <summary>A joint normal distribution given by its means and its whole covariance matrix. Immutable.</summary>
/// <remarks>
/// Draws are m + L·z, with z standard normal and Σ = L·Lᵀ the Cholesky factor. Σ may be singular (two applications known to differ by a constant,
/// a variance of 0): a pivot that is 0 but for rounding gives a column of zeros. Memory 12·n² bytes; time of a draw n²/2 multiplications.
/// </remarks>
public sealed class DensePosterior : Posterior
{
    private const double Rounding = 1e-10;

    private readonly double[] _means;
    private readonly double[][] _covariance;
    private readonly double[][] _factor;

    /// <summary>Takes the means and covariances; both are copied.</summary>
    /// <param name="means">n finite means.</param>
    /// <param name="covariance">n × n, symmetric, positive semidefinite, in squared units of the means.</param>
    /// <exception cref="ArgumentException">The sizes differ, a number is not finite, or the matrix is not symmetric or not positive semidefinite.</exception>
    public DensePosterior(IReadOnlyList<double> means, double[,] covariance)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(covariance);
        int n = means.Count;
        if (covariance.GetLength(0) != n || covariance.GetLength(1) != n)
            throw new ArgumentException($"{n} means need an {n} × {n} covariance matrix.", nameof(covariance));

        _means = [.. means];
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(_means[i]))
                throw new ArgumentException($"The mean of application {i} is not finite.", nameof(means));
        }

        _covariance = LowerTriangle(covariance);
        _factor = Factor(_covariance);
    }

    /// <inheritdoc/>
    public override int Count => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override double Covariance(int left, int right) => left >= right ? _covariance[left][right] : _covariance[right][left];

    /// <inheritdoc/>
    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        random.FillNormals(values);

        // From the last row up, each row needs only numbers that are still unchanged.
        for (int row = values.Length - 1; row >= 0; row--)
            values[row] = _means[row] + Dot(_factor[row], values[..(row + 1)]);
    }

    private static double[][] LowerTriangle(double[,] matrix)
    {
        double[][] rows = new double[matrix.GetLength(0)][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double below = matrix[i, j], above = matrix[j, i];
                if (!double.IsFinite(below) || !double.IsFinite(above))
                    throw new ArgumentException($"The covariance of applications {i} and {j} is not finite.", nameof(matrix));
                if (Math.Abs(below - above) > Rounding * (1 + Math.Sqrt(Math.Abs(matrix[i, i] * matrix[j, j]))))
                    throw new ArgumentException($"The covariance matrix is not symmetric at applications {i} and {j}.", nameof(matrix));
                rows[i][j] = below;
            }
        }

        return rows;
    }

    private static double[][] Factor(double[][] covariance)
    {
        double[][] factor = new double[covariance.Length][];
        for (int i = 0; i < factor.Length; i++)
        {
            double[] row = factor[i] = new double[i + 1];
            for (int j = 0; j < i; j++)
            {
                double rest = covariance[i][j] - Dot(factor[j].AsSpan(0, j), row.AsSpan(0, j));
                double pivot = factor[j][j];
                if (pivot == 0 && Math.Abs(rest) > Math.Sqrt(Rounding) * Math.Sqrt(Math.Abs(covariance[i][i] * covariance[j][j])))
                    throw NotSemidefinite(i);
                row[j] = pivot == 0 ? 0 : rest / pivot;
            }

            double square = covariance[i][i] - Dot(row.AsSpan(0, i), row.AsSpan(0, i));
            double negligible = Rounding * Math.Abs(covariance[i][i]);
            if (square < -negligible || covariance[i][i] < 0)
                throw NotSemidefinite(i);
            row[i] = square <= negligible ? 0 : Math.Sqrt(square);
        }

        return factor;
    }

    private static ArgumentException NotSemidefinite(int application) =>
        new($"The covariance matrix is not positive semidefinite: it fails at application {application}.");

    /// <summary>Σ left·right in a fixed order of additions: sixteen partial sums, then their sum.</summary>
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        Vector256<double> a = default, b = default, c = default, d = default;
        int next = 0;
        for (; next + 16 <= left.Length; next += 16)
        {
            a += Vector256.Create(left[next..]) * Vector256.Create(right[next..]);
            b += Vector256.Create(left[(next + 4)..]) * Vector256.Create(right[(next + 4)..]);
            c += Vector256.Create(left[(next + 8)..]) * Vector256.Create(right[(next + 8)..]);
            d += Vector256.Create(left[(next + 12)..]) * Vector256.Create(right[(next + 12)..]);
        }

        var four = a + b + (c + d);
        double sum = four[0] + four[1] + (four[2] + four[3]);
        for (; next < left.Length; next++)
            sum += left[next] * right[next];
        return sum;
    }
}
