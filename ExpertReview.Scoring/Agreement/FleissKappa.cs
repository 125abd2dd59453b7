namespace ExpertReview.Scoring;

/// <summary>Fleiss' κ of one category: how well experts agree on who belongs to it.</summary>
/// <param name="Category">The category's value.</param>
/// <param name="Share">p, its share of all marks, in (0, 1].</param>
/// <param name="Value">1 − Σ n_i(m − n_i) / (n m (m − 1) p (1 − p)); undefined when all marks are in the category.</param>
/// <param name="Z">κ over its standard error √(2 / (n m (m − 1))) under chance agreement.</param>
/// <param name="PValue">Two-sided, from the normal distribution.</param>
public sealed record CategoryKappa(double Category, double Share, Measure Value, Measure Z, Measure PValue);

/// <summary>Fleiss' κ: agreement of m marks per application on categories, beyond chance; the experts may differ by application.</summary>
/// <remarks>
/// κ = (P̄ − P_e)/(1 − P_e), P̄ the mean share of agreeing pairs and P_e = Σp². z uses the variance under chance of Fleiss, Nee
/// and Landis, Psychological Bulletin 86 (1979), 974–977. For points on a scale use <see cref="KrippendorffAlpha"/>: κ counts
/// 80 against 81 as full disagreement.
/// </remarks>
/// <param name="Value">κ, at most 1. Undefined (<see cref="UndefinedReason.IncompleteTable"/>) when applications differ in their number of
/// marks, (<see cref="UndefinedReason.TooFewValues"/>) with fewer than two marks each, (<see cref="UndefinedReason.NoVariation"/>) with
/// one category.</param>
/// <param name="Z">κ over its standard error under chance agreement.</param>
/// <param name="PValue">Two-sided, from the normal distribution.</param>
/// <param name="Categories">κ by category, ascending by value; empty when κ is undefined.</param>
public sealed record FleissKappa(Measure Value, Measure Z, Measure PValue, IReadOnlyList<CategoryKappa> Categories)
{
    /// <summary>Computes κ; every different value is a category.</summary>
    /// <param name="ratings">The same number m of ratings for every application, by whatever experts.</param>
    public static FleissKappa Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        int n = ratings.Applications.Count;
        int m = n == 0 ? 0 : ratings.RowStarts[1];
        if (m < 2)
            return Undefined(UndefinedReason.TooFewValues);
        if (Enumerable.Range(0, n).Any(application => ratings.ValuesOf(application).Length != m))
            return Undefined(UndefinedReason.IncompleteTable);
        var categories = Scoring.Categories.Of(ratings.Values);
        return categories.Values.Length == 1
            ? Undefined(UndefinedReason.NoVariation)
            : Of(Counts(ratings, categories), m, categories.Values);
    }

    private static FleissKappa Of(int[,] counts, double m, double[] categories)
    {
        double n = counts.GetLength(0), marks = n * m, agreeing = 0, chance = 0, spread = 0, skew = 0;
        double error = Math.Sqrt(2 / (marks * (m - 1)));
        var ofCategories = new CategoryKappa[categories.Length];
        for (int category = 0; category < categories.Length; category++)
        {
            double total = 0, squares = 0;
            for (int application = 0; application < counts.GetLength(0); application++)
            {
                double count = counts[application, category];
                total += count;
                squares += count * count;
            }

            double p = total / marks, q = 1 - p;
            agreeing += squares;
            chance += p * p;
            spread += p * q;
            skew += p * q * (q - p);
            double value = 1 - (m * total - squares) / (marks * (m - 1) * p * q);
            ofCategories[category] = new(categories[category], p, Measure.Of(value), Measure.Of(value / error), PValueOf(value / error));
        }

        double kappa = ((agreeing - marks) / (marks * (m - 1)) - chance) / (1 - chance);
        double z = kappa / (error / spread * Math.Sqrt(spread * spread - skew));
        return new(Measure.Of(kappa), Measure.Of(z), PValueOf(z), ofCategories);
    }

    private static Measure PValueOf(double z) => Measure.Of(TestDistributions.NormalTwoSided(z));

    private static int[,] Counts(Ratings ratings, Categories categories)
    {
        int[,] counts = new int[ratings.Applications.Count, categories.Values.Length];
        for (int r = 0; r < ratings.Count; r++)
            counts[ratings.ApplicationOf[r], categories.Of(r)]++;
        return counts;
    }

    private static FleissKappa Undefined(UndefinedReason reason)
    {
        var none = Measure.Undefined(reason);
        return new(none, none, none, []);
    }
}
