using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds organizations that no field names, by how their names are written.</summary>
internal static partial class OrganizationDetector
{
    internal static IEnumerable<NamedOrganization> NamesIn(NormalizedText text)
    {
        foreach (Match match in Written().Matches(text.Text))
        {
            int lead = Lead(match);
            if (lead >= 0)
                yield return Named(match.Value[lead..]);
        }
    }

    /// <summary>Zones, institutes and short names of firms left standing because what is before the form may be no name.</summary>
    internal static IEnumerable<(int Start, int Length)> UnclearIn(NormalizedText text)
    {
        foreach (Match match in Zone().Matches(text.Text).Concat(ShortFirm().Matches(text.Text)))
        {
            int lead = Lead(match);
            if (lead >= 0)
                yield return text.InOriginal(match.Index + lead, match.Length - lead);
        }
    }

    private static NamedOrganization Named(string name) =>
        new(NormalizedText.Key(name), OrganizationNames.KindOf(name), MaskReason.OrganizationPattern);

    /// <summary>
    /// How many characters before the name belong to the sentence (引进杭州某某: two); -1 when what follows is trade words
    /// only and names nothing.
    /// </summary>
    private static int Lead(Match match)
    {
        string name = match.Groups["name"].Value;
        int verb = VerbsBefore().Match(name).Length;
        // 华为 is not 华 + 为: one character alone before a particle makes a name with it.
        int particle = ParticlesBefore().Match(name[verb..]) is { Success: true, Length: not 2 } found ? verb + found.Length : verb;
        return IsNamed(match.Value[particle..]) ? particle : IsNamed(match.Value[verb..]) ? verb : -1;
    }

    /// <summary>A name is more than trade words: 省级企业研究院 names none.</summary>
    private static bool IsNamed(string name) => name.Length >= 4 && !OrdinaryWords.IsGeneric(name);

    [GeneratedRegex("(?<name>[\u4e00-\u9fffa-z0-9()]{2,24}?)(?<form>股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|研究院|研究所|实验室|大学|学院|开发区|产业园区?|工业园区?|高新区|经开区|小镇|管委会|管理委员会|人民政府)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("^.*(?:现有|拥有|引进|引入|招引|包括|包含|联合|依托|支持|培育|建有|建成|建设|打造|落户|入驻|成立|设立|组建|创建|形成|获批|认定|推动|推进|鼓励|围绕|通过|位于|来自|其中|以及|例如|携手|牵手|对接|合作|共建|争创|集聚|聚集|(?:龙头|链主|重点|骨干|冠军)企业)", RegexOptions.CultureInvariant)]
    private static partial Regex VerbsBefore();

    [GeneratedRegex("^.*[由与和及在为是以从向对将被把给了的等有]", RegexOptions.CultureInvariant)]
    private static partial Regex ParticlesBefore();

    [GeneratedRegex("(?<=^|[\\s,.;:()。、“”\"])(?<name>[\u4e00-\u9fff]{2,10}?)(?:高新区|经开区|开发区|新区|集聚区|经济区|产业园|科技城|小镇|研究院|创新中心|实验室)", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();

    [GeneratedRegex("(?<=^|[\\s,;:。、]|现有|集聚|引进|拥有|培育|以及)(?<name>[\u4e00-\u9fff]{2,4})(?:科技|股份|控股|电子|医药|新材|智能|重工|机电|化工)(?=[,;。、]|等)", RegexOptions.CultureInvariant)]
    private static partial Regex ShortFirm();
}
