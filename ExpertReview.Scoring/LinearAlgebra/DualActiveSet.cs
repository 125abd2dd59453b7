namespace ExpertReview.Scoring;

/// <summary>
/// Goldfarb and Idnani's method: from the unconstrained minimum, violated constraints are taken in one by one, each time along the path on which the
/// multipliers of those already active stay nonnegative.
/// </summary>
/// <remarks>
/// J with JᵀHJ = I is kept so that its first q columns span the active constraints' normals: Jᵀn_A = (R; 0), R upper triangular. Columns of J are contiguous.
/// </remarks>
internal sealed class DualActiveSet
{
    private const double Feasible = 1e-11;

    private readonly int _n;
    private readonly IReadOnlyList<LinearConstraint> _constraints;
    private readonly double[] _sizes;
    private readonly double[] _start;
    private readonly double[] _j;
    private readonly double[] _r;
    private readonly bool[] _taken;     // active, or an equality that follows from the active ones
    private readonly List<int> _active = [];
    private readonly List<double> _signs = [];
    private readonly List<double> _multipliers = [];
    private readonly double[] _d;
    private readonly double[] _z;

    public DualActiveSet(double[] hessian, double ridge, IReadOnlyList<LinearConstraint> constraints)
    {
        _constraints = constraints;
        _n = (int)Math.Round(Math.Sqrt(hessian.Length));
        _sizes = [.. constraints.Select(constraint => constraint.Size)];
        _start = InverseFactor(hessian, ridge, _n);
        _j = new double[_start.Length];
        _r = new double[_start.Length];
        (_d, _z, _taken) = (new double[_n], new double[_n], new bool[constraints.Count]);
        Restart();
    }

    private int Active => _active.Count;

    /// <summary>Minimizes with a linear term; null when nothing is feasible. Starts on the last minimum's face where that is right.</summary>
    public double[]? Minimize(double[] linear)
    {
        if (!FaceHolds(linear))
            Restart();
        double[] point = Polished(linear);
        int most = 50 * (_constraints.Count + _n + 10);
        for (int taken = 0; MostViolated(point) is { } constraint; taken++)
        {
            if (taken > most)
                throw new InvalidOperationException("The quadratic program did not settle.");
            if (!TakeIn(constraint, point))
                return null;
        }

        return Polished(linear);
    }

    private void Restart()
    {
        _start.CopyTo(_j, 0);
        _active.Clear();
        _signs.Clear();
        _multipliers.Clear();
        Array.Clear(_taken);
    }

    /// <summary>Whether the multipliers of the active face, computed for another linear term, are still nonnegative.</summary>
    private bool FaceHolds(double[] linear)
    {
        if (Active == 0)
            return false;
        double[] coordinates = Coordinates(linear);
        for (int k = 0; k < Active; k++)
            _d[k] = coordinates[k] + VectorKernel.Dot(_j.AsSpan(k * _n, _n), linear);
        double[] multipliers = Dual();
        double largest = multipliers.Max(Math.Abs);
        for (int k = 0; k < Active; k++)
        {
            if (!_constraints[_active[k]].IsEquality && multipliers[k] < -1e-9 * largest)
                return false;
            _multipliers[k] = _constraints[_active[k]].IsEquality ? multipliers[k] : Math.Max(0, multipliers[k]);
        }

        return true;
    }

    /// <summary>L⁻ᵀ of H + ridge = LLᵀ, by columns, which is L⁻¹ by rows. Zeros, of which programs have many, are passed over.</summary>
    private static double[] InverseFactor(double[] hessian, double ridge, int n)
    {
        double[] lower = new double[n * n], inverse = new double[n * n];
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = hessian[row * n + column] + (row == column ? ridge : 0);
                if (lower.AsSpan(column * n, column).ContainsAnyExcept(0.0))
                {
                    for (int k = 0; k < column; k++)
                        rest -= lower[row * n + k] * lower[column * n + k];
                }

                if (row == column && !(rest > 0))
                    throw new ArgumentException("The matrix is not positive semidefinite.", nameof(hessian));
                lower[row * n + column] = row == column ? Math.Sqrt(rest) : rest / lower[column * n + column];
            }

            var own = inverse.AsSpan(row * n, row + 1);
            for (int k = 0; k < row; k++)
            {
                double factor = lower[row * n + k];
                if (factor == 0)
                    continue;
                for (int column = 0; column <= k; column++)
                    own[column] -= factor * inverse[k * n + column];
            }

