namespace ExpertReview.Scoring;

/// <summary>The weighted sum of criteria: the default among the multi-criteria methods, and the one that people can follow.</summary>
public static class WeightedSum
{
    /// <summary>Σ_d w_d·x_d of values that share a unit already.</summary>
    /// <param name="table">m × D values; a criterion where less is better is refused, because its unit cannot simply be added.</param>
    /// <param name="weights">D weights of at least 0, not all 0; scaled to sum 1.</param>
    /// <returns>m scores in the unit of the values.</returns>
    /// <exception cref="ArgumentException">A criterion is a cost, or the weights are refused.</exception>
    public static IReadOnlyList<double> Of(DecisionTable table, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Directions.Contains(CriterionDirection.Cost))
            throw new ArgumentException("A criterion where less is better must first be normalized.", nameof(table));
        double[] shares = WeightVector.Scaled(weights, table.Criteria);
        return
        [
            .. Enumerable.Range(0, table.Alternatives).Select(row =>
                Sample.Of([.. shares.Select((share, criterion) => share * table[row, criterion])]).Sum),
        ];
    }

    /// <summary>The weighted sum after <see cref="DecisionTable.MinMax"/>.</summary>
    /// <param name="table">m × D values in any units.</param>
    /// <param name="weights">D weights of at least 0, not all 0; scaled to sum 1.</param>
    /// <returns>m scores in [0, 1].</returns>
    /// <exception cref="ArgumentException">The weights are refused.</exception>
    public static IReadOnlyList<double> OfMinMax(DecisionTable table, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.MinMax(), weights);
    }
}
