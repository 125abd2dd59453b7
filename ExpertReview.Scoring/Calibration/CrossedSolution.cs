namespace ExpertReview.Scoring;

/// <summary>What the mixed-model equations say of one response.</summary>
/// <param name="Mean">The estimated mean.</param>
/// <param name="RowEffects">Predicted effects of the rows.</param>
/// <param name="ColumnEffects">Predicted effects of the columns.</param>
internal sealed record CrossedSolution(double Mean, double[] RowEffects, double[] ColumnEffects)
{
    /// <summary>What the N ratings leave when mean and effects are taken from them.</summary>
    public double[] Residuals(CrossedDesign design)
    {
        double[] residuals = [.. design.Model.Values];
        for (int r = 0; r < residuals.Length; r++)
            residuals[r] -= Mean + RowEffects[design.Rows.Of[r]];
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            int[] of = design.Dense[factor].Of;
            int offset = design.Offsets[factor];
            for (int r = 0; r < residuals.Length; r++)
                residuals[r] -= ColumnEffects[offset + of[r]];
        }

        return residuals;
    }

    /// <summary>r²: the weighted sum of squares of the residuals, and the effects' squares over their ratios. No difference of large numbers.</summary>
    public double PenalizedSquares(CrossedDesign design, ReadOnlySpan<double> ratios)
    {
        double squares = 0;
        double[] residuals = Residuals(design);
        for (int r = 0; r < residuals.Length; r++)
            squares += design.Model.Precisions[r] * residuals[r] * residuals[r];
        if (ratios[0] > 0)
            squares += Square(RowEffects) / ratios[0];
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            if (ratios[factor + 1] > 0)
                squares += Square(ColumnEffects.AsSpan(design.Offsets[factor]..design.Offsets[factor + 1])) / ratios[factor + 1];
        }

        return squares;
    }

    private static double Square(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return sum;
    }
}
