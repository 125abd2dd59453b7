using System.Globalization;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What the divisions recommend: the applications of a program that are not withdrawn, decided or not.</summary>
public sealed record Recommendations(IReadOnlyList<ApplicationFacts> All)
{
    /// <summary>How an application stands among its city's recommendations under <paramref name="rule"/>.</summary>
    public RecommendationStanding OfCity(ApplicationFacts facts, EligibilityRule rule) => Standing(facts, rule, [.. Counted(rule)
        .Where(other => other.CityCode == facts.CityCode)]);

    /// <summary>How it stands among its county's; those on the places of an industry-cluster brand are counted apart.</summary>
    public RecommendationStanding OfCounty(ApplicationFacts facts, EligibilityRule rule) => Standing(facts, rule, [.. Counted(rule)
        .Where(other => other.CountyCode == facts.CountyCode && UsesBrand(other, rule) == UsesBrand(facts, rule))]);

    public static bool UsesBrand(ApplicationFacts facts, EligibilityRule rule) => rule.Field is { } field && facts.Answers[field] == "是";

    private IEnumerable<ApplicationFacts> Counted(EligibilityRule rule) =>
        All.Where(other => rule.Types.Count == 0 || rule.Types.Contains(other.TypeCode));

    private static RecommendationStanding Standing(ApplicationFacts facts, EligibilityRule rule, IReadOnlyList<ApplicationFacts> pool)
    {
        if (rule.OrderField is not { } order || Position(facts, order) is not { } own)
            return new RecommendationStanding(pool.Count, null, 0, 0);
        return new RecommendationStanding(
            pool.Count, own, pool.Count(other => Position(other, order) < own), pool.Count(other => Position(other, order) == own));
    }

    private static int? Position(ApplicationFacts facts, string field) =>
        int.TryParse(facts.Answers[field], NumberStyles.None, CultureInfo.InvariantCulture, out int position) ? position : null;
}

/// <param name="Count">How many are recommended in all.</param>
/// <param name="Position">Its place in the recommended order, as the form says; null where the list is not ordered or it says none.</param>
/// <param name="Before">How many come before it.</param>
/// <param name="Level">How many, itself included, give the same place.</param>
public sealed record RecommendationStanding(int Count, int? Position, int Before, int Level);
