using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Reads from a form what identifies: the fields and columns that its definition marks.</summary>
internal sealed partial class FormIdentities(FormAnswers answers, Ruleset ruleset)
{
    private readonly string[] _applicants = [.. Values(answers, ruleset, IdentityKind.Applicant).Select(answer => NormalizedText.Key(answer.Text)).Where(name => name.Length >= 2)];

    /// <summary>The names of the applicant's place, its county and city.</summary>
    internal List<IdentityTerm> OwnPlaces()
    {
        Division[] divisions = [.. Divisions.All.Where(division => _applicants.Any(applicant => Names(applicant, division)))];
        bool inCounty = divisions.Any(division => !division.IsCity);
        Division[] cities = [.. Divisions.All.Where(city => city.IsCity && divisions.Any(division => division.CityCode == city.Code))];
        var names = divisions.Where(division => !division.IsCity)
            .SelectMany(county => PlaceNames.Of(county).Select(name => new IdentityTerm(name, MaskKind.County, IdentityTerms.OwnPlace, MaskReason.RegisteredName)));
        var cityNames = cities.SelectMany(city => PlaceNames.Of(city)
            .Select(name => new IdentityTerm(name, MaskKind.City, inCounty ? IdentityTerms.OwnCity : IdentityTerms.OwnPlace, MaskReason.RegisteredName)));
        var registered = _applicants.Where(applicant => !OrganizationNames.IsEnterprise(applicant))
            .SelectMany(PlaceNames.FormsOf)
            .Where(form => form.Length >= 2)
            .Select(form => new IdentityTerm(form, MaskKind.Place, IdentityTerms.OwnPlace, MaskReason.RegisteredName));
        return [.. names.Concat(cityNames).Concat(registered).DistinctBy(term => term.Text)];
    }

    internal IEnumerable<NamedOrganization> Organizations()
    {
        var own = _applicants.Where(OrganizationNames.IsEnterprise)
            .Select(name => new NamedOrganization(name, MaskKind.Enterprise, MaskReason.RegisteredName, IdentityTerms.OwnEnterprise));
        var named = Values(answers, ruleset, IdentityKind.Organization)
            .SelectMany(answer => OrganizationNames.Split(answer.Text).Select(name => (answer.Field, Key: NormalizedText.Key(name))))
            .Where(name => name.Key.Length >= 2)
            .Select(name => new NamedOrganization(name.Key, KindOf(name.Field, name.Key), MaskReason.NamedInForm));
        return own.Concat(named);
    }

    internal IEnumerable<string> Persons() =>
        Values(answers, ruleset, IdentityKind.Person).SelectMany(answer => PersonNames.Split(answer.Text)).Distinct();

    internal IEnumerable<IdentityTerm> Phones() => Values(answers, ruleset, IdentityKind.Phone)
        .SelectMany(answer => OrganizationNames.Split(answer.Text))
        .SelectMany(PhonesIn)
        .Distinct()
        .Select(phone => new IdentityTerm(phone, phone.Contains('@') ? MaskKind.Email : MaskKind.Phone, "phone:" + phone, MaskReason.NamedInForm));

    /// <summary>Names of tracks: words of the selection itself, which identify nobody.</summary>
    internal HashSet<string> Tracks() => [.. ruleset.Tracks.SelectMany(track => track.Subtracks.Prepend(track.Name))
        .Append(answers[ruleset.Form.TrackField] ?? "")
        .Select(NormalizedText.Key)];

    private static MaskKind KindOf(FormField field, string name) =>
        field.Label.Contains("产品", StringComparison.Ordinal) ? MaskKind.Product
        : OrganizationNames.KindOf(name, field.Label.StartsWith("代表企业", StringComparison.Ordinal) || !field.Label.Contains("平台", StringComparison.Ordinal) ? MaskKind.Enterprise : MaskKind.Platform);

    private static bool Names(string applicant, Division division)
    {
        int at = applicant.IndexOf(division.ShortName, StringComparison.Ordinal);
        return at >= 0 && !PlaceCollisions.IsInnocent(applicant, at, division.ShortName);
    }

    private static IEnumerable<string> PhonesIn(string answer)
    {
        string text = NormalizedText.Of(answer).Text;
        if (text.Contains('@'))
            yield return NormalizedText.Key(text);
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length is < 7 or > 20 || text.Contains('@'))
            yield break;
        yield return digits;
        // The local number alone, and the mobile without its country code, still ring the same desk.
        if (AreaCode().Replace(digits, "") is { Length: >= 7 } local && local != digits)
            yield return local;
    }

    private static IEnumerable<(FormField Field, string Text)> Values(FormAnswers answers, Ruleset ruleset, IdentityKind identity)
    {
        foreach (var field in ruleset.Form.Fields.Where(field => field.Identity == identity))
        {
            if (answers[field.Code] is { Length: > 0 } text)
                yield return (field, text);
        }

        foreach (var table in ruleset.Form.Tables)
        {
            foreach (var row in answers.Tables.GetValueOrDefault(table.Code) ?? [])
            {
                foreach (var (column, cell) in table.Columns.Zip(row))
                {
                    if (column.Identity == identity && cell is { Length: > 0 })
                        yield return (column, cell);
                }
            }
        }
    }

    [GeneratedRegex("^(?:0086|86(?=1)|0(?:10|2[0-9]|[3-9][0-9]{2}))", RegexOptions.CultureInvariant)]
    private static partial Regex AreaCode();
}
