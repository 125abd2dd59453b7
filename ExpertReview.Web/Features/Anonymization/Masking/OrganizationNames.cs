using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>The names that one organization goes by.</summary>
internal static partial class OrganizationNames
{
    internal static MaskKind KindOf(string name, MaskKind otherwise = MaskKind.Enterprise) =>
        LegalForm().IsMatch(name) ? MaskKind.Enterprise : PlatformForm().IsMatch(name) ? MaskKind.Platform : otherwise;

    internal static bool IsEnterprise(string name) => LegalForm().IsMatch(name);

    /// <summary>The names in a cell, such as "溪屿华达航空、溪屿瑞远农机".</summary>
    internal static string[] Split(string cell) =>
        [.. ListSeparator().Split(cell).Select(part => AndOthers().Replace(part.Trim(), "")).Where(part => !Nothing().IsMatch(part))];

    /// <summary>
    /// The full name and its short forms, longest first: without legal form, without the place in front, and the bare trade
    /// name. Forms made of ordinary words, or that name a track, are left out.
    /// </summary>
    /// <param name="name">The name in comparable form.</param>
    /// <param name="places">Names of places that may stand in front, longest first.</param>
    /// <param name="tracks">Texts in which a short form is no name.</param>
    internal static IReadOnlyList<string> FormsOf(string name, IReadOnlyList<string> places, IReadOnlyCollection<string> tracks)
    {
        string plain = WithoutLegalForm(name);
        string bare = WithoutPlace(plain, places);
        string trade = OrdinaryWords.WithoutGenericTail(bare);
        string inPlace = plain[..(plain.Length - bare.Length)] + trade;
        string[] shortForms = [plain, bare, WithoutPlace(name, places), inPlace, trade];
        return [.. shortForms.Where(form => IsName(form, tracks)).Prepend(name).Where(form => form.Length >= 2 && !OrdinaryWords.IsGeneric(form)).Distinct()];
    }

    /// <summary>Without legal form and place: by what two spellings of one organization are compared.</summary>
    internal static string Bare(string name, IReadOnlyList<string> places) => WithoutPlace(WithoutLegalForm(name), places);

    private static bool IsName(string form, IReadOnlyCollection<string> tracks) =>
        form.Length >= 2 && !OrdinaryWords.IsEveryday(form) && !tracks.Any(track => track.Contains(form, StringComparison.Ordinal));

    private static string WithoutLegalForm(string name)
    {
        string shorter = name;
        while (LegalForm().Match(shorter) is { Success: true, Index: >= 2 } form)
            shorter = shorter[..form.Index];
        return shorter;
    }

    private static string WithoutPlace(string name, IReadOnlyList<string> places)
    {
        while (places.FirstOrDefault(place => name.Length >= place.Length + 2 && name.StartsWith(place, StringComparison.Ordinal)) is { } place)
            name = name[place.Length..];
        return name;
    }

    [GeneratedRegex("(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|股份|总厂|厂)$", RegexOptions.CultureInvariant)]
    private static partial Regex LegalForm();

    [GeneratedRegex("(?:中心|研究院|研究所|实验室|平台|基地|大学|学院|学校|医院|联盟|协会|商会|学会|园区?|开发区|高新区|经开区|新区|集聚区|小镇|科技城|管委会|人民政府|孵化器|加速器|工作站)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlatformForm();

    [GeneratedRegex("等(?:[0-9一二三四五六七八九十]*[家个])?(?:企业|公司|单位|平台)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AndOthers();

    /// <summary>What is written into a cell that has nothing to say.</summary>
    [GeneratedRegex(@"^(?:.?|暂?无|没有|不适用|未填|\W+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"[、，,；;\r\n|/]+|\s{2,}")]
    private static partial Regex ListSeparator();
}
