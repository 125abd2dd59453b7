using System.Text;
using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The organizations that an application names, and whether a given organization is one of them.</summary>
public sealed partial class NamedOrganizations
{
    /// <summary>Shorter names occur inside other names and ordinary words too often to be looked for there.</summary>
    private const int ShortestPart = 4;

    private readonly IReadOnlyList<string> _organizations;
    private readonly IReadOnlyList<string> _texts;

    private NamedOrganizations(IReadOnlyList<string> organizations, IReadOnlyList<string> texts)
    {
        _organizations = organizations;
        _texts = texts;
    }

    /// <summary>Reads what the form asks organizations' names for, and all that is written anywhere else.</summary>
    public static NamedOrganizations In(FormAnswers answers, FormDefinition form)
    {
        var organizations = new List<string>();
        var texts = new List<string>();
        foreach (var (code, value) in answers.Values)
            Add(form.Field(code)?.Identity ?? IdentityKind.None, value);
        foreach (var table in form.Tables)
        {
            foreach (var row in answers.Tables.GetValueOrDefault(table.Code) ?? [])
                foreach (var (column, cell) in row.Index())
                    Add(column < table.Columns.Count ? table.Columns[column].Identity : IdentityKind.None, cell);
        }

        return new NamedOrganizations(organizations, texts);

        void Add(IdentityKind identity, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return;
            texts.Add(Key(value));
            if (identity is IdentityKind.Organization or IdentityKind.Applicant)
                organizations.AddRange(Separator().Split(value).Select(Key).Where(key => key.Length > 0));
        }
    }

    /// <summary>
    /// Whether the application names <paramref name="organization"/>: by the same name, as part of a longer text (浙江大学 in
    /// 浙江大学台州研究院), or by the name of the body it belongs to (浙江大学 for 浙江大学计算机学院). Rather once too often: staff can lift it.
    /// </summary>
    public bool Contains(string organization)
    {
        string key = Key(organization);
        if (key.Length == 0)
            return false;
        return _organizations.Contains(key)
            || (key.Length >= ShortestPart && _texts.Any(text => text.Contains(key, StringComparison.Ordinal)))
            || _organizations.Any(named => named.Length >= ShortestPart && key.StartsWith(named, StringComparison.Ordinal));
    }

    /// <summary>A name without what its writers vary: width and case of characters, brackets, spaces, and the legal form.</summary>
    public static string Key(string name)
    {
        string plain = Noise().Replace(name.Normalize(NormalizationForm.FormKC).ToUpperInvariant(), "");
        string stripped = LegalForm().Replace(plain, "");
        return stripped.Length > 0 ? stripped : plain;
    }

    [GeneratedRegex(@"[\s()\[\]【】〔〕《》“”""'·•.\-]")]
    private static partial Regex Noise();

    [GeneratedRegex("有限责任公司|股份有限公司|有限公司|股份公司|集团公司|股份|集团|公司")]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"[、，,;；/\n]")]
    private static partial Regex Separator();
}
