namespace ExpertReview.Scoring;

/// <summary>Eigenvalues of a symmetric matrix A = QΛQᵀ, and a vector seen along its eigenvectors, without forming them.</summary>
/// <remarks>
/// Householder reduction to tridiagonal form, then implicit QL steps with Wilkinson's shift; the rotations are applied to the one vector alone, so that
/// the second part costs O(n²). G. H. Golub, C. F. Van Loan, <i>Matrix Computations</i>, 4th ed., sections 8.3.1 and 8.3.5.
/// </remarks>
internal sealed class SymmetricSpectrum
{
    private const int MostSteps = 60;

    private SymmetricSpectrum(double[] eigenvalues, double[] projections) => (Eigenvalues, Projections) = (eigenvalues, projections);

    /// <summary>Ascending.</summary>
    public double[] Eigenvalues { get; }

    /// <summary>Qᵀv, in the order of the eigenvalues; signs are arbitrary.</summary>
    public double[] Projections { get; }

    /// <param name="matrix">n × n, symmetric; only read.</param>
    /// <param name="vector">v, of length n; only read.</param>
    public static SymmetricSpectrum Of(double[] matrix, double[] vector)
    {
        double[] projections = [.. vector];
        var (diagonal, beside) = Tridiagonal([.. matrix], projections);
        Diagonalize(diagonal, beside, projections);
        Array.Sort(diagonal, projections);
        return new(diagonal, projections);
    }

    /// <summary>Reflects the rows below the diagonal away one by one, from the last; the vector goes along.</summary>
    private static (double[] Diagonal, double[] Beside) Tridiagonal(double[] a, double[] vector)
    {
        int n = vector.Length;
        double[] beside = new double[n], product = new double[n];
        for (int k = n - 1; k >= 2; k--)
        {
            // v, kept in row k, reflects (a[k,0] … a[k,k−1]) onto its last place.
            var v = a.AsSpan(k * n, k);
            double norm = Math.Sqrt(VectorKernel.Dot(v, v));
            double rest = norm == 0 ? 0 : VectorKernel.Dot(v[..^1], v[..^1]);
            if (rest == 0)
            {
                beside[k] = v[^1];
                continue;
            }

            double image = v[^1] > 0 ? -norm : norm;
            v[^1] -= image;
            beside[k] = image;
            double scale = 2 / VectorKernel.Dot(v, v);
            var p = product.AsSpan(0, k);
            p.Clear();
            for (int row = 0; row < k; row++)
            {
                // Only the lower triangle is kept up to date.
                var lower = a.AsSpan(row * n, row);
                p[row] += VectorKernel.Dot(lower, v[..row]) + a[row * n + row] * v[row];
                VectorKernel.Add(v[row], lower, p[..row]);
            }

            for (int row = 0; row < k; row++)
                p[row] *= scale;
            double half = scale / 2 * VectorKernel.Dot(p, v);
            VectorKernel.Add(-half, v, p);
            for (int row = 0; row < k; row++)
            {
                VectorKernel.Add(-v[row], p[..(row + 1)], a.AsSpan(row * n, row + 1));
                VectorKernel.Add(-p[row], v[..(row + 1)], a.AsSpan(row * n, row + 1));
            }

            VectorKernel.Add(-scale * VectorKernel.Dot(v, vector.AsSpan(0, k)), v, vector.AsSpan(0, k));
        }

        double[] diagonal = new double[n];
        for (int k = 0; k < n; k++)
            diagonal[k] = a[k * n + k];
        if (n > 1)
            beside[1] = a[n];
        return (diagonal, beside);
    }

    /// <summary>Rotates the places beside the diagonal away; <paramref name="beside"/>[k] stands between k − 1 and k.</summary>
    private static void Diagonalize(double[] d, double[] beside, double[] vector)
    {
        int n = d.Length;
        double[] e = [.. beside.Skip(1), 0];
        for (int first = 0; first < n; first++)
        {
            for (int step = 0; ; step++)
            {
                int last = first;
                while (last < n - 1 && Math.Abs(e[last]) > double.Epsilon + 1.1e-16 * (Math.Abs(d[last]) + Math.Abs(d[last + 1])))
                    last++;
                if (last == first)
                    break;
                if (step == MostSteps)
                    throw new InvalidOperationException("The eigenvalues of a symmetric matrix did not settle.");
                Chase(d, e, vector, first, last);
            }
        }
    }

    /// <summary>One QL step on the block first … last: a rotation at its end, and the bulge chased up.</summary>
    private static void Chase(double[] d, double[] e, double[] vector, int first, int last)
    {
        double half = (d[first + 1] - d[first]) / (2 * e[first]);
        double root = Math.Sqrt(half * half + 1);
        double g = d[last] - d[first] + e[first] / (half + (half >= 0 ? root : -root));
        double s = 1, c = 1, carried = 0;
        for (int k = last - 1; k >= first; k--)
        {
            double f = s * e[k], b = c * e[k];
            double r = Math.Sqrt(f * f + g * g);
            e[k + 1] = r;
            if (r == 0)
            {
                d[k + 1] -= carried;
                e[last] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[k + 1] - carried;
            double t = (d[k] - g) * s + 2 * c * b;
            carried = s * t;
            d[k + 1] = g + carried;
            g = c * t - b;
            (vector[k], vector[k + 1]) = (c * vector[k] - s * vector[k + 1], s * vector[k] + c * vector[k + 1]);
        }

        d[first] -= carried;
        e[first] = g;
        e[last] = 0;
    }
}
