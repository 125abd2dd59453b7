using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds in a masked text what may still identify but is a person's to judge.</summary>
internal static partial class SuspicionDetector
{
    internal static IEnumerable<Suspicion> FindIn(string place, string masked)
    {
        var text = NormalizedText.Of(masked);
        return PlaceDetector.UnclearIn(text).Select(found => (found.Start, found.Length, Kind: SuspicionKind.UnclearPlace))
            .Concat(OrganizationDetector.UnclearIn(text).Select(found => (found.Start, found.Length, Kind: SuspicionKind.UnknownOrganization)))
            .Concat(Matches(text, Superlative(), SuspicionKind.Superlative))
            .Concat(Matches(text, Brand(), SuspicionKind.Brand))
            .Concat(Matches(text, RegistryNumber(), SuspicionKind.RegistryNumber))
            .OrderBy(found => found.Start)
            .ThenByDescending(found => found.Length)
            .Select(found => new Suspicion(place, found.Start, found.Length, masked.Substring(found.Start, found.Length), found.Kind));
    }

    private static IEnumerable<(int Start, int Length, SuspicionKind Kind)> Matches(NormalizedText text, Regex pattern, SuspicionKind kind)
    {
        foreach (Match match in pattern.Matches(text.Text))
        {
            var (start, length) = text.InOriginal(match.Index, match.Length);
            yield return (start, length, kind);
        }
    }

    [GeneratedRegex("(?:全球|世界|国际|亚洲|全国|国内|中国|全省|省内|浙江省?|同行业|行业)[^,.;。、\\s]{0,12}?(?:唯一|首个|首家|首创|首台|首批|第[一二三1-5](?![0-9])|最大|最早|最强|冠军)|吉尼斯|(?:位居|位列|排名|排)[^,.;。、\\s]{0,8}?第[一二三四五1-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Superlative();

    [GeneratedRegex("[“\"「《][^”\"」》]{2,10}[”\"」》](?:区域)?(?:公共|公用)?品牌", RegexOptions.CultureInvariant)]
    private static partial Regex Brand();

    [GeneratedRegex("(?<![0-9a-z])(?:zl\\s?[0-9]{8,13}(?:[.][0-9x])?|cn\\s?[0-9]{7,12}\\s?[abcuys]?(?![0-9a-z])|pct/[a-z]{2}[0-9]{4}/[0-9]{5,6}|20[0-9]{2}[a-z]{2,4}[0-9]{4,10})", RegexOptions.CultureInvariant)]
    private static partial Regex RegistryNumber();
}
