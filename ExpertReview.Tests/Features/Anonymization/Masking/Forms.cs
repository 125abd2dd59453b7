using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

/// <summary>Filled forms of the cluster selection, after the demo season's: invented places, firms and persons.</summary>
internal static class Forms
{
    internal static Ruleset Ruleset { get; } = BuiltInSchemes.All["cluster-selection-2026"];

    /// <summary>A district with a named promoter, firms in full and short, and one trade name that two firms share.</summary>
    internal static FormAnswers District() => new()
    {
        Values =
        {
            ["applicant"] = "溪屿区人民政府",
            ["type"] = "省级重点产业集群协同区",
            ["x"] = "创新型产业集群",
            ["track"] = "高端软件（数据软件）",
            ["advantage"] = "溪屿区高端软件（数据软件）产业起步于上世纪九十年代，现有溪屿华达航空有限公司等龙头企业，主导产品国内市场占有率达8%，位居全国第1。集群由钱海燕牵头推进，联系电话18394058021。",
            ["leader"] = "钱思源",
            ["leader_title"] = "副县长",
            ["leader_phone"] = "15280786488",
            ["contact"] = "沈俊杰",
            ["contact_title"] = "管委会副主任",
            ["contact_phone"] = "17597018115",
            ["scale.1"] = "45.17",
            ["innovation.11"] = "192",
            ["organization.工作机制"] = "有",
            ["organization.工作机制.text"] = "溪屿区成立由主要领导任组长的集群推进专班",
            ["unknown"] = "溪屿区",
        },
        Tables =
        {
            ["leading"] =
            [
                ["溪屿华达航空有限公司", "雄鹰企业", "高端软件（数据软件）关键产品国际市场占有率13%", "拥有国家级企业技术中心，承担国家重点专项", "61.7", "4.9"],
                ["溪屿瑞远农机股份有限公司", "雄鹰企业", "高端软件（数据软件）关键产品国际市场占有率20%", "拥有国家级企业技术中心，承担国家重点专项", "45.2", "5.2"],
                ["溪屿瑞远医药有限公司", "雄鹰企业", "高端软件（数据软件）关键产品国际市场占有率23%", "拥有国家级企业技术中心，承担国家重点专项", "55.2", "4.1"],
            ],
            ["platforms"] = [["溪屿高端软件创新中心", "省级制造业创新中心", "获省科技进步奖二等奖", "2025年在溪屿区产业化，投资额9亿元"]],
            ["parks"] = [["溪屿产业园", "省级开发区", "45", "溪屿华达航空、溪屿瑞远农机、溪屿瑞远医药", "174"]],
        },
    };

    /// <summary>A zone whose text names the county, and firms written with traditional characters.</summary>
    internal static FormAnswers Zone() => new()
    {
        Values =
        {
            ["applicant"] = "石岭高新技术产业开发区管委会",
            ["track"] = "电气与农机装备（农机装备）",
            ["advantage"] = "石岭县电气与农机装备（农机装备）产业起步于上世纪九十年代，石岭高新区现有石岭華达软件股份有限公司、华达软件等。",
            ["leader"] = "吕文博",
            ["leader_title"] = "县长",
        },
        Tables =
        {
            ["leading"] = [["石岭華达软件股份有限公司", "", "", "", "34", "4.1"]],
            ["platforms"] = [["石岭电气与农创新中心", "", "", ""]],
        },
    };

    /// <summary>An application that says no more than this text and, if any, who applies.</summary>
    internal static FormAnswers Saying(string text, string? applicant = null) =>
        new() { Values = { ["applicant"] = applicant, ["advantage"] = text } };

    internal static string Masked(string text, string? applicant = null) => Masked(Saying(text, applicant));

    internal static string Masked(FormAnswers answers, MaskEdits? edits = null) =>
        Masker.Mask(answers, Ruleset, edits ?? MaskEdits.None).Content.Values["advantage"]!;
}
