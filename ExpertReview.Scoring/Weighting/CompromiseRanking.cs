namespace ExpertReview.Scoring;

/// <summary>Compromise between the good of all criteria together and the worst single one (多准则妥协解排序法, VIKOR).</summary>
/// <remarks>
/// With f* the best and f⁻ the worst value of a criterion: S = Σ w(f* − f) / (f* − f⁻), R the largest of these terms, and
/// Q = v(S − S*) / (S⁻ − S*) + (1 − v)(R − R*) / (R⁻ − R*), stars the lowest and minuses the highest among the alternatives; 0/0 counts as 0.
/// Lower is better in all three. S. Opricovic, G.-H. Tzeng, European Journal of Operational Research 156 (2004), 445–455.
/// </remarks>
/// <param name="GroupUtility">m values S.</param>
/// <param name="IndividualRegret">m values R.</param>
/// <param name="Compromise">m values Q in [0, 1].</param>
/// <param name="Ranks">m competition ranks by Q, lowest first, ties within 10⁻¹⁰.</param>
/// <param name="NeededAdvantage">1 / (m − 1); 0 when m = 1.</param>
/// <param name="HasAcceptableAdvantage">C1: the second Q exceeds the first by the needed advantage.</param>
/// <param name="IsStable">C2: the first by Q is also first by S or by R.</param>
/// <param name="CompromiseSet">
/// Positions from 0, by Q: the first alone when both conditions hold; the first two when only C2 fails; else every alternative whose Q
/// exceeds the first by less than the needed advantage.
/// </param>
public sealed record CompromiseRanking(
    IReadOnlyList<double> GroupUtility,
    IReadOnlyList<double> IndividualRegret,
    IReadOnlyList<double> Compromise,
    IReadOnlyList<int> Ranks,
    double NeededAdvantage,
    bool HasAcceptableAdvantage,
    bool IsStable,
    IReadOnlyList<int> CompromiseSet)
{
    /// <summary>Finds S, R, Q and the compromise set.</summary>
    /// <param name="table">m × D values.</param>
    /// <param name="weights">D weights of at least 0, not all 0; scaled to sum 1.</param>
    /// <param name="utilityShare">v in [0, 1], the say of S against R.</param>
    /// <exception cref="ArgumentException">The weights are refused.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="utilityShare"/> is outside [0, 1].</exception>
    public static CompromiseRanking Of(DecisionTable table, IReadOnlyList<double> weights, double utilityShare = 0.5)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!(utilityShare is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(utilityShare), utilityShare, "The share must be in [0, 1].");
        double[] shares = WeightVector.Scaled(weights, table.Criteria);
        double[][] regrets = [.. shares.Select((share, criterion) => Regrets(table, criterion, share))];
        double[] utility = [.. Enumerable.Range(0, table.Alternatives).Select(row => Sample.Of([.. regrets.Select(column => column[row])]).Sum)];
        double[] worst = [.. Enumerable.Range(0, table.Alternatives).Select(row => regrets.Max(column => column[row]))];
        double[] compromise = [.. Spans(utility).Zip(Spans(worst), (s, r) => utilityShare * s + (1 - utilityShare) * r)];

        int[] order = [.. Enumerable.Range(0, compromise.Length).OrderBy(row => compromise[row])];
        double needed = order.Length == 1 ? 0 : 1.0 / (order.Length - 1);
        bool advantage = order.Length == 1 || compromise[order[1]] - compromise[order[0]] >= needed - Tolerance;
        bool stable = utility[order[0]] <= utility.Min() + Tolerance || worst[order[0]] <= worst.Min() + Tolerance;
        return new(
            utility,
            worst,
            compromise,
            Scoring.Ranks.Competition([.. compromise.Select(q => -q)], Tolerance),
            needed,
            advantage,
            stable,
            (advantage, stable) switch
            {
                (true, true) => order[..1],
                (true, false) => order[..2],
                _ => [.. order.Where(row => compromise[row] - compromise[order[0]] < needed - Tolerance)],
            });
    }

    private const double Tolerance = Scoring.Ranks.UsualTolerance;

    private static double[] Regrets(DecisionTable table, int criterion, double share)
    {
        double[] column = table.Column(criterion);
        if (table.IsConstant(criterion))
            return new double[column.Length];
        double range = column.Max() - column.Min();
        double best = table.Directions[criterion] == CriterionDirection.Benefit ? column.Max() : column.Min();
        return [.. column.Select(value => share * Math.Abs(best - value) / range)];
    }

    /// <summary>(x − lowest) / (highest − lowest); 0 throughout equal values.</summary>
    private static double[] Spans(double[] values)
    {
        var sample = Sample.Of(values);
        return sample.IsConstant ? new double[values.Length] : [.. values.Select(value => (value - sample.Minimum) / (sample.Maximum - sample.Minimum))];
    }
}
