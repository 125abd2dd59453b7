using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The indicator scores of a round: from the applications' own figures, not from experts.</summary>
/// <param name="Applications">In ordinal order of their blind codes.</param>
public sealed record IndicatorTable(IReadOnlyList<ApplicationIndicators> Applications)
{
    public ApplicationIndicators? Find(string code) => Applications.FirstOrDefault(application => application.Application == code);

    /// <summary>The score over all dimensions; null where too little is filed.</summary>
    public Fraction? TotalOf(string code) => Find(code)?.Total;
}

/// <summary>One application's indicator scores, rounded to the 9 decimals that count.</summary>
/// <param name="Application">Blind code.</param>
/// <param name="Dimensions">The score of every dimension that has indicators; null where too little is filed.</param>
/// <param name="Total">The dimensions' scores by the dimensions' weights; null where too little is filed.</param>
public sealed record ApplicationIndicators(string Application, SortedDictionary<string, Fraction?> Dimensions, Fraction? Total);
