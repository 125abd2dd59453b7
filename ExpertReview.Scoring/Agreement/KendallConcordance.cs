namespace ExpertReview.Scoring;

/// <summary>Kendall's coefficient of concordance W: 0 when the experts' orders have nothing in common, 1 when they are the same.</summary>
/// <remarks>
/// With R_i the sum over m experts of application i's midranks, S = Σ(R_i − R̄)² and T_j = Σ(t³ − t) over expert j's ties:
/// W = 12S / (m²(n³ − n) − mΣT_j). Kendall and Babington Smith, Annals of Mathematical Statistics 10 (1939), 275–287.
/// </remarks>
/// <param name="Value">W; undefined when a rating is missing, or every expert gives all applications the same mark.</param>
/// <param name="ChiSquared">m(n − 1)W, which has about a χ² distribution when no order is shared.</param>
/// <param name="Degrees">n − 1.</param>
/// <param name="PValue">P(χ² or more); rough for n below 8.</param>
/// <param name="MeanSpearman">(mW − 1) / (m − 1): without ties the mean of all pairs' Spearman correlations.</param>
public sealed record KendallConcordance(Measure Value, Measure ChiSquared, int Degrees, Measure PValue, Measure MeanSpearman)
{
    /// <summary>Computes W from a complete table.</summary>
    /// <param name="ratings">Every expert's rating of every application.</param>
    /// <param name="correctForTies">False: leave out mΣT_j, as the uncorrected W does; ties then lower it.</param>
    public static KendallConcordance Of(Ratings ratings, bool correctForTies = true)
    {
        var (table, missing) = CompleteTable.Of(ratings);
        if (table is null)
            return Undefined(missing!.Value, Math.Max(0, ratings.Applications.Count - 1));

        double n = table.Applications, m = table.Experts;
        double[] sums = new double[table.Applications];
        double ties = 0;
        for (int expert = 0; expert < table.Experts; expert++)
        {
            var ranked = TiedRanks.Of(table.Column(expert));
            for (int application = 0; application < sums.Length; application++)
                sums[application] += ranked.Ranks[application];
            ties += ranked.TieTerm;
        }

        double middle = m * (n + 1) / 2;
        double below = m * m * (n * n * n - n) - (correctForTies ? m * ties : 0);
        if (below <= 0)
            return Undefined(UndefinedReason.NoVariation, table.Applications - 1);
        double w = 12 * sums.Sum(sum => (sum - middle) * (sum - middle)) / below;
        double chiSquared = m * (n - 1) * w;
        return new(
            Measure.Of(w),
            Measure.Of(chiSquared),
            table.Applications - 1,
            Measure.Of(TestDistributions.ChiSquaredUpperTail(chiSquared, n - 1)),
            Measure.Of((m * w - 1) / (m - 1)));
    }

    private static KendallConcordance Undefined(UndefinedReason reason, int degrees)
    {
        var none = Measure.Undefined(reason);
        return new(none, none, degrees, none, none);
    }
}
