namespace ExpertReview.Scoring;

/// <summary>A kind of correlation between two experts' marks.</summary>
public enum CorrelationKind
{
    /// <summary>Of the marks themselves: <see cref="Correlation.Pearson"/>.</summary>
    Pearson,

    /// <summary>Of their midranks: <see cref="Correlation.Spearman"/>.</summary>
    Spearman,

    /// <summary>Of the order of pairs: <see cref="Correlation.KendallTauB"/>.</summary>
    KendallTauB,
}

/// <summary>How any two experts' marks go together on the applications that both rated.</summary>
/// <param name="Experts">E codes in ordinal order: rows and columns of the matrix.</param>
/// <param name="Between">E × E, symmetric, the diagonal 1; undefined for a pair with fewer than two common applications or a constant
/// list.</param>
/// <param name="Mean">The mean over the E(E − 1)/2 pairs; undefined, with the first pair's reason, when any pair is.</param>
public sealed record ExpertCorrelations(IReadOnlyList<string> Experts, IReadOnlyList<IReadOnlyList<Measure>> Between, Measure Mean)
{
    /// <summary>Correlates all pairs of experts.</summary>
    /// <param name="ratings">Ratings, with or without gaps. Of a repeated rating by one expert the mean counts.</param>
    /// <param name="kind">Which correlation.</param>
    public static ExpertCorrelations Of(Ratings ratings, CorrelationKind kind)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        int experts = ratings.Experts.Count;
        SortedDictionary<int, double>[] columns = [.. Enumerable.Range(0, experts).Select(expert => ColumnOf(ratings, expert))];
        var between = new Measure[experts][];
        for (int row = 0; row < experts; row++)
        {
            between[row] = new Measure[experts];
            between[row][row] = Measure.Of(1);
            for (int column = 0; column < row; column++)
                between[row][column] = between[column][row] = Of(columns[column], columns[row], kind);
        }

        return new(ratings.Experts, between, MeanOf(between));
    }

    private static SortedDictionary<int, double> ColumnOf(Ratings ratings, int expert)
    {
        var column = new SortedDictionary<int, double>();
        foreach (var ofOne in ratings.OfExpert(expert).ToArray().GroupBy(r => ratings.ApplicationOf[r]))
            column.Add(ofOne.Key, ofOne.Average(r => ratings.Values[r]));
        return column;
    }

    private static Measure Of(SortedDictionary<int, double> left, SortedDictionary<int, double> right, CorrelationKind kind)
    {
        int[] common = [.. left.Keys.Where(right.ContainsKey)];
        double[] x = [.. common.Select(application => left[application])], y = [.. common.Select(application => right[application])];
        return kind switch
        {
            CorrelationKind.Pearson => Correlation.Pearson(x, y),
            CorrelationKind.Spearman => Correlation.Spearman(x, y),
            CorrelationKind.KendallTauB => Correlation.KendallTauB(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of correlation."),
        };
    }

    private static Measure MeanOf(Measure[][] between)
    {
        Measure[] pairs = [.. between.SelectMany((row, place) => row.Take(place))];
        if (pairs.Length == 0)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        return pairs.FirstOrDefault(pair => pair.Value is null) is { Reason: { } reason }
            ? Measure.Undefined(reason)
            : Measure.Of(pairs.Select(pair => pair.Value!.Value).Order().Average());
    }
}
