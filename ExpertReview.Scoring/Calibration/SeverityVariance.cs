namespace ExpertReview.Scoring;

/// <summary>
/// Restricted maximum likelihood of γ = σ_b² / σ² in the model with fixed applications and random experts: one dimension, exact along the eigenvectors of
/// the experts' Laplacian.
/// </summary>
/// <remarks>
/// With eigenvalues λ_j of L and z = Qᵀr the criterion (−2 log likelihood without constants) is Σ ln(1 + γλ_j) + (N − n) ln ρ(γ), where
/// ρ(γ) = Σ c (y − ȳ_i)² − Σ γ z_j² / (1 + γλ_j) and σ² = ρ / (N − n). It may have two minima: a grid finds the lowest valley, bisection of the slope its
/// floor. H. D. Patterson, R. Thompson, Biometrika 58 (1971).
/// </remarks>
internal sealed class SeverityVariance
{
    /// <summary>Grid of γ times the mean eigenvalue: ten points per decade from 1e-6 to 1e8.</summary>
    private const int PointsPerDecade = 10, LowestDecade = -6, HighestDecade = 8;

    private const double LogarithmOfTen = 2.302585092994045684;

    /// <summary>Squares of experts' differences below this share of the ratings' own are rounding.</summary>
    private const double Rounding = 1e-24;

    private readonly double[] _eigenvalues;
    private readonly double[] _squares;
    private readonly double _within;
    private readonly int _degrees;

    private SeverityVariance(AdditiveSystem system)
    {
        var spectrum = SymmetricSpectrum.Of(system.Laplacian, system.Right);
        double largest = Math.Max(spectrum.Eigenvalues.LastOrDefault(), 0);

        // Directions that the data cannot see (one per component) carry rounding alone.
        int[] seen = [.. Enumerable.Range(0, spectrum.Eigenvalues.Length).Where(j => spectrum.Eigenvalues[j] > 1e-12 * largest)];
        _eigenvalues = [.. seen.Select(j => spectrum.Eigenvalues[j])];
        _squares = [.. seen.Select(j => spectrum.Projections[j] * spectrum.Projections[j])];
        (_within, _degrees) = (system.WithinApplications, system.Ratings.Count - system.Ratings.Applications.Count);
    }

    /// <summary>The estimate; 0 when severities do not differ beyond noise, or when no degree of freedom is left to tell them from noise.</summary>
    public static double Ratio(AdditiveSystem system)
    {
        var model = new SeverityVariance(system);
        bool separable = model._eigenvalues.Length > 0 && model._degrees > model._eigenvalues.Length;
        return separable && model._within > Rounding * system.SumOfSquares() ? model.Minimum() : 0;
    }

    private double Minimum()
    {
        double unit = _eigenvalues.Length / _eigenvalues.Sum();
        double[] grid =
        [
            0,
            .. Enumerable.Range(LowestDecade * PointsPerDecade, (HighestDecade - LowestDecade) * PointsPerDecade + 1)
                .Select(point => unit * PortableMath.Exp(LogarithmOfTen * point / PointsPerDecade)),
        ];
        int best = 0;
        double lowest = Criterion(0);
        for (int point = 1; point < grid.Length; point++)
        {
            double criterion = Criterion(grid[point]);
            if (criterion < lowest)
                (best, lowest) = (point, criterion);
        }

        double lower = grid[Math.Max(0, best - 1)], upper = grid[Math.Min(grid.Length - 1, best + 1)];
        if (best == 0 && Slope(0) >= 0)
            return 0;
        if (best == grid.Length - 1)
            return upper;
        for (int halving = 0; halving < 200 && upper - lower > 1e-15 * upper; halving++)
        {
            double middle = (lower + upper) / 2;
            if (Slope(middle) < 0)
                lower = middle;
            else
                upper = middle;
        }

        return (lower + upper) / 2;
    }

    private double Criterion(double ratio)
    {
        double logarithms = 0;
        foreach (double eigenvalue in _eigenvalues)
            logarithms += PortableMath.Log(1 + ratio * eigenvalue);
        return logarithms + _degrees * PortableMath.Log(Remaining(ratio));
    }

    private double Slope(double ratio)
    {
        double traces = 0, squares = 0;
        for (int j = 0; j < _eigenvalues.Length; j++)
        {
            double factor = 1 + ratio * _eigenvalues[j];
            traces += _eigenvalues[j] / factor;
            squares += _squares[j] / (factor * factor);
        }

        return traces - _degrees * squares / Remaining(ratio);
    }

    /// <summary>ρ(γ); where severities explain everything, what rounding leaves.</summary>
    private double Remaining(double ratio)
    {
        double explained = 0;
        for (int j = 0; j < _eigenvalues.Length; j++)
            explained += ratio * _squares[j] / (1 + ratio * _eigenvalues[j]);
        return Math.Max(_within - explained, 1e-14 * _within);
    }
}
