using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>How persons' names are written, and beside which words a name is a name.</summary>
internal static partial class PersonNames
{
    private const string Surname =
        "(?:欧阳|司马|上官|诸葛|夏侯|东方|尉迟|皇甫|公孙|慕容|令狐|司徒|端木|"
        + "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳段焦巴弓牧谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲邰从索咸籍赖卓屠蒙池乔阴胥苍双闻莘党翟谭贡劳申扶堵冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎慕连习鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广东欧沃利师巩聂晁勾敖融冷辛阚那简饶曾沙养鞠丰关相查后荆红游竺权盖益桓公肖涂闫岳帅阳])";

    // Characters of offices and bodies, which given names do not use: 管委会主任 is nobody's name.
    private const string Given = "(?:(?![院司局委会业企部门府县市区镇省厂等的及我该各由副任务级位导办组室处员主要是为以上下中学校])[\u4e00-\u9fff])";

    private const string Title =
        "(?:副|常务副|党组|党委|总)?(?:书记|县长|市长|区长|局长|处长|科长|主任|部长|院长|所长|校长|会长|理事长|秘书长|董事长|总经理|经理|总裁|厂长|首席|总工程师|工程师|教授|研究员|院士|博士|先生|女士|同志|老师)";

    /// <summary>The persons in a field's answer: "钱思源（副县长）、沈俊杰" names two; an office alone names none.</summary>
    internal static IEnumerable<string> Split(string answer) => OrganizationNames.Split(answer)
        .Select(part => TitleTail().Replace(NormalizedText.Key(Bracketed().Replace(part, "")), ""))
        .Where(name => name.Length is >= 2 and <= 15 && WholeName().IsMatch(name));

    /// <summary>Names in a free text that stand beside a title or a role.</summary>
    internal static IEnumerable<(int Start, int Length)> In(string text)
    {
        foreach (var pattern in new[] { BeforeTitle(), AfterRole(), ByWhom() })
        {
            foreach (Match match in pattern.Matches(text))
            {
                var name = match.Groups["name"];
                if (!OrdinaryWords.IsEveryday(name.Value) && !OrdinaryWords.IsGeneric(name.Value))
                    yield return (name.Index, name.Length);
            }
        }
    }

    internal static string SurnameOf(string name) => LeadingSurname().Match(name).Value;

    /// <summary>The surname in 钱书记, 沈副县长 where it is the surname of someone whom the form names.</summary>
    internal static IEnumerable<(int Start, int Length)> SurnamesWithTitle(string text) =>
        SurnameAndTitle().Matches(text).Select(match => (match.Index, match.Groups["name"].Length));

    [GeneratedRegex($"(?<name>{Surname}{Given}{{1,2}}?)(?={Title})", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeTitle();

    [GeneratedRegex($"(?:联系人|负责人|法定代表人|法人代表|法人|填报人|经办人|牵头人|带头人|主管|姓名|组长|董事长|总经理|书记|县长|市长|区长|局长|主任|院长)(?:[:为是]|姓名|\\s)*(?<name>{Surname}{Given}{{1,2}})(?=[,;:.()。、\\s\\d/]|电话|手机|联系|任|牵头|担任|同志|先生|女士|教授|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AfterRole();

    [GeneratedRegex($"(?:由|经|和|与|、)(?<name>{Surname}{Given}{{1,2}}?)(?=(?:同志)?(?:牵头|领衔|主持|负责|担任|带领|带队|挂帅|任组长|出任|创办|创立|领导))", RegexOptions.CultureInvariant)]
    private static partial Regex ByWhom();

    [GeneratedRegex($"(?<![属关由基对至位])(?<name>{Surname})(?=副?{Title}|(?:总|工|书记)(?:[,;:.。、\\s]|表示|介绍|带队|牵头|$))", RegexOptions.CultureInvariant)]
    private static partial Regex SurnameAndTitle();

    [GeneratedRegex($"^{Surname}", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingSurname();

    [GeneratedRegex($"^(?!.*(?:书记|长|主任|经理|主席|干事|助理|科员|院士|工程师)$)(?:[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff·]{{5,15}}|[a-z][a-z .'-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeName();

    [GeneratedRegex($"{Title}$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleTail();

    [GeneratedRegex(@"[(（][^)）]*[)）]")]
    private static partial Regex Bracketed();
}
