namespace ExpertReview.Scoring;

/// <summary>Standard errors and fit of every element of a facet.</summary>
internal static class RaschFitStatistics
{
    public static FacetElement[] Of(RaschIteration model, Facet facet, bool converged)
    {
        string[] codes = model.Codes[(int)facet];
        var sums = new Sums[codes.Length];
        for (int mark = 0; mark < model.Count; mark++)
        {
            var (observed, expected, variance, fourth) = model.Moments(mark);
            double square = (observed - expected) * (observed - expected);
            ref var own = ref sums[model.Of[(int)facet][mark]];
            own.Count++;
            own.Squares += square;
            own.Variances += variance;
            own.Standardized += square / variance;
            own.InfitSpread += fourth - variance * variance;
            own.OutfitSpread += fourth / (variance * variance);
        }

        return [.. codes.Select((code, element) => converged ? Element(code, model.Logits[(int)facet][element], sums[element]) : Unsettled(code, sums[element].Count))];
    }

    private static FacetElement Element(string code, double logit, Sums sums) => new(
        code,
        sums.Count,
        Measure.Of(logit),
        Measure.Of(1 / Math.Sqrt(sums.Variances)),
        FitStatistic.Of(sums.Squares / sums.Variances, sums.InfitSpread / (sums.Variances * sums.Variances)),
        FitStatistic.Of(sums.Standardized / sums.Count, (sums.OutfitSpread / sums.Count - 1) / sums.Count));

    private static FacetElement Unsettled(string code, int count)
    {
        var undefined = Measure.Undefined(UndefinedReason.NotConverged);
        return new(code, count, undefined, undefined, FitStatistic.Undefined, FitStatistic.Undefined);
    }

    private struct Sums
    {
        public int Count;
        public double Squares, Variances, Standardized, InfitSpread, OutfitSpread;
    }
}
