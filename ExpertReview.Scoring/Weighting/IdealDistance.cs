namespace ExpertReview.Scoring;

/// <summary>How <see cref="IdealDistance"/> makes criteria comparable.</summary>
public enum IdealNormalization
{
    /// <summary>x / √Σx² per criterion.</summary>
    Vector,

    /// <summary><see cref="DecisionTable.MinMax"/>.</summary>
    MinMax,
}

/// <summary>Nearness to an ideal alternative (逼近理想解排序法, TOPSIS).</summary>
/// <remarks>
/// With v = w·n, n the normalized values, the ideal has the best v of every criterion and the anti-ideal the worst; d⁺ and d⁻ are the
/// Euclidean distances to them and C = d⁻ / (d⁺ + d⁻). Adding or removing an alternative may reverse the order of others, so this is for
/// study. C.-L. Hwang, K. Yoon, <i>Multiple Attribute Decision Making</i> (1981).
/// </remarks>
/// <param name="ToIdeal">m distances d⁺.</param>
/// <param name="ToAntiIdeal">m distances d⁻.</param>
/// <param name="Closeness">
/// m values C in [0, 1], 1 = ideal; undefined (<see cref="UndefinedReason.NoVariation"/>) when all alternatives are the same in every criterion
/// that has weight.
/// </param>
/// <param name="Ranks">m competition ranks by closeness, highest first, ties within 10⁻¹⁰; all 1 when it is undefined.</param>
public sealed record IdealDistance(
    IReadOnlyList<double> ToIdeal, IReadOnlyList<double> ToAntiIdeal, IReadOnlyList<Measure> Closeness, IReadOnlyList<int> Ranks)
{
    /// <summary>Finds distances and closeness.</summary>
    /// <param name="table">m × D values.</param>
    /// <param name="weights">D weights of at least 0, not all 0; scaled to sum 1.</param>
    /// <param name="normalization">How criteria are made comparable.</param>
    /// <exception cref="ArgumentException">The weights are refused.</exception>
    public static IdealDistance Of(
        DecisionTable table, IReadOnlyList<double> weights, IdealNormalization normalization = IdealNormalization.Vector)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] shares = WeightVector.Scaled(weights, table.Criteria);
        double[] squaredToIdeal = new double[table.Alternatives];
        double[] squaredToAntiIdeal = new double[table.Alternatives];
        var scaled = normalization == IdealNormalization.MinMax ? table.MinMax() : table;
        for (int criterion = 0; criterion < table.Criteria; criterion++)
        {
            double[] column = scaled.Column(criterion);
            double length = normalization == IdealNormalization.MinMax ? 1 : Math.Sqrt(Sample.Of(column).SumOfSquares(0));
            double factor = length == 0 ? 0 : shares[criterion] / length;
            bool benefit = scaled.Directions[criterion] == CriterionDirection.Benefit;
            double best = benefit ? column.Max() : column.Min(), worst = benefit ? column.Min() : column.Max();
            for (int row = 0; row < column.Length; row++)
            {
                squaredToIdeal[row] += factor * (column[row] - best) * factor * (column[row] - best);
                squaredToAntiIdeal[row] += factor * (column[row] - worst) * factor * (column[row] - worst);
            }
        }

        double[] toIdeal = [.. squaredToIdeal.Select(Math.Sqrt)], toAntiIdeal = [.. squaredToAntiIdeal.Select(Math.Sqrt)];
        Measure[] closeness = [.. toIdeal.Zip(toAntiIdeal, Ratio)];
        return new(toIdeal, toAntiIdeal, closeness, Scoring.Ranks.Competition([.. closeness.Select(one => one.Value ?? 0)], Scoring.Ranks.UsualTolerance));
    }

    private static Measure Ratio(double toIdeal, double toAntiIdeal) =>
        toIdeal + toAntiIdeal == 0 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(toAntiIdeal / (toIdeal + toAntiIdeal));
}
