using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Scoring;

/// <summary>−2 ln likelihood of the variance ratios γ, μ and σ² profiled out, with its gradient and curvature.</summary>
internal sealed class CrossedCriterion
{
    private readonly CrossedSystem _system;
    private CrossedInverse? _inverse;

    public CrossedCriterion(CrossedDesign design)
    {
        Design = design;
        _system = new(design);
    }

    public CrossedDesign Design { get; }

    public CrossedSystem System => _system;

    /// <summary>How often the equations have been factored.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The solution at the last γ.</summary>
    public CrossedSolution Solution { get; private set; } = null!;

    /// <summary>The criterion at γ, rows first; +∞ where rounding leaves the equations without a solution.</summary>
    public double At(ReadOnlySpan<double> ratios)
    {
        var model = Design.Model;
        Evaluations++;
        if (!_system.Set(ratios))
            return double.PositiveInfinity;
        Solution = _system.Solve(model.Values);
        if (!(Solution.PenalizedSquares > 0))
            return double.PositiveInfinity;
        double criterion = _system.LogDeterminant()
            + model.Freedom * (1 + PortableMath.Log(2 * Math.PI * Solution.PenalizedSquares / model.Freedom) + 2 * PortableMath.Log(model.Scale));
        foreach (double precision in model.Precisions)
            criterion -= PortableMath.Log(precision);
        return criterion;
    }

    /// <summary>Gradient and average information at the last γ, all of whose ratios are positive.</summary>
    /// <remarks>
    /// The gradient is tr(PV_k) − (f/r²)|Z_kᵀPy|², f the degrees of freedom; the average information stands for the second derivative,
    /// needs no further trace, and is never negative.
    /// </remarks>
    public (Vector<double> Gradient, Matrix<double> Information) Slopes()
    {
        _inverse ??= new(Design);
        _inverse.Set(_system);
        int factors = _system.Ratios.Length;
        double perSquare = Design.Model.Freedom / Solution.PenalizedSquares;
        double[] squares = [.. Solution.Scores.Select(Square)];
        var gradient = Vector<double>.Build.Dense(factors, factor => Trace(factor) - perSquare * squares[factor]);
        var information = Matrix<double>.Build.Dense(factors, factors);
        for (int factor = 0; factor < factors; factor++)
        {
            double[][] scores = WorkingScores(factor);
            for (int other = 0; other < factors; other++)
            {
                double average = Product(Solution.Scores[other], scores[other]);
                information[factor, other] = perSquare * (average - squares[factor] * squares[other] / Solution.PenalizedSquares);
            }
        }

        return (gradient, (information + information.Transpose()) / 2);
    }

    private double Trace(int factor)
    {
        bool meanKnown = !Design.Model.Restricted;
        double trace = 0;
        if (factor == 0)
        {
            for (int row = 0; row < Design.RowWeights.Length; row++)
            {
                double pivot = _system.Pivots[row];
                trace += (Design.RowWeights[row] - _inverse!.RowForm(row, meanKnown) / pivot) / pivot;
            }

            return trace;
        }

        for (int column = Design.Offsets[factor - 1]; column < Design.Offsets[factor]; column++)
            trace += 1 - _inverse!.ColumnForm(column, meanKnown);
        return trace / _system.Ratios[factor];
    }

    /// <summary>Z_lᵀP(Z_k Z_kᵀPy) for all l.</summary>
    private double[][] WorkingScores(int factor)
    {
        int[] of = factor == 0 ? Design.Rows.Of : Design.Dense[factor - 1].Of;
        double[] score = Solution.Scores[factor];
        return _system.Solve([.. of.Select(level => score[level])]).Scores;
    }

    private static double Square(double[] values) => Product(values, values);

    private static double Product(double[] left, double[] right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
