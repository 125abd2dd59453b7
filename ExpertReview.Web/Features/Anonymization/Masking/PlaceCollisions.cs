using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Short names of divisions that are ordinary words, or parts of them, and how to tell.</summary>
internal static partial class PlaceCollisions
{
    /// <summary>Masked only where the words around it speak of a place.</summary>
    private static readonly HashSet<string> Unclear = [.. OrdinaryWords.Words("""
        云和 三门 长兴 文成 海盐 天台 江山 定海 安吉 宁海 武义 永康 德清 开化 普陀 南湖 吴兴 青田 象山 上城 西湖 江北 路桥 滨江
        钱塘 平湖 临海 临平 龙湾 平阳 建德 浦江 越城 镇海 龙港 金东 仙居 永嘉 常山 松阳 龙泉
        """)];

    /// <summary>Phrases in which the letters are no place at all.</summary>
    private static readonly Dictionary<string, string[]> Innocent = new()
    {
        ["云和"] = ["里云和", "为云和", "讯云和", "度云和", "有云和", "合云和", "翼云和", "动云和", "缘云和", "多云和", "风云和"],
        ["三门"] = ["三门课", "三门峡", "三门学科", "三门专业"],
        ["长兴"] = ["长兴不衰"],
        ["文成"] = ["论文成果", "论文成绩", "人文成就"],
        ["海盐"] = ["沿海盐", "渤海盐", "以海盐为", "海盐化工"],
        ["天台"] = ["航天台", "聊天台", "在天台上", "露天台"],
        ["江山"] = ["浙江山区", "江山代有", "江山如画", "浙江山海"],
        ["定海"] = ["定海神针", "稳定海外", "确定海", "锁定海"],
        ["安吉"] = ["平安吉祥"],
        ["宁海"] = ["宁海关"],
        ["永康"] = ["永康复"],
        ["开化"] = ["公开化", "展开化", "离开化", "分开化"],
        ["上城"] = ["网上城", "线上城", "以上城"],
        ["江北"] = ["长江北岸"],
        ["路桥"] = ["公路桥", "铁路桥", "道路桥"],
        ["临海"] = ["濒临海", "面临海"],
        ["临安"] = ["面临安全", "面临安置"],
        ["海宁"] = ["上海宁波"],
        ["余杭"] = ["余杭州"],
        ["平阳"] = ["太平阳光"],
        ["东阳"] = ["京东阳光"],
        ["富阳"] = ["丰富阳光"],
        ["丽水"] = ["美丽水", "秀丽水"],
        ["金华"] = ["基金华", "资金华东"],
        ["新昌"] = ["创新昌盛"],
        ["建德"] = ["构建德育", "共建德育"],
        ["浦江"] = ["黄浦江"],
        ["越城"] = ["超越城", "跨越城", "穿越城", "卓越城"],
        ["镇海"] = ["乡镇海"],
        ["乐清"] = ["音乐清单"],
        ["台州"] = ["烟台州"],
        ["仙居"] = ["神仙居住"],
    };

    internal static bool IsUnclear(string shortName) => Unclear.Contains(shortName);

    internal static bool IsInnocent(string text, int start, string name)
    {
        if (!Innocent.TryGetValue(name, out string[]? phrases))
            return false;
        foreach (string phrase in phrases)
        {
            int from = start - phrase.IndexOf(name, StringComparison.Ordinal);
            if (from >= 0 && string.CompareOrdinal(text, from, phrase, 0, phrase.Length) == 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the words around [start, end) speak of a place.</summary>
    internal static bool IsPlace(string text, int start, int end)
    {
        string before = text[Math.Max(0, start - 4)..start];
        string after = text[end..Math.Min(text.Length, end + 14)];
        return PlaceAfter().IsMatch(after) || PlaceBefore().IsMatch(before)
            || (ClauseBefore().IsMatch(before) && ClauseAfter().IsMatch(after));
    }

    [GeneratedRegex("^(?:县|市|区|县委|政府|人民|高新|经开|经济|开发区|工业|产业|制造|智造|企业|集群|等地|籍|人$)", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceAfter();

    [GeneratedRegex("(?:位于|地处|坐落|来自|落户|落地|落户于|布局|浙江|浙江省|[\u4e00-\u9fff]市)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceBefore();

    [GeneratedRegex("(?:^|[\\s,.;:()。、“\"由与和及从至到赴对让给据在])$", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseBefore();

    [GeneratedRegex("^(?:$|[\\s,.;:()。、”\"]|的|与|和|及|将|已|加快|是|现有|拥有|聚焦|[^,.;:。、\\s]{1,12}(?:产业|集群|企业|基地|园区|制造))", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseAfter();
}
