namespace ExpertReview.Scoring;

/// <summary>Fills the places of a selection rule by fixed values, which may tie or be missing.</summary>
internal static class Placing
{
    /// <summary>As <see cref="SelectionRule.Shortlist"/> says.</summary>
    public static bool[] Of(SelectionRule rule, IReadOnlyList<double?> values)
    {
        Check(rule, values);
        bool[] inside = new bool[rule.Count];
        int[] left = rule.FreshPlaces(), room = rule.FreshRooms();
        foreach (var tie in Ties(rule, values))
        {
            int type = rule.TypeOf[tie[0]];
            if (left[type] == 0 || values[tie[0]] < rule.MinimumOf(tie[0]))
                continue;
            int[] open = [.. tie.Where(i => rule.CellOf(i) < 0 || room[rule.CellOf(i)] > 0)];
            int claims = 0;
            foreach (var cell in open.CountBy(rule.CellOf))
            {
                int taken = cell.Key < 0 ? cell.Value : Math.Min(cell.Value, room[cell.Key]);
                claims += taken;
                if (cell.Key >= 0)
                    room[cell.Key] -= taken;
            }

            foreach (int i in open)
                inside[i] = true;
            left[type] -= left[type] == int.MaxValue ? 0 : Math.Min(claims, left[type]);
        }

        return inside;
    }

    /// <summary>As <see cref="SelectionRule.Thresholds"/> says.</summary>
    public static double[] Thresholds(SelectionRule rule, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(rule, [.. values.Select(value => (double?)value)]);
        int[] order = [.. Enumerable.Range(0, rule.Count).OrderByDescending(i => values[i])];
        return [.. Enumerable.Range(0, rule.Count).Select(i => Threshold(rule, values, order, i))];
    }

    private static double Threshold(SelectionRule rule, IReadOnlyList<double> values, int[] order, int application)
    {
        int type = rule.TypeOf[application], cell = rule.CellOf(application);
        int left = rule.Places[type];
        int[] room = rule.FreshRooms();
        if (left == 0 || (cell >= 0 && room[cell] == 0))
            return double.PositiveInfinity;
        foreach (int i in order)
        {
            if (i == application || rule.TypeOf[i] != type)
                continue;
            if (values[i] < rule.MinimumOf(i))
                break;
            int other = rule.CellOf(i);
            if (other >= 0 && room[other]-- <= 0)
                continue;
            left -= left == int.MaxValue ? 0 : 1;
            if (left == 0 || (cell >= 0 && room[cell] == 0))
                return Math.Max(values[i], rule.MinimumOf(application));
        }

        return rule.MinimumOf(application);
    }

    /// <summary>Groups of equal values within a type, best first.</summary>
    private static IEnumerable<int[]> Ties(SelectionRule rule, IReadOnlyList<double?> values) =>
        from i in Enumerable.Range(0, rule.Count)
        where values[i] is not null
        group i by (Type: rule.TypeOf[i], Value: values[i]!.Value) into tie
        orderby tie.Key.Type, tie.Key.Value descending
        select tie.ToArray();

    private static void Check(SelectionRule rule, IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != rule.Count)
            throw new ArgumentException($"{values.Count} values for {rule.Count} applications.", nameof(values));
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value && !double.IsFinite(value))
                throw new ArgumentException($"The value of application {i} is not finite.", nameof(values));
        }
    }
}
