namespace ExpertReview.Scoring;

/// <summary>The many-facet Rasch model for marks in a few ordered categories, by joint maximum likelihood.</summary>
/// <remarks>
/// ln(P_k / P_k₋₁) = θ_application − α_expert − δ_criterion − τ_k. Newton steps go over the facets in turn until observed and expected sums agree. Identification: mean
/// severity 0 within each component of the review graph, mean difficulty 0, mean threshold 0. Applications, experts and criteria with all marks in one end category
/// are removed and named; categories that nobody uses are left out of the scale. No correction of the bias of joint estimation, about (L − 1)/L for L marks per
/// element. Use it for up to about nine categories; for marks out of 100 an additive model is right. J. M. Linacre, <i>Many-Facet Rasch Measurement</i> (1989); fit
/// statistics: B. D. Wright, G. N. Masters, <i>Rating Scale Analysis</i> (1982).
/// </remarks>
public static class ManyFacetRasch
{
    /// <summary>Fits the model.</summary>
    /// <param name="marks">The marks, in any order, at most one per application, expert and criterion; none is allowed.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <exception cref="ArgumentException">A code is empty or a mark is given twice; the message names application, expert and criterion.</exception>
    public static ManyFacetRaschFit Fit(IEnumerable<CategoryMark> marks, int mostIterations = 10_000)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        CategoryMark[] given =
        [
            .. marks.OrderBy(mark => mark.Application, StringComparer.Ordinal)
                .ThenBy(mark => mark.Expert, StringComparer.Ordinal)
                .ThenBy(mark => mark.Criterion, StringComparer.Ordinal),
        ];
        Check(given);
        var (used, removed) = WithoutExtremes(given);
        var iteration = new RaschIteration(used);
        bool converged = iteration.Run(mostIterations);
        return new ManyFacetRaschFit
        {
            Applications = RaschFitStatistics.Of(iteration, Facet.Application, converged),
            Experts = RaschFitStatistics.Of(iteration, Facet.Expert, converged),
            Criteria = RaschFitStatistics.Of(iteration, Facet.Criterion, converged),
            Categories = iteration.Categories,
            Thresholds = [.. iteration.Thresholds.Select(threshold => converged ? Measure.Of(threshold) : Measure.Undefined(UndefinedReason.NotConverged))],
            Removed = removed,
            Components = iteration.Components,
            LogLikelihood = iteration.LogLikelihood(),
            LargestScoreResidual = iteration.LargestResidual,
            Iterations = iteration.Iterations,
            Converged = converged,
        };
    }

    internal static string CodeOf(CategoryMark mark, Facet facet) => facet switch
    {
        Facet.Application => mark.Application,
        Facet.Expert => mark.Expert,
        _ => mark.Criterion,
    };

    private static void Check(CategoryMark[] given)
    {
        for (int index = 0; index < given.Length; index++)
        {
            var mark = given[index];
            string place = $"Application \"{mark.Application}\", expert \"{mark.Expert}\", criterion \"{mark.Criterion}\"";
            if (string.IsNullOrEmpty(mark.Application) || string.IsNullOrEmpty(mark.Expert) || string.IsNullOrEmpty(mark.Criterion))
                throw new ArgumentException($"{place}: a code is empty.", nameof(given));
            if (index > 0 && given[index - 1] with { Category = 0 } == mark with { Category = 0 })
                throw new ArgumentException($"{place}: marked more than once.", nameof(given));
        }
    }

    /// <summary>Removing one extreme element may make another one extreme, or empty the end category; so until nothing changes.</summary>
    private static (CategoryMark[] Used, List<ExtremeElement> Removed) WithoutExtremes(CategoryMark[] marks)
    {
        var removed = new List<ExtremeElement>();
        while (marks.Length > 0)
        {
            int lowest = marks.Min(mark => mark.Category), highest = marks.Max(mark => mark.Category);
            ExtremeElement[] extremes = [.. Enum.GetValues<Facet>().SelectMany(facet => Extremes(marks, facet, lowest, highest))];
            if (extremes.Length == 0)
                break;
            removed.AddRange(extremes);
            var gone = extremes.Select(extreme => (extreme.Facet, extreme.Code)).ToHashSet();
            marks = [.. marks.Where(mark => !Enum.GetValues<Facet>().Any(facet => gone.Contains((facet, CodeOf(mark, facet)))))];
        }

        return (marks, removed);
    }

    private static IEnumerable<ExtremeElement> Extremes(CategoryMark[] marks, Facet facet, int lowest, int highest) => marks
        .GroupBy(mark => CodeOf(mark, facet))
        .OrderBy(own => own.Key, StringComparer.Ordinal)
        .Where(own => own.All(mark => mark.Category == highest) || own.All(mark => mark.Category == lowest))
        .Select(own => new ExtremeElement(facet, own.Key, own.First().Category == highest));
}
