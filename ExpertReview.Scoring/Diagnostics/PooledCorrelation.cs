namespace ExpertReview.Scoring;

/// <summary>Each expert's correlation against the others', on Fisher's scale z = artanh r, where errors are about normal.</summary>
internal static class PooledCorrelation
{
    /// <summary>One expert's correlation.</summary>
    /// <param name="Value">r; undefined for a reason.</param>
    /// <param name="Error">Standard error of z; null when unknown.</param>
    /// <param name="Count">Reviews behind it.</param>
    public readonly record struct Item(Measure Value, double? Error, int Count)
    {
        /// <summary>True when it can be compared: perfect correlations have no z.</summary>
        public bool HasZ => Value.Value is > -1 and < 1 && Error is > 0;

        /// <summary>artanh r.</summary>
        public double Z => Math.Atanh(Value.Value!.Value);
    }

    /// <summary>
    /// The findings. Reference: the others' z averaged by 1/error², carried back to r. Test: the difference of z from it, two-sided
    /// normal. Suspected by <paramref name="suspicion"/> of own r and reference.
    /// </summary>
    public static DiagnosticFinding[] Of(
        IReadOnlyList<string> experts, IReadOnlyList<Item> items, DiagnosticKind kind, double level, Func<double, double, DiagnosticSignal?> suspicion)
    {
        double width = TestDistributions.NormalQuantile(1 - (1 - level) / 2);
        return [.. experts.Select((code, expert) =>
        {
            var own = items[expert];
            if (own.Value.Reason is { } reason)
                return DiagnosticFinding.Undefined(code, kind, own.Count, reason);
            Item[] others = [.. items.Where((item, place) => place != expert && item.HasZ)];
            Interval? interval = own.HasZ
                ? new(Math.Tanh(own.Z - width * own.Error!.Value), Math.Tanh(own.Z + width * own.Error.Value), level)
                : null;
            if (!own.HasZ || others.Length == 0)
            {
                var why = others.Length == 0 ? UndefinedReason.TooFewValues : UndefinedReason.NoVariation;
                return new DiagnosticFinding(code, kind, null, own.Count, own.Value, null, interval, Measure.Undefined(why), null);
            }

            double weight = others.Sum(other => 1 / (other.Error!.Value * other.Error.Value));
            double pooled = others.Sum(other => other.Z / (other.Error!.Value * other.Error.Value)) / weight;
            double z = (own.Z - pooled) / Math.Sqrt(own.Error!.Value * own.Error.Value + 1 / weight);
            return new DiagnosticFinding(
                code,
                kind,
                null,
                own.Count,
                own.Value,
                Math.Tanh(pooled),
                interval,
                Measure.Of(TestDistributions.NormalTwoSided(z)),
                suspicion(own.Value.Value!.Value, Math.Tanh(pooled)));
        })];
    }
}
