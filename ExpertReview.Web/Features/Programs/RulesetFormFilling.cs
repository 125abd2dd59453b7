using System.Globalization;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Fills the edit page's fields from a ruleset.</summary>
public static class RulesetFormFilling
{
    public static RulesetForm Fill(Ruleset ruleset, int version) => new()
    {
        BaseVersion = version,
        Name = ruleset.Name,
        NameEn = ruleset.NameEn,
        FilingClosesAt = ruleset.FilingClosesAt is { } closes ? ChinaTime.Field(closes) : null,
        Types = [.. ruleset.Types.Select(type => new TypeInput { Code = type.Code, Name = type.Name, NameEn = type.NameEn, ShortName = type.ShortName })],
        Tracks = [.. ruleset.Tracks.Select(Track)],
        MountainIsland = new() { InForce = Date(ruleset.MountainIsland.InForce) },
        Eligibility = ruleset.Eligibility.Where(rule => rule.Check == EligibilityCheck.RecommendationLimit).ToDictionary(rule => rule.Code, Places),
        Dimensions = [.. ruleset.Dimensions.Select(Dimension)],
        ExpertsPerApplication = Plain(ruleset.ExpertsPerApplication),
        CommentRequired = ruleset.CommentRequired,
        CommentMaxLength = Plain(ruleset.CommentMaxLength),
        Ranking = new()
        {
            Aggregation = ruleset.Ranking.Aggregation,
            DropFromExperts = Plain(ruleset.Ranking.DropFromExperts),
            Calibration = Calibration(ruleset.Ranking.Calibration ?? new()),
            Decimals = Plain(ruleset.Ranking.Decimals),
            Rounding = ruleset.Ranking.Rounding,
            TieChain = [.. ruleset.Ranking.TieChain],
        },
        Quotas = [.. ruleset.Types.Select(type => Quota(type.Code, ruleset.Quotas.FirstOrDefault(quota => quota.Type == type.Code)))],
        Indicators = IndicatorsInput.Of(ruleset),
    };

    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TrackInput Track(Track track) => new()
    {
        Code = track.Code,
        Name = track.Name,
        Highland = track.Highland,
        Open = track.Open,
        Thresholds = track.Thresholds.ToDictionary(pair => pair.Key, pair => (string?)Plain(pair.Value)),
    };

    private static PlacesInput Places(EligibilityRule rule) => new()
    {
        PlacesPerCity = Plain(rule.PlacesPerCity),
        PlacesByCounty = string.Join('\n', rule.PlacesByCounty.Keys.Union(rule.BrandPlacesByCounty.Keys).Order(StringComparer.Ordinal)
            .Select(code => string.Join(' ', new[]
            {
                Divisions.Find(code)?.Name ?? code,
                Plain(rule.PlacesByCounty.GetValueOrDefault(code)),
                rule.BrandPlacesByCounty.TryGetValue(code, out int brand) ? Plain(brand) : null,
            }.OfType<string>()))),
    };

    private static DimensionInput Dimension(Dimension dimension) => new()
    {
        Code = dimension.Code,
        Name = dimension.Name,
        NameEn = dimension.NameEn,
        Rubric = dimension.Rubric,
        RubricEn = dimension.RubricEn,
        Weight = Hundredths(dimension.Weight),
        Minimum = Hundredths(dimension.Minimum),
        Maximum = Hundredths(dimension.Maximum),
        Step = Hundredths(dimension.Step),
    };

    private static CalibrationInput Calibration(CalibrationRules calibration) => new()
    {
        CalibratesSpread = calibration.CalibratesSpread,
        DownweightsOutliers = calibration.DownweightsOutliers,
        ShrinksToTrack = calibration.ShrinksToTrack,
    };

    private static QuotaInput Quota(string type, Quota? quota) => new()
    {
        Type = type,
        Places = Plain(quota?.Places),
        MinimumTotal = Hundredths(quota?.MinimumTotal),
        PlacesPerCity = Plain(quota?.PlacesPerCity),
    };

    private static string? Plain(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);

    private static string? Hundredths(int? value) => Plain(value / 100m);
}
