namespace ExpertReview.Scoring;

/// <summary>Strengths of m items, estimated from choices among them by <see cref="BradleyTerry"/> or <see cref="PlackettLuce"/>.</summary>
/// <remarks>
/// Without a prior, a maximum exists only when every item is connected to every other by a chain of wins in both directions; otherwise all
/// figures are undefined: <see cref="UndefinedReason.Disconnected"/> when some groups were never compared,
/// <see cref="UndefinedReason.Unbounded"/> when one group won every comparison with another.
/// </remarks>
/// <param name="LogWorths">m values λ = ln π with Σλ = 0; higher is better.</param>
/// <param name="StandardErrors">m standard errors of λ under Σλ = 0, by the observed information.</param>
/// <param name="Strengths">m values π with Σπ = 1.</param>
/// <param name="LogLikelihood">Σ ln P of the observed choices, at most 0; the prior's share is not in it.</param>
/// <param name="Groups">The groups connected by chains of wins in both directions, those that win before those that lose; one group when all is well.</param>
public sealed record WorthEstimates(
    IReadOnlyList<Measure> LogWorths,
    IReadOnlyList<Measure> StandardErrors,
    IReadOnlyList<Measure> Strengths,
    Measure LogLikelihood,
    IReadOnlyList<IReadOnlyList<int>> Groups)
{
    /// <summary>Maximizes the likelihood of choices among items, with a prior if one is given.</summary>
    /// <param name="items">m.</param>
    /// <param name="wins">Whether the first item was ever chosen before the second.</param>
    /// <param name="choices">Adds the choices to a model.</param>
    /// <param name="prior">Imagined wins and as many losses of every item against one imagined item; 0 = no prior.</param>
    internal static WorthEstimates Of(int items, Func<int, int, bool> wins, Action<ChoiceModel> choices, double prior)
    {
        if (!double.IsFinite(prior) || prior < 0)
            throw new ArgumentOutOfRangeException(nameof(prior), prior, "The prior's weight must be at least 0.");
        var groups = StrongComponents.Of(items, wins);
        if (items == 0)
            return Undefined(items, UndefinedReason.TooFewValues, groups);
        if (groups.Count > 1 && prior == 0)
        {
            bool linked = StrongComponents.Of(items, (item, other) => wins(item, other) || wins(other, item)).Count == 1;
            return Undefined(items, linked ? UndefinedReason.Unbounded : UndefinedReason.Disconnected, groups);
        }

        if (items == 1)
            return new([Measure.Of(0)], [Measure.Of(0)], [Measure.Of(1)], Measure.Of(0), groups);
        var observed = new ChoiceModel(items);
        choices(observed);
        return Fit(items, prior, choices) is { } fit
            ? Defined(fit.LogWorths, fit.Covariance, observed, groups)
            : Undefined(items, UndefinedReason.NotConverged, groups);
    }

    private static (double[] LogWorths, double[,] Covariance, int Steps)? Fit(int items, double prior, Action<ChoiceModel> choices)
    {
        var model = new ChoiceModel(prior > 0 ? items + 1 : items);
        choices(model);
        for (int item = 0; prior > 0 && item < items; item++)
        {
            model.Add(prior, item, items);
            model.Add(prior, items, item);
        }

        return model.Fit();
    }

    /// <summary>Puts Σλ = 0 over the m items, which leaves an imagined one out.</summary>
    private static WorthEstimates Defined(double[] fitted, double[,] covariance, ChoiceModel observed, IReadOnlyList<int[]> groups)
    {
        int items = groups.Sum(group => group.Length);
        double mean = Sample.Of(fitted.AsSpan(0, items)).Mean;
        double[] worths = [.. fitted.Take(items).Select(worth => worth - mean)];
        double[] rowMeans = [.. Enumerable.Range(0, items).Select(row => Enumerable.Range(0, items).Sum(column => covariance[row, column]) / items)];
        double wholeMean = rowMeans.Sum() / items;
        double highest = worths.Max();
        var strengths = WeightVector.Scaled([.. worths.Select(worth => PortableMath.Exp(worth - highest))]);
        return new(
            [.. worths.Select(Measure.Of)],
            [.. rowMeans.Select((rowMean, item) => Measure.Of(Math.Sqrt(Math.Max(0, covariance[item, item] - 2 * rowMean + wholeMean))))],
            [.. strengths.Select(Measure.Of)],
            Measure.Of(observed.LogLikelihood(worths)),
            groups);
    }

    private static WorthEstimates Undefined(int items, UndefinedReason reason, IReadOnlyList<int[]> groups)
    {
        Measure[] undefined = [.. Enumerable.Repeat(Measure.Undefined(reason), items)];
        return new(undefined, undefined, undefined, Measure.Undefined(reason), groups);
    }
}
