namespace ExpertReview.Scoring;

/// <summary>An expert's share of reviews of some kind against the other experts' share.</summary>
internal static class ShareComparison
{
    /// <summary>
    /// Value: the share, with Wilson's interval. Reference: the others' share, (X + ½)/(N + 1), so that something nobody else
    /// does is rare but not impossible. Test: the binomial probability of so many or more at that share. Suspected when the
    /// interval lies above it.
    /// </summary>
    public static DiagnosticFinding Of(
        string expert, DiagnosticKind kind, DiagnosticSignal flag, int cases, int count, int othersCases, int othersCount, double level)
    {
        if (count == 0)
            return DiagnosticFinding.Undefined(expert, kind, 0, UndefinedReason.TooFewValues);
        var interval = Wilson(cases, count, level);
        var share = Measure.Of((double)cases / count);
        if (othersCount == 0)
            return new(expert, kind, null, count, share, null, interval, Measure.Undefined(UndefinedReason.TooFewValues), null);

        double reference = (othersCases + 0.5) / (othersCount + 1);
        return new(
            expert,
            kind,
            null,
            count,
            share,
            reference,
            interval,
            Measure.Of(Math.Min(1, TestDistributions.BinomialUpperTail(cases, count, reference))),
            interval.Lower > reference ? flag : null);
    }

    /// <summary>E. B. Wilson's score interval of a share: Journal of the American Statistical Association 22 (1927), 209–212.</summary>
    public static Interval Wilson(int cases, int count, double level)
    {
        double z = TestDistributions.NormalQuantile(1 - (1 - level) / 2);
        double n = count, share = cases / n, spread = z * z / n;
        double middle = (share + spread / 2) / (1 + spread);
        double half = z / (1 + spread) * Math.Sqrt(share * (1 - share) / n + spread / (4 * n));
        return new(cases == 0 ? 0 : middle - half, cases == count ? 1 : middle + half, level);
    }
}
