using System.Xml.Linq;
using ExpertReview.Tests.Features.Applications.Reading;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>One applicant whose names are planted in a form: none of them occurs anywhere else.</summary>
/// <param name="Place">The county's invented name, without its kind.</param>
/// <param name="Division">The real county that the agency puts it in.</param>
/// <param name="Leader">The person in charge.</param>
/// <param name="Contact">The contact person.</param>
/// <param name="Phones">Both persons' phones.</param>
/// <param name="TradeName">What a firm is known by.</param>
/// <param name="Platform">The trade name of a platform.</param>
/// <param name="Person">A person named only in a text.</param>
internal sealed record PlantedApplicant(
    string Place, string Division, string Leader, string Contact, string[] Phones, string TradeName, string Platform, string Person)
{
    public string County => Place + "县";

    public string Firm => Place + TradeName + "轴承股份有限公司";

    public string Email => "office@" + TradeName.Length + "planted-mail.example";

    /// <summary>Whatever of it an expert must never read.</summary>
    public IReadOnlyList<string> Terms => [Place, Leader, Contact, .. Phones, TradeName, Platform, Person, "planted-mail"];
}

/// <summary>Demo forms with planted names, written in the ways in which names slip past a search.</summary>
internal static class PlantedForms
{
    public static IReadOnlyList<(string Form, PlantedApplicant Applicant)> All { get; } =
    [
        ("app-001", new("翠澜", "330822", "欧阳靖川", "慕容书瑶", ["13957100233", "13857100244"], "霁月晨光", "云岫", "端木清和")),
        ("app-002", new("苍屿", "330282", "司徒砚秋", "上官望舒", ["13757100255", "13657100266"], "沧浪鸿影", "听涛", "诸葛临溪")),
        ("app-003", new("砚溪", "330603", "夏侯怀瑾", "皇甫知夏", ["13557100277", "13457100288"], "墨竹惊鸿", "栖霞", "令狐听雪")),
    ];

    /// <summary>The form with the applicant's names in their cells and, disguised, in its texts.</summary>
    public static byte[] Form(string form, PlantedApplicant applicant) => FilledForms.Changed(FilledForms.Form(form), body =>
    {
        body.Cell("县（市、区）/园区名称", 1).Say(applicant.County + "人民政府");
        Row(body, "集群负责人", applicant.Leader, applicant.Phones[0]);
        Row(body, "集群联系人", applicant.Contact, applicant.Phones[1]);
        body.Cell("细分赛道优势", 1).Say(Disguised(applicant));
        var firms = body.Descendants(FilledForms.W + "tr").SkipWhile(row => !FilledForms.TextOf(row).Contains("细分赛道龙头企业", StringComparison.Ordinal)).Skip(2).ToList();
        firms[0].Elements(FilledForms.W + "tc").First().Say(applicant.Firm);
        firms[0].Elements(FilledForms.W + "tc").ElementAt(2).Say($"{FullWidth(applicant.TradeName)}牌轴承", $"由{Spaced(applicant.TradeName)}轴承独家供应");
        var platforms = body.Descendants(FilledForms.W + "tr").SkipWhile(row => !FilledForms.TextOf(row).StartsWith("平台名称", StringComparison.Ordinal)).Skip(1).First();
        platforms.Elements(FilledForms.W + "tc").First().Say($"{applicant.Place}{applicant.Platform}轴承创新中心");
        platforms.Elements(FilledForms.W + "tc").ElementAt(3).Say($"{Invisible(applicant.Platform)}轴承创新中心成果在{Spaced(applicant.County)}产业化");
        var project = body.Descendants(FilledForms.W + "tr").SkipWhile(row => !FilledForms.TextOf(row).StartsWith("序号项目名称企业名称", StringComparison.Ordinal)).Skip(1).First();
        project.Elements(FilledForms.W + "tc").ElementAt(1).Say($"{Invisible(applicant.TradeName)}高端轴承项目");
        project.Elements(FilledForms.W + "tc").ElementAt(2).Say(applicant.Firm);
        body.Cell("工作机制", 2).Say($"{Spaced(applicant.County)}成立由{applicant.Leader[..2]}县长任组长的专班，联系电话{FullWidth(applicant.Phones[0])}");
    });

    private static string Disguised(PlantedApplicant applicant) =>
        $"{applicant.County}地处山区，{Spaced(applicant.County)}与{Invisible(applicant.Place)}县产业起步早，现有{applicant.Firm}、{Spaced(applicant.TradeName)}轴承等龙头企业，"
        + $"{Invisible(applicant.TradeName)}轴承市场占有率第一。集群由{applicant.Person}牵头推进，联系电话{FullWidth(applicant.Phones[1])}，"
        + $"手机{applicant.Phones[0][..3]} {applicant.Phones[0][3..7]} {applicant.Phones[0][7..]}，邮箱{applicant.Email}。";

    private static void Row(XElement body, string label, string name, string phone)
    {
        body.Cell(label, 1).Say(name);
        body.Cell(label, 5).Say(phone);
    }

    private static string Spaced(string name) => string.Join(' ', name.AsEnumerable());

    private static string Invisible(string name) => string.Join('\u200b', name.AsEnumerable());

    private static string FullWidth(string text) => string.Concat(text.Select(letter => letter is > ' ' and <= '~' ? (char)(letter + 0xFEE0) : letter));
}
