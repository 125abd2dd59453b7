namespace ExpertReview.Scoring;

/// <summary>Ratings and options, checked and made ready: centred values, precisions, factors.</summary>
internal sealed class CrossedModel
{
    private CrossedModel(Ratings ratings, CrossedEffectsOptions options, string[] topics, int[] topicOf)
    {
        Ratings = ratings;
        Topics = topics;
        TopicOf = topicOf;
        Restricted = options.Likelihood == LikelihoodKind.Restricted;
        Precisions = options.Precisions is null ? Enumerable.Repeat(1.0, ratings.Count).ToArray() : [.. options.Precisions];
        LogPrecisions = Precisions.Sum(precision => PortableMath.Log(precision));
        var factors = new List<CrossedFactor> { new(EffectKind.Application, ratings.ApplicationOf.ToArray(), ratings.Applications.Count) };
        if (options.ExpertEffects)
            factors.Add(new(EffectKind.Expert, ratings.ExpertOf.ToArray(), ratings.Experts.Count));
        if (options.Topics is not null)
            factors.Add(new(EffectKind.Topic, [.. factors[0].Of.Select(application => topicOf[application])], topics.Length));
        Factors = factors;
        (Shift, Scale, Values) = Standardized(ratings.Values);
    }

    public Ratings Ratings { get; }

    /// <summary>Codes of the topics, in ordinal order.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Each application's topic; empty without topics.</summary>
    public int[] TopicOf { get; }

    public bool Restricted { get; }

    /// <summary>Prior precisions of the N ratings.</summary>
    public double[] Precisions { get; }

    /// <summary>Σ ln c.</summary>
    public double LogPrecisions { get; }

    /// <summary>Application, expert, topic; the latter two where the model has them.</summary>
    public IReadOnlyList<CrossedFactor> Factors { get; }

    /// <summary>What was taken from the ratings before dividing by <see cref="Scale"/>: far from zero, sums of squares would lose digits.</summary>
    public double Shift { get; }

    /// <summary>A power of two, so that dividing by it is exact.</summary>
    public double Scale { get; }

    /// <summary>The N standardized ratings.</summary>
    public double[] Values { get; }

    /// <summary>Degrees of freedom of the residual variance: N, or N − 1 for REML.</summary>
    public double Freedom => Values.Length - (Restricted ? 1 : 0);

    /// <exception cref="ArgumentException">An option does not suit the ratings.</exception>
    public static CrossedModel Of(Ratings ratings, CrossedEffectsOptions options)
    {
        CheckPrecisions(ratings, options.Precisions);
        CheckRatios(options);
        if (options.Topics is not { } codes)
            return new(ratings, options, [], []);
        if (codes.Count != ratings.Applications.Count)
            throw new ArgumentException($"{codes.Count} topics for {ratings.Applications.Count} applications.", nameof(options));
        string[] topics = [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(ratings, options, topics, [.. codes.Select(code => Array.BinarySearch(topics, code, StringComparer.Ordinal))]);
    }

    /// <summary>Why the model is undefined; null when nothing is known against it.</summary>
    public UndefinedReason? Obstacle()
    {
        if (Factors.Any(factor => factor.Levels < 2))
            return UndefinedReason.TooFewValues;
        if (Factors.Any(factor => factor.Levels >= Values.Length))
            return UndefinedReason.NoDegreesOfFreedom;
        for (int one = 1; one < Factors.Count; one++)
        {
            if (Factors.Take(one).Any(Factors[one].Divides))
                return UndefinedReason.Confounded;
        }

        return Scale == 0 ? UndefinedReason.NoVariation : null;
    }

    private static (double Shift, double Scale, double[] Values) Standardized(ReadOnlySpan<double> ratings)
    {
        double sum = 0, largest = 0;
        bool equal = true;
        foreach (double value in ratings)
        {
            sum += value / ratings.Length;
            equal &= value == ratings[0];
        }

        if (equal)
            return (ratings.Length == 0 ? 0 : ratings[0], 0, new double[ratings.Length]);
        foreach (double value in ratings)
            largest = Math.Max(largest, Math.Abs(value - sum));
        double scale = Math.ScaleB(1, Math.ILogB(largest));
        double[] values = new double[ratings.Length];
        for (int r = 0; r < values.Length; r++)
            values[r] = (ratings[r] - sum) / scale;
        return (sum, scale, values);
    }

    private static void CheckPrecisions(Ratings ratings, IReadOnlyList<double>? precisions)
    {
        if (precisions is null)
            return;
        if (precisions.Count != ratings.Count)
            throw new ArgumentException($"{precisions.Count} precisions for {ratings.Count} ratings.", nameof(precisions));
        for (int r = 0; r < precisions.Count; r++)
        {
            if (!(precisions[r] > 0 && double.IsFinite(precisions[r])))
            {
                string application = ratings.Applications[ratings.ApplicationOf[r]], expert = ratings.Experts[ratings.ExpertOf[r]];
                throw new ArgumentException(
                    FormattableString.Invariant($"Application \"{application}\", expert \"{expert}\": the precision {precisions[r]} is not positive and finite."),
                    nameof(precisions));
            }
        }
    }

    private static void CheckRatios(CrossedEffectsOptions options)
    {
        if (options.FixedRatios is not { } ratios)
            return;
        Check("application", ratios.Application, true);
        Check("expert", ratios.Expert, options.ExpertEffects);
        Check("topic", ratios.Topic, options.Topics is not null);

        static void Check(string effect, double ratio, bool inModel)
        {
            if (!(ratio >= 0 && ratio <= CrossedEstimation.LargestRatio))
                throw new ArgumentException(FormattableString.Invariant($"The {effect}'s ratio {ratio} is not in 0 … {CrossedEstimation.LargestRatio}."), nameof(options));
            if (ratio > 0 && !inModel)
                throw new ArgumentException(FormattableString.Invariant($"The {effect}'s ratio is {ratio}, but the model has no such effect."), nameof(options));
        }
    }
}
