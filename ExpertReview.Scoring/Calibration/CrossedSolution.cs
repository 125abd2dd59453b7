namespace ExpertReview.Scoring;

/// <summary>What the mixed-model equations say of one response.</summary>
/// <param name="Mean">The estimated mean.</param>
/// <param name="RowEffects">Predicted effects of the rows.</param>
/// <param name="ColumnEffects">Predicted effects of the columns.</param>
/// <param name="Residuals">The N residuals.</param>
/// <param name="PenalizedSquares">r²: the residuals' weighted sum of squares and that of the standardized effects.</param>
/// <param name="Scores">For the rows, then for each dense factor, the sums of the weighted residuals over each level.</param>
internal sealed record CrossedSolution(
    double Mean,
    double[] RowEffects,
    double[] ColumnEffects,
    double[] Residuals,
    double PenalizedSquares,
    double[][] Scores)
{
    public static CrossedSolution Of(
        CrossedDesign design, ReadOnlySpan<double> response, double mean, double[] rowEffects, double[] columnEffects, double penalty)
    {
        double[] residuals = new double[response.Length], weighted = new double[response.Length];
        for (int r = 0; r < residuals.Length; r++)
            residuals[r] = response[r] - mean - rowEffects[design.Rows.Of[r]];
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            int[] of = design.Dense[factor].Of;
            for (int r = 0; r < residuals.Length; r++)
                residuals[r] -= columnEffects[design.Offsets[factor] + of[r]];
        }

        double squares = penalty;
        for (int r = 0; r < residuals.Length; r++)
        {
            weighted[r] = design.Model.Precisions[r] * residuals[r];
            squares += weighted[r] * residuals[r];
        }

        return new(
            mean, rowEffects, columnEffects, residuals, squares,
            [CrossedDesign.LevelSums(design.Rows, weighted), .. design.Dense.Select(factor => CrossedDesign.LevelSums(factor, weighted))]);
    }
}
