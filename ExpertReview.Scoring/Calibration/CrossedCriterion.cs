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

    /// <summary>r² at the last γ.</summary>
    public double PenalizedSquares { get; private set; }

    /// <summary>The criterion at γ, rows first; +∞ where rounding leaves the equations without a solution.</summary>
    public double At(ReadOnlySpan<double> ratios)
    {
        var model = Design.Model;
        Evaluations++;
        if (!_system.Set(ratios))
            return double.PositiveInfinity;
        Solution = _system.Solve(Design.RowSums, Design.ColumnSums);
        PenalizedSquares = Solution.PenalizedSquares(Design, ratios);
        return PenalizedSquares > 0
            ? _system.LogDeterminant() - model.LogPrecisions
                + model.Freedom * (1 + PortableMath.Log(2 * Math.PI * PenalizedSquares / model.Freedom) + 2 * PortableMath.Log(model.Scale))
            : double.PositiveInfinity;
    }

    /// <summary>The inverse at the last γ; the same object each time, overwritten.</summary>
    public CrossedInverse Inverse()
    {
        _inverse ??= new(Design);
        _inverse.Set(_system);
        return _inverse;
    }

    /// <summary>Gradient and average information at the last γ, all of whose ratios are positive.</summary>
    /// <remarks>
    /// The gradient is tr(PV_k) − (f/r²)|Z_kᵀPy|², f the degrees of freedom; Z_kᵀPy are the effects over γ_k. The average information
    /// stands for the second derivative: it needs no further trace and is never negative.
    /// </remarks>
    public (Vector<double> Gradient, Matrix<double> Information) Slopes()
    {
        var inverse = Inverse();
        int factors = _system.Ratios.Length;
        double perSquare = Design.Model.Freedom / PenalizedSquares;
        double[][] scores = [.. Enumerable.Range(0, factors).Select(factor => Scores(Solution, factor))];
        double[] squares = [.. scores.Select(score => VectorKernel.Dot(score, score))];
        var gradient = Vector<double>.Build.Dense(factors, factor => Trace(inverse, factor) - perSquare * squares[factor]);
        var information = Matrix<double>.Build.Dense(factors, factors);
        for (int factor = 0; factor < factors; factor++)
        {
            var (rowSums, columnSums) = factor == 0 ? Design.OfRows(scores[0]) : Design.OfColumns(scores[factor]);
            var working = _system.Solve(rowSums, columnSums);
            for (int other = 0; other < factors; other++)
            {
                double average = VectorKernel.Dot(scores[other], Scores(working, other));
                information[factor, other] = perSquare * (average - squares[factor] * squares[other] / PenalizedSquares);
            }
        }

        return (gradient, (information + information.Transpose()) / 2);
    }

    /// <summary>The effects of one factor over its γ: of the rows, or of all columns with 0 at those of other factors.</summary>
    private double[] Scores(CrossedSolution solution, int factor)
    {
        double ratio = _system.Ratios[factor];
        if (factor == 0)
            return [.. solution.RowEffects.Select(effect => effect / ratio)];
        double[] scores = new double[Design.Columns];
        for (int column = Design.Offsets[factor - 1]; column < Design.Offsets[factor]; column++)
            scores[column] = solution.ColumnEffects[column] / ratio;
        return scores;
    }

    private double Trace(CrossedInverse inverse, int factor)
    {
        bool meanKnown = !Design.Model.Restricted;
        double trace = 0;
        if (factor == 0)
        {
            for (int row = 0; row < Design.RowWeights.Length; row++)
            {
                double pivot = _system.Pivots[row];
                trace += (Design.RowWeights[row] - inverse.RowForm(row, meanKnown) / pivot) / pivot;
            }

            return trace;
        }

        for (int column = Design.Offsets[factor - 1]; column < Design.Offsets[factor]; column++)
            trace += 1 - inverse.ColumnForm(column, meanKnown);
        return trace / _system.Ratios[factor];
    }
}
