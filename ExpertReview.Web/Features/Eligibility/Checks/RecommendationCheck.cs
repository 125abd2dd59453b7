using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>A division recommends no more applications than it has places.</summary>
internal static class RecommendationCheck
{
    public static Finding Limit(CheckContext context) =>
        context.Rule.PlacesPerCity is { } places ? OfCity(context, places) : OfCounty(context);

    private static Finding OfCity(CheckContext context, int places)
    {
        if (Divisions.Find(context.Facts.CityCode) is not { } city)
            return context.Finding(Verdict.NeedsJudgement, CheckContext.Say("CityUnknown"));
        return Judge(context, context.Recommendations.OfCity(context.Facts, context.Rule), city.Name, places, "Recommended");
    }

    private static Finding OfCounty(CheckContext context)
    {
        var rule = context.Rule;
        if (Divisions.Find(context.Facts.CountyCode) is not { } county)
            return context.Finding(Verdict.NeedsJudgement, CheckContext.Say("CountyOfPlacesUnknown"));
        if (!rule.PlacesByCounty.TryGetValue(county.Code, out int places))
            return context.Finding(Verdict.NeedsJudgement, CheckContext.Say("NoPlacesPublished", county.Name));
        bool brand = Recommendations.UsesBrand(context.Facts, rule);
        return Judge(
            context, context.Recommendations.OfCounty(context.Facts, rule), county.Name,
            brand ? rule.BrandPlacesByCounty.GetValueOrDefault(county.Code) : places, brand ? "RecommendedOnBrand" : "Recommended");
    }

    /// <summary>In an ordered list those beyond the places miss; in one without order, all of a list that is too long.</summary>
    private static Finding Judge(CheckContext context, RecommendationStanding standing, string division, int places, string key)
    {
        List<Remark> remarks = [CheckContext.Say(key, division, CheckContext.Number(standing.Count), CheckContext.Number(places))];
        bool ordered = context.Rule.OrderField is not null;
        if (standing.Position is { } position)
            remarks.Add(CheckContext.Say("Position", CheckContext.Number(position), CheckContext.Number(standing.Before + 1)));
        Finding finding;
        if (standing.Count <= places || (standing.Position is not null && standing.Before + standing.Level <= places))
            finding = context.Finding(Verdict.Passed, remarks);
        else if (ordered && standing.Position is null && places > 0)
            finding = context.Finding(Verdict.NeedsJudgement, [.. remarks, CheckContext.About("NotFilled", [context.Rule.OrderField!])]);
        else if (ordered && standing.Before < places)
            finding = context.Finding(Verdict.NeedsJudgement, [.. remarks, CheckContext.Say("PositionShared", CheckContext.Number(standing.Level))]);
        else
            finding = context.Missed(ordered ? remarks : [.. remarks, CheckContext.Say("TooManyRecommended")]);
        return finding with
        {
            Figure = standing.Position is null ? standing.Count : standing.Before + 1, Threshold = places,
            Sources = [.. new[] { context.Rule.Field, context.Rule.OrderField }.OfType<string>().Select(context.Source)],
        };
    }
}
