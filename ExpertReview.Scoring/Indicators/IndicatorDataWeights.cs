namespace ExpertReview.Scoring;

/// <summary>The weights of a dimension's indicators, from what was stated or from the figures.</summary>
internal static class IndicatorDataWeights
{
    public static IndicatorDimensionWeights Of(IndicatorDimension dimension, IndicatorTable table)
    {
        var kind = dimension.Weighting.Kind;
        double[] equal = WeightVector.Equal(dimension.Indicators.Count);
        if (dimension.Weighting.Stated is { } stated)
            return new(dimension.Code, kind, stated, IsFallback: false);
        if (kind == IndicatorWeightingKind.Equal)
            return new(dimension.Code, kind, equal, IsFallback: false);
        if (Complete(dimension, table) is not { } figures)
            return new(dimension.Code, kind, equal, IsFallback: true);
        if (kind == IndicatorWeightingKind.Critic)
        {
            var critic = CriticWeights.Of(figures);
            return new(dimension.Code, kind, critic.Weights, critic.IsUniform);
        }

        var entropy = EntropyWeights.Of(figures);
        return new(dimension.Code, kind, entropy.Weights, entropy.IsUniform);
    }

    /// <summary>The figures carried to [0, 1] of the applications that give them all; null when there are fewer than two.</summary>
    private static DecisionTable? Complete(IndicatorDimension dimension, IndicatorTable table)
    {
        var columns = dimension.Indicators.Select(indicator => table.Normalize(indicator, IndicatorNormalization.MinMax)).ToArray();
        string[] rows = [.. table.Applications.Select(one => one.Application).Where(application => columns.All(column => column.ContainsKey(application)))];
        if (rows.Length < 2)
            return null;
        double[,] values = new double[rows.Length, columns.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < columns.Length; column++)
                values[row, column] = columns[column][rows[row]].Share;
        }

        return new(values);
    }
}
