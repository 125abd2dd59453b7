using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

/// <summary>Panels with known truth: qualities, severities, spreads, noise.</summary>
internal sealed record SimulatedPanel(Ratings Ratings, double[] Qualities, double[] Severities)
{
    /// <summary>y = 65 + b_j + a_j (q_i + noise), each application rated by <paramref name="reviews"/> experts drawn at random.</summary>
    public static SimulatedPanel Of(ulong seed, int applications = 60, int experts = 12, int reviews = 4, double spread = 0, double noise = 6)
    {
        var random = new RandomSource(seed);
        double[] severities = [.. Enumerable.Range(0, experts).Select(_ => 6 * random.NextNormal())];
        double[] scales = [.. Enumerable.Range(0, experts).Select(_ => Math.Exp(spread * random.NextNormal()))];
        double[] qualities = [.. Enumerable.Range(0, applications).Select(_ => 10 * random.NextNormal())];
        var ratings = new List<Rating>();
        for (int i = 0; i < applications; i++)
        {
            var chosen = new SortedSet<int>();
            while (chosen.Count < reviews)
                chosen.Add(random.NextIndex(experts));
            foreach (int j in chosen)
                ratings.Add(new($"A{i:D3}", $"E{j:D2}", 65 + severities[j] + scales[j] * (qualities[i] + noise * random.NextNormal())));
        }

        var table = Ratings.Create(ratings);
        return new(table, qualities, [.. table.Experts.Select(expert => severities[int.Parse(expert[1..], System.Globalization.CultureInfo.InvariantCulture)])]);
    }

    /// <summary>Kendall's τ between values and the true qualities; simulated values have no ties.</summary>
    public double AgreementWith(IReadOnlyList<double> values)
    {
        int agreeing = 0;
        for (int left = 0; left < values.Count; left++)
        {
            for (int right = 0; right < left; right++)
                agreeing += Math.Sign(values[left] - values[right]) * Math.Sign(Qualities[left] - Qualities[right]);
        }

        return agreeing / (values.Count * (values.Count - 1) / 2.0);
    }
}
