namespace ExpertReview.Scoring;

/// <summary>What the marks of one application come to, before it is compared with others.</summary>
/// <param name="Candidate">The application.</param>
/// <param name="Total">Its official total; null when withheld.</param>
/// <param name="RawMean">Mean of the complete sheets' totals; null when withheld.</param>
/// <param name="Dimensions">One score per dimension of the rules, in their order.</param>
/// <param name="Experts">One entry per sheet, in the panel's order.</param>
/// <param name="Withheld">Why there is no total; null when there is one.</param>
/// <param name="TieValues">One value per step of the tie chain, higher first; empty when there is no total.</param>
internal sealed record ApplicationScore(
    Candidate Candidate,
    Fraction? Total,
    Fraction? RawMean,
    IReadOnlyList<DimensionScore> Dimensions,
    IReadOnlyList<ExpertTotal> Experts,
    PlacementReason? Withheld,
    IReadOnlyList<Fraction> TieValues)
{
    public static ApplicationScore Of(
        Candidate candidate, IReadOnlyList<Sheet> sheets, RankingRules rules, IReadOnlyDictionary<string, Fraction>? officialTotals)
    {
        Fraction?[] given = [.. sheets.Select(sheet => TotalOf(sheet, rules))];
        Sheet[] complete = [.. sheets.Where((_, index) => given[index] is not null)];
        Fraction[] totals = [.. given.OfType<Fraction>()];
        bool isComparable = officialTotals?.ContainsKey(candidate.Application) != false;
        if ((Withhold(sheets.Count, complete.Length, rules) ?? (isComparable ? null : PlacementReason.NotComparable)) is { } reason)
        {
            return new(
                candidate, null, null,
                [.. rules.Dimensions.Select(one => new DimensionScore(one.Dimension, null))],
                [.. sheets.Select((sheet, index) => new ExpertTotal(sheet.Expert, given[index], ExpertTotalUse.NotUsed))],
                reason, []);
        }

        var official = officialTotals is null ? rules.Aggregation.Of(totals) : new(officialTotals[candidate.Application]);
        var uses = complete
            .Select((sheet, index) => (sheet.Expert, Use: UseOf(index, official)))
            .ToDictionary(one => one.Expert, one => one.Use, StringComparer.Ordinal);
        DimensionScore[] dimensions = [.. rules.Dimensions.Select(one => ScoreOf(one.Dimension, complete, rules.Aggregation))];
        return new(
            candidate, official.Value, Averages.Mean(totals), dimensions,
            [.. sheets.Select((sheet, index) =>
                new ExpertTotal(sheet.Expert, given[index], uses.GetValueOrDefault(sheet.Expert, ExpertTotalUse.NotUsed)))],
            null,
            [.. rules.TieChain.Select(step => TieValue(step, totals, dimensions))]);
    }

    private static Fraction? TotalOf(Sheet sheet, RankingRules rules)
    {
        var weighted = Fraction.Zero;
        foreach (var (dimension, weight) in rules.Dimensions)
        {
            if (!sheet.Points.TryGetValue(dimension, out decimal points))
                return null;
            weighted += Fraction.Of(points) * weight;
        }

        return weighted / rules.WholeWeight;
    }

    private static PlacementReason? Withhold(int begun, int complete, RankingRules rules)
    {
        if (begun == 0)
            return PlacementReason.NoSheet;
        if (complete < begun && rules.IncompleteSheets == IncompleteSheetPolicy.WithholdTotal)
            return PlacementReason.IncompleteSheet;
        return complete < rules.FewestSheets ? PlacementReason.TooFewSheets : null;
    }

    private static ExpertTotalUse UseOf(int index, Aggregate official) =>
        index == official.DroppedHighest ? ExpertTotalUse.DroppedHighest
        : index == official.DroppedLowest ? ExpertTotalUse.DroppedLowest
        : ExpertTotalUse.Counted;

    private static DimensionScore ScoreOf(string dimension, Sheet[] complete, AggregationRule rule)
    {
        var score = rule.Of([.. complete.Select(sheet => Fraction.Of(sheet.Points[dimension]))]);
        return new(
            dimension, score.Value,
            score.DroppedHighest is { } highest ? complete[highest].Expert : null,
            score.DroppedLowest is { } lowest ? complete[lowest].Expert : null);
    }

    private static Fraction TieValue(TieBreak step, Fraction[] totals, DimensionScore[] dimensions) => step.Kind switch
    {
        TieBreakKind.DimensionScore => dimensions.Single(one => one.Dimension == step.Dimension).Score!.Value,
        TieBreakKind.RawMean => Averages.Mean(totals)!.Value,
        TieBreakKind.MedianTotal => Averages.Median(totals)!.Value,
        TieBreakKind.LowestTotal => totals.Min(),
        TieBreakKind.HighestTotal => totals.Max(),
        _ => throw new InvalidOperationException($"No comparison for {step.Kind}."),
    };
}
