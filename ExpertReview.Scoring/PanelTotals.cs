namespace ExpertReview.Scoring;

/// <summary>Tables of numbers made of a panel's marks.</summary>
public static class PanelTotals
{
    /// <summary>
    /// The experts' totals Σ w_d·x_d / <see cref="RankingRules.WholeWeight"/>, in points, of all sheets that have a mark in every dimension of the rules.
    /// Unfinished sheets are left out.
    /// </summary>
    /// <param name="panel">The marks.</param>
    /// <param name="rules">Dimensions and weights.</param>
    /// <exception cref="ArgumentException">The rules have a problem.</exception>
    public static Ratings Of(Panel panel, RankingRules rules)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Check() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join('\n', problems.Select(problem => problem.ToString())), nameof(rules));
        return Ratings.Create(
            from sheet in Complete(panel, rules)
            select new Rating(sheet.Application, sheet.Expert, (double)(rules.Dimensions.Sum(one => one.Weight * sheet.Points[one.Dimension]) / rules.WholeWeight)));
    }

    /// <summary>The marks of one dimension, in points, of the same sheets as <see cref="Of"/> and in the same order.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="rules">Dimensions and weights.</param>
    /// <param name="dimension">Key of a dimension of the rules.</param>
    /// <exception cref="ArgumentException">The rules have no such dimension.</exception>
    public static Ratings OfDimension(Panel panel, RankingRules rules, string dimension)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Dimensions.All(one => one.Dimension != dimension))
            throw new ArgumentException($"The rules have no dimension \"{dimension}\".", nameof(dimension));
        return Ratings.Create(Complete(panel, rules).Select(sheet => new Rating(sheet.Application, sheet.Expert, (double)sheet.Points[dimension])));
    }

    /// <summary>Those sheets that have a mark in every dimension of the rules.</summary>
    internal static IEnumerable<Sheet> Complete(IEnumerable<Sheet> sheets, RankingRules rules) =>
        sheets.Where(sheet => rules.Dimensions.All(one => sheet.Points.ContainsKey(one.Dimension)));

    private static IEnumerable<Sheet> Complete(Panel panel, RankingRules rules) => Complete(panel.Applications.SelectMany(panel.SheetsOf), rules);
}
