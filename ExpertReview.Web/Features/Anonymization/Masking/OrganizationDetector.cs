using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds organizations that no field names, by how their names are written.</summary>
internal static partial class OrganizationDetector
{
    internal static IEnumerable<NamedOrganization> NamesIn(NormalizedText text) => Written().Matches(text.Text)
        .Select(match => WithoutLead(match.Groups["name"].Value) + match.Groups["form"].Value)
        .Where(IsNamed)
        .Select(name => new NamedOrganization(NormalizedText.Key(name), OrganizationNames.KindOf(name), MaskReason.OrganizationPattern));

    /// <summary>Zones and institutes left standing because what is before the form may be no name.</summary>
    internal static IEnumerable<(int Start, int Length)> UnclearIn(NormalizedText text)
    {
        foreach (Match match in Zone().Matches(text.Text))
        {
            if (!OrdinaryWords.IsGeneric(match.Value))
                yield return text.InOriginal(match.Index, match.Length);
        }
    }

    /// <summary>A name is more than trade words: 省级企业研究院 names none.</summary>
    private static bool IsNamed(string name) => name.Length >= 4 && !OrdinaryWords.IsGeneric(name);

    /// <summary>Cuts off the words before the name: 引进杭州某某 is 杭州某某.</summary>
    private static string WithoutLead(string name) => Lead().Replace(name, "");

    [GeneratedRegex("(?<name>[\u4e00-\u9fffa-z0-9()]{2,24}?)(?<form>股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|研究院|研究所|实验室|大学|学院|开发区|产业园区?|工业园区?|高新区|经开区|小镇|管委会|管理委员会|人民政府)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("^.*(?:[由与和及在为是以从向对将被把给了的等]|现有|拥有|引进|引入|招引|包括|包含|联合|依托|支持|培育|建有|建成|建设|打造|落户|入驻|成立|设立|组建|创建|形成|获批|认定|推动|推进|鼓励|围绕|通过|位于|来自|其中|以及|例如|例举|如|企业|携手|牵手|对接|合作|共建|争创|集聚|聚集|龙头|链主)", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex("(?<=^|[\\s,.;:()。、“”\"在由与和及为])[\u4e00-\u9fff]{2,8}?(?:高新区|经开区|开发区|产业园|科技城|小镇|研究院|创新中心|实验室)", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
