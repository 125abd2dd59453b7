using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>How much two different categories still agree.</summary>
public enum KappaWeights
{
    /// <summary>Not at all.</summary>
    Unweighted,

    /// <summary>1 − |a − b| / (q − 1), by places a, b among q categories.</summary>
    Linear,

    /// <summary>1 − ((a − b) / (q − 1))².</summary>
    Quadratic,
}

/// <summary>Cohen's κ: how much two experts agree on categories beyond what their habits alone would give.</summary>
/// <remarks>
/// κ = (P_o − P_e)/(1 − P_e) with the weighted shares of agreement observed and expected from both experts' own shares. The
/// variance under chance is that of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969), 323–327.
/// </remarks>
/// <param name="Value">κ, at most 1. Undefined with <see cref="UndefinedReason.TooFewValues"/> without a common application and
/// <see cref="UndefinedReason.NoVariation"/> when both give all of them the same one category.</param>
/// <param name="Z">κ over its standard error under chance; undefined when that is 0.</param>
/// <param name="PValue">Two-sided, from the normal distribution.</param>
/// <param name="Count">Applications that both rated.</param>
public sealed record CohenKappa(Measure Value, Measure Z, Measure PValue, int Count)
{
    /// <summary>Compares two experts on the applications that both rated.</summary>
    /// <param name="ratings">Ratings, every different value a category.</param>
    /// <param name="first">One expert's code.</param>
    /// <param name="second">The other's.</param>
    /// <param name="weights">What near misses count.</param>
    /// <param name="categories">All q categories, ascending, when some may be unused; null = those that the two used. It matters for the
    /// weighted κ only.</param>
    /// <exception cref="ArgumentException">A code is not in the table, an expert has rated an application more than once, or a value is
    /// not among <paramref name="categories"/>.</exception>
    public static CohenKappa Of(
        Ratings ratings, string first, string second, KappaWeights weights = KappaWeights.Unweighted, IReadOnlyList<double>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var left = MarksOf(ratings, first);
        var right = MarksOf(ratings, second);
        int[] common = [.. left.Keys.Where(right.ContainsKey).Order()];
        if (common.Length == 0)
            return Undefined(UndefinedReason.TooFewValues, 0);
        double[] places = categories is null
            ? [.. common.SelectMany(application => new[] { left[application], right[application] }).Distinct().Order()]
            : [.. categories];
        if (places.Length < 2)
            return Undefined(UndefinedReason.NoVariation, common.Length);

        int[,] counts = new int[places.Length, places.Length];
        foreach (int application in common)
            counts[PlaceOf(left[application], places), PlaceOf(right[application], places)]++;
        return Of(counts, common.Length, weights);
    }

    private static CohenKappa Of(int[,] counts, double n, KappaWeights weights)
    {
        int q = counts.GetLength(0);
        double[] rows = new double[q], columns = new double[q];
        for (int a = 0; a < q; a++)
        {
            for (int b = 0; b < q; b++)
            {
                rows[a] += counts[a, b] / n;
                columns[b] += counts[a, b] / n;
            }
        }

        var all = Enumerable.Range(0, q);
        double[] ofRow = [.. all.Select(a => all.Sum(b => columns[b] * Weight(a, b, q, weights)))];
        double[] ofColumn = [.. all.Select(b => all.Sum(a => rows[a] * Weight(a, b, q, weights)))];
        double observed = 0, expected = 0, spread = 0;
        for (int a = 0; a < q; a++)
        {
            for (int b = 0; b < q; b++)
            {
                double weight = Weight(a, b, q, weights), chance = rows[a] * columns[b];
                observed += counts[a, b] / n * weight;
                expected += chance * weight;
                spread += chance * (weight - ofRow[a] - ofColumn[b]) * (weight - ofRow[a] - ofColumn[b]);
            }
        }

        if (rows.Zip(columns).Any(both => both is { First: 1, Second: 1 }))
            return Undefined(UndefinedReason.NoVariation, (int)n);
        double kappa = (observed - expected) / (1 - expected);
        double variance = (spread - expected * expected) / n;
        if (variance <= 1e-15)   // only rounding is left of it
        {
            var none = Measure.Undefined(UndefinedReason.NoVariation);
            return new(Measure.Of(kappa), none, none, (int)n);
        }

        double z = (observed - expected) / Math.Sqrt(variance);
        return new(Measure.Of(kappa), Measure.Of(z), Measure.Of(TestDistributions.NormalTwoSided(z)), (int)n);
    }

    private static double Weight(int a, int b, int q, KappaWeights weights)
    {
        double distance = Math.Abs(a - b) / (q - 1.0);
        return weights switch
        {
            KappaWeights.Unweighted => a == b ? 1 : 0,
            KappaWeights.Linear => 1 - distance,
            KappaWeights.Quadratic => 1 - distance * distance,
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Not a kind of weights."),
        };
    }

    private static Dictionary<int, double> MarksOf(Ratings ratings, string expert)
    {
        int position = Enumerable.Range(0, ratings.Experts.Count).FirstOrDefault(j => ratings.Experts[j] == expert, -1);
        if (position < 0)
            throw new ArgumentException($"Expert \"{expert}\" has no rating.", nameof(expert));
        var marks = new Dictionary<int, double>();
        foreach (int r in ratings.OfExpert(position))
        {
            int application = ratings.ApplicationOf[r];
            if (!marks.TryAdd(application, ratings.Values[r]))
            {
                throw new ArgumentException(
                    $"Expert \"{expert}\" has rated application \"{ratings.Applications[application]}\" more than once.", nameof(ratings));
            }
        }

        return marks;
    }

    private static int PlaceOf(double value, double[] places)
    {
        int place = Array.IndexOf(places, value);
        return place >= 0
            ? place
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{value} is not among the categories."), nameof(places));
    }

    private static CohenKappa Undefined(UndefinedReason reason, int count) =>
        new(Measure.Undefined(reason), Measure.Undefined(reason), Measure.Undefined(reason), count);
}
