namespace ExpertReview.Scoring;

/// <summary>Two ways to carry Cohen's κ from two experts to k, who have all rated everything.</summary>
/// <param name="Conger">
/// Conger's exact κ: the mean share of agreeing pairs against the mean chance agreement of pairs, from each expert's own shares.
/// Conger, Psychological Bulletin 88 (1980), 322–328.
/// </param>
/// <param name="Light">
/// Light's κ: the mean of all pairs' <see cref="CohenKappa"/>; undefined when one pair's is. Light, Psychological Bulletin 76
/// (1971), 365–377.
/// </param>
public sealed record PairwiseKappa(Measure Conger, Measure Light)
{
    /// <summary>Computes both from a complete table; every different value is a category.</summary>
    /// <param name="ratings">Every expert's rating of every application.</param>
    public static PairwiseKappa Of(Ratings ratings)
    {
        var (table, missing) = CompleteTable.Of(ratings, fewestApplications: 1);
        if (table is null)
            return new(Measure.Undefined(missing!.Value), Measure.Undefined(missing.Value));

        var categories = Categories.Of(ratings.Values);
        double[][] shares = [.. Enumerable.Range(0, table.Experts).Select(expert => SharesOf(table, expert, categories))];
        double agreeing = 0, chance = 0, pairs = 0;
        var kappas = new List<Measure>();
        for (int left = 0; left < table.Experts; left++)
        {
            for (int right = left + 1; right < table.Experts; right++)
            {
                pairs++;
                agreeing += Enumerable.Range(0, table.Applications).Count(application => table[application, left] == table[application, right]);
                chance += shares[left].Zip(shares[right], (a, b) => a * b).Sum();
                kappas.Add(CohenKappa.Of(ratings, ratings.Experts[left], ratings.Experts[right]).Value);
            }
        }

        agreeing /= pairs * table.Applications;
        chance /= pairs;
        var conger = categories.Values.Length == 1
            ? Measure.Undefined(UndefinedReason.NoVariation)
            : Measure.Of((agreeing - chance) / (1 - chance));
        return new(conger, kappas.FirstOrDefault(kappa => kappa.Value is null) is { Reason: { } reason }
            ? Measure.Undefined(reason)
            : Measure.Of(kappas.Select(kappa => kappa.Value!.Value).Order().Average()));
    }

    private static double[] SharesOf(CompleteTable table, int expert, Categories categories)
    {
        double[] counts = new double[categories.Values.Length];
        for (int application = 0; application < table.Applications; application++)
            counts[categories.Of(application * table.Experts + expert)]++;
        return [.. counts.Select(count => count / table.Applications)];
    }
}
