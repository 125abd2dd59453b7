using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>The gazetteer as names to look for, and the names that an applicant's place goes by.</summary>
internal static partial class PlaceNames
{
    // Nicknames of the gazetteer that are words of a trade: they are in every application of it.
    private static readonly HashSet<string> TradeWords = [.. OrdinaryWords.Words(
        "家纺 皮革 木业 紧固件 光机电 服装 电动工具 挂锁 轴承 船舶修造 汽车用品 工量刃具 汽摩配 仪器仪表 医药港 印刷城 影视城")];

    private static readonly string[] DistrictSuffixes = ["县", "市", "区", "自治县", "新区"];

    private static readonly string[] ZoneSuffixes =
        ["高新技术产业开发区", "高新技术产业园区", "高新技术开发区", "经济技术开发区", "经济开发区", "工业园区", "产业集聚区", "高新区", "经开区", "开发区", "高新", "经开"];

    private static readonly HashSet<string> ShortNames = [.. Divisions.All.Select(division => division.ShortName)];

    /// <summary>Full name, short name and nicknames of a division, in comparable form.</summary>
    internal static IEnumerable<string> Of(Division division) => division.Aliases
        .Select(alias => NormalizedText.Key(Bracketed().Replace(alias, "")))
        .Where(alias => alias.Length >= 2 && !TradeWords.Contains(alias) && !ShortNames.Contains(alias))
        .Prepend(division.ShortName)
        .Prepend(division.Name);

    internal static bool IsShortName(string text) => ShortNames.Contains(text);

    /// <summary>Every name of the gazetteer; a nickname that two divisions share counts as the first one's.</summary>
    internal static IReadOnlyList<IdentityTerm> Gazetteer { get; } = [.. Divisions.All
        .SelectMany(division => Of(division).Select(name => new IdentityTerm(
            name, division.IsCity ? MaskKind.City : MaskKind.County, "division:" + division.Code, MaskReason.Gazetteer)))
        .DistinctBy(term => term.Text)];

    /// <summary>What may stand in front of an organization's name, longest first.</summary>
    internal static IReadOnlyList<string> Prefixes(IEnumerable<string> own) => [.. own
        .Concat(Divisions.All.SelectMany(division => new[] { division.Name, division.ShortName }))
        .Concat(["浙江省", "浙江", "中国"])
        .Distinct()
        .OrderByDescending(name => name.Length)];

    /// <summary>
    /// The names that follow from a registered name without the gazetteer: 石岭高新技术产业开发区管委会 is also
    /// 石岭高新区, 石岭县, 石岭.
    /// </summary>
    internal static IEnumerable<string> FormsOf(string registered)
    {
        string seat = Office().Replace(registered, "");
        yield return registered;
        yield return seat;

        string place = seat;
        foreach (string leading in Prefixes([]))
        {
            if (place.Length >= leading.Length + 2 && place.StartsWith(leading, StringComparison.Ordinal))
                place = place[leading.Length..];
        }

        string stem = ZoneSuffixes.Concat(DistrictSuffixes)
            .Where(suffix => place.Length >= suffix.Length + 2 && place.EndsWith(suffix, StringComparison.Ordinal))
            .Select(suffix => place[..^suffix.Length])
            .FirstOrDefault() ?? "";
        if (stem.Length < 2 || OrdinaryWords.IsGeneric(stem))
            yield break;

        yield return place;
        yield return stem;
        foreach (string suffix in DistrictSuffixes.Concat(ZoneSuffixes))
            yield return stem + suffix;
    }

    [GeneratedRegex("(?:人民政府|管理委员会|管委会)?(?:办公室|经济和信息化局|经信局|科技局)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"[(（].*$")]
    private static partial Regex Bracketed();
}
