using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds phones, addresses and numbers of persons and organizations by their own shape.</summary>
internal static partial class ContactDetector
{
    private static readonly (Regex Pattern, MaskKind Kind, Func<string, bool>? IsValid)[] Shapes =
    [
        (Email(), MaskKind.Email, null),
        (Web(), MaskKind.Web, null),
        (CitizenNumber(), MaskKind.IdNumber, number => IdNumbers.IsCitizen18(number) || IdNumbers.IsCitizen15(number)),
        (CreditCode(), MaskKind.IdNumber, IdNumbers.IsCreditCode),
        (LabelledNumber(), MaskKind.IdNumber, null),
        (Mobile(), MaskKind.Phone, number => number.Length is 11 or 13 or 14),
        (Landline(), MaskKind.Phone, null),
        (LabelledPhone(), MaskKind.Phone, null),
        (SpelledPhone(), MaskKind.Phone, null),
        (Account(), MaskKind.Account, null),
        (Plate(), MaskKind.Account, null),
        (Street(), MaskKind.Address, null),
    ];

    internal static IEnumerable<Finding> FindIn(NormalizedText text)
    {
        foreach (var (pattern, kind, isValid) in Shapes)
        {
            foreach (Match match in pattern.Matches(text.Text))
            {
                var value = match.Groups["value"] is { Success: true } group ? group : match;
                string key = string.Concat(value.Value.Where(char.IsLetterOrDigit));
                if (isValid is not null && !isValid(key))
                    continue;
                var (start, length) = text.InOriginal(value.Index, value.Length);
                yield return new(start, length, NormalizedText.Key(value.Value), kind, "", MaskReason.Shape);
            }
        }
    }

    [GeneratedRegex(@"[a-z0-9._%+-]+\s?(?:@|\(at\)|\[at\]|#at#)\s?[a-z0-9-]+(?:\s?\.\s?[a-z0-9-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)[!-~]+|(?<![a-z0-9@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|gov|edu|info|top|xyz|cc|io|tech|vip|ltd|中国|公司)(?![a-z0-9])(?:/[!-~]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![0-9a-z])[1-9](?:[\s-]?[0-9]){13,16}[\s-]?[0-9x](?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex CitizenNumber();

    [GeneratedRegex(@"(?<![0-9a-z])[0-9a-hj-npqrtuwxy](?:[\s-]?[0-9a-hj-npqrtuwxy]){17}(?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex CreditCode();

    /// <summary>What calls itself an ID number is one, even with a wrong check digit.</summary>
    [GeneratedRegex(@"(?:身份证|证件|信用代码|组织机构代码|护照|营业执照)(?:号码?|编号)?[为是:\s]*(?<value>[0-9a-z](?:[\s-]?[0-9a-z]){7,19})", RegexOptions.CultureInvariant)]
    private static partial Regex LabelledNumber();

    [GeneratedRegex(@"(?<![0-9])(?<![0-9]\.)(?:(?:\+|00)?86[\s-]?)?1[\s\-.·]?[3-9](?:[\s\-.·_*/]{0,2}[0-9]){9}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9])(?<![0-9]\.)(?:(?:(?:\+|00)?86[\s-]?)?\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?[\s\-–—]{0,2}[0-9]{3,4}[\s-]?[0-9]{4}(?:\s?(?:-|转|分机)\s?[0-9]{1,6})?|[48]00[\s-]?[0-9]{3}[\s-]?[0-9]{4}|[48]00-[0-9]{4}-[0-9]{3})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();

    [GeneratedRegex(@"(?:电话|座机|固话|传真|热线|手机|手机号|短号|(?<![a-z])(?:tel|fax|mobile))(?:号码?)?[为是:.\s]*(?<value>[0-9](?:[\s\-]?[0-9]){4,15})", RegexOptions.CultureInvariant)]
    private static partial Regex LabelledPhone();

    [GeneratedRegex("(?<![〇零一二三四五六七八九幺])[一幺][三四五六七八九][〇零一二三四五六七八九幺]{9}(?![〇零一二三四五六七八九幺])", RegexOptions.CultureInvariant)]
    private static partial Regex SpelledPhone();

    [GeneratedRegex(@"(?:qq群?|微信|wechat|weixin|(?<![a-z])(?:vx|wx)|钉钉)(?:号码?|id|账号)?[为是:\s]*(?<value>[a-z0-9][a-z0-9_-]{4,19})", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex("浙[a-l][·\\s]?[a-z0-9]{5,6}(?![a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Plate();

    [GeneratedRegex("[\u4e00-\u9fff]{2,5}(?:路|街|大道|巷|弄)[0-9]{1,5}(?:-[0-9]+)?号(?:[0-9]{1,3}(?:幢|号楼|楼|室))*", RegexOptions.CultureInvariant)]
    private static partial Regex Street();
}
