using System.Globalization;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// The pseudonyms of one application. Numbers follow the order in which things are first asked for, so the same application
/// masked twice reads the same.
/// </summary>
internal sealed class Pseudonyms
{
    private readonly Dictionary<string, string> _byEntity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal string Of(MaskKind kind, string entity)
    {
        switch (kind)
        {
            case MaskKind.Phone: return "[电话]";
            case MaskKind.Email: return "[邮箱]";
            case MaskKind.Web: return "[网址]";
            case MaskKind.IdNumber: return "[证件号]";
            case MaskKind.Account: return "[账号]";
            case MaskKind.Address: return "[地址]";
        }

        if (!_byEntity.TryGetValue(entity, out string? pseudonym))
            _byEntity.Add(entity, pseudonym = Made(kind, entity));
        return pseudonym;
    }

    private string Made(MaskKind kind, string entity) => entity switch
    {
        IdentityTerms.OwnPlace => "本地",
        IdentityTerms.OwnCity => "本市",
        IdentityTerms.OwnEnterprise => "本企业",
        _ => kind switch
        {
            MaskKind.City => Lettered("某市"),
            MaskKind.County => Lettered("某县"),
            MaskKind.Place => Lettered("某地"),
            MaskKind.Enterprise => Numbered("企业"),
            MaskKind.Platform => Numbered("平台"),
            MaskKind.Product => Numbered("产品"),
            MaskKind.Person => Numbered("人员"),
            _ => Numbered("名称"),
        },
    };

    private string Numbered(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Next(prefix):00}");

    /// <summary>A to Z, then AA, AB …</summary>
    private string Lettered(string prefix)
    {
        string letters = "";
        for (int number = Next(prefix); number > 0; number = (number - 1) / 26)
            letters = (char)('A' + (number - 1) % 26) + letters;
        return prefix + letters;
    }

    private int Next(string prefix) => _counts[prefix] = _counts.GetValueOrDefault(prefix) + 1;
}