            for (int column = 0; column < row; column++)
                own[column] /= lower[row * n + row];
            own[row] = 1 / lower[row * n + row];
        }

        return inverse;
    }

    /// <summary>Equalities first, in their order; then the inequality violated most for its size.</summary>
    private int? MostViolated(double[] point)
    {
        int? worst = null;
        double most = 0, reach = 1;
        foreach (double coordinate in point)
            reach = Math.Max(reach, Math.Abs(coordinate));
        for (int row = 0; row < _constraints.Count; row++)
        {
            if (_taken[row])
                continue;
            var constraint = _constraints[row];
            if (constraint.IsEquality)
                return row;
            double violation = -constraint.Slack(point) / _sizes[row];
            if (violation > most && violation > Feasible * (reach + Math.Abs(constraint.Bound) / _sizes[row]))
                (worst, most) = (row, violation);
        }

        return worst;
    }

    private bool TakeIn(int row, double[] point)
    {
        var constraint = _constraints[row];
        double sign = constraint.IsEquality && constraint.Slack(point) > 0 ? -1 : 1;
        double multiplier = 0;
        while (true)
        {
            double along = Directions(constraint, sign);
            double[] change = Dual();
            int blocking = -1;
            double dualStep = double.PositiveInfinity;
            for (int k = 0; k < Active; k++)
            {
                if (change[k] > 0 && !_constraints[_active[k]].IsEquality && _multipliers[k] / change[k] < dualStep)
                    (blocking, dualStep) = (k, _multipliers[k] / change[k]);
            }

            double slack = sign * constraint.Slack(point);
            bool moves = along > 1e-13 * Length();
            double step = Math.Min(dualStep, moves ? Math.Max(0, -slack / along) : double.PositiveInfinity);
            if (double.IsPositiveInfinity(step))
                return _taken[row] = constraint.IsEquality && Math.Abs(slack) <= 1e-9 * (_sizes[row] + Math.Abs(constraint.Bound));
            for (int k = 0; k < Active; k++)
                _multipliers[k] -= step * change[k];
            multiplier += step;
            if (moves)
            {
                for (int k = 0; k < _n; k++)
                    point[k] += step * _z[k];
            }

            if (step == dualStep)
            {
                Drop(blocking);
                continue;
            }

            Add(row, sign, multiplier);
            return true;
        }
    }

    private double Length()
    {
        double squares = 0;
        foreach (double one in _d)
            squares += one * one;
        return squares;
    }

    /// <summary>d = Jᵀn and the primal direction z = J₂d₂.</summary>
    /// <returns>nᵀz = |d₂|².</returns>
    private double Directions(LinearConstraint constraint, double sign)
    {
        double along = 0;
        Array.Clear(_z);
        for (int k = 0; k < _n; k++)
        {
            double sum = 0;
            for (int entry = 0; entry < constraint.Variables.Count; entry++)
                sum += constraint.Coefficients[entry] * _j[k * _n + constraint.Variables[entry]];
            _d[k] = sign * sum;
            if (k < Active || _d[k] == 0)
                continue;
            along += _d[k] * _d[k];
            VectorKernel.Add(_d[k], _j.AsSpan(k * _n, _n), _z);
        }

        return along;
    }

    /// <summary>R⁻¹d₁: how the multipliers of the active constraints change.</summary>
    private double[] Dual()
    {
        double[] change = new double[Active];
        for (int row = Active - 1; row >= 0; row--)
        {
            double sum = _d[row];
            for (int column = row + 1; column < Active; column++)
                sum -= _r[column * _n + row] * change[column];
            change[row] = sum / _r[row * _n + row];
        }

        return change;
    }

    /// <summary>A reflection turns d₂ onto its first place; J₂w is at hand as z and one column.</summary>
    private void Add(int row, double sign, double multiplier)
    {
        int q = Active;
        double norm = 0;
        for (int k = q; k < _n; k++)
            norm += _d[k] * _d[k];
        norm = Math.Sqrt(norm);
        double image = _d[q] > 0 ? -norm : norm;
        double first = _d[q] - image, scale = first == 0 ? 0 : 1 / (-image * first);
        double[] product = new double[_n];
        var head = _j.AsSpan(q * _n, _n);
        for (int k = 0; k < _n; k++)
            product[k] = (_z[k] - image * head[k]) * scale;
        for (int k = q; k < _n; k++)
        {
            double w = k == q ? first : _d[k];
            if (w != 0)
                VectorKernel.Add(-w, product, _j.AsSpan(k * _n, _n));
        }

        for (int k = 0; k < q; k++)
            _r[q * _n + k] = _d[k];
        _r[q * _n + q] = image;
        _taken[row] = true;
        _active.Add(row);
        _signs.Add(sign);
        _multipliers.Add(multiplier);
    }

    /// <summary>Takes a constraint out: its column leaves R, rotations make R triangular again.</summary>
    private void Drop(int place)
    {
        int q = Active;
        for (int column = place; column < q - 1; column++)
        {
            Array.Copy(_r, (column + 1) * _n, _r, column * _n, column + 2);
            double upper = _r[column * _n + column], lower = _r[column * _n + column + 1];
            double length = Math.Sqrt(upper * upper + lower * lower), c = upper / length, s = lower / length;
            (_r[column * _n + column], _r[column * _n + column + 1]) = (length, 0);
            for (int later = column + 2; later < q; later++)
                Rotate(_r.AsSpan(later * _n + column, 1), _r.AsSpan(later * _n + column + 1, 1), c, s);
            Rotate(_j.AsSpan(column * _n, _n), _j.AsSpan((column + 1) * _n, _n), c, s);
        }

        _taken[_active[place]] = false;
        _active.RemoveAt(place);
        _signs.RemoveAt(place);
        _multipliers.RemoveAt(place);
    }

    private static void Rotate(Span<double> left, Span<double> right, double c, double s)
    {
        for (int k = 0; k < left.Length; k++)
            (left[k], right[k]) = (c * left[k] + s * right[k], c * right[k] - s * left[k]);
    }

    /// <summary>The minimum on the active face, afresh from the factors: x = J·(R⁻ᵀb; −J₂ᵀc).</summary>
    private double[] Polished(double[] linear)
    {
        double[] coordinates = Coordinates(linear), point = new double[_n];
        for (int k = 0; k < _n; k++)
            VectorKernel.Add(coordinates[k], _j.AsSpan(k * _n, _n), point);
        return point;
    }

    private double[] Coordinates(double[] linear)
    {
        double[] coordinates = new double[_n];
        for (int k = 0; k < _n; k++)
        {
            if (k >= Active)
            {
                coordinates[k] = -VectorKernel.Dot(_j.AsSpan(k * _n, _n), linear);
                continue;
            }

            double bound = _signs[k] * _constraints[_active[k]].Bound;
            coordinates[k] = (bound - VectorKernel.Dot(_r.AsSpan(k * _n, k), coordinates.AsSpan(0, k))) / _r[k * _n + k];
        }

        return coordinates;
    }
}
