using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// The deny-list of one application: every name, short form and phone by which its own form gives it away, and what the
/// agency added or released. None of them may be found in what an expert sees.
/// </summary>
public sealed partial class IdentityTerms
{
    internal const string OwnPlace = "own:place";
    internal const string OwnCity = "own:city";
    internal const string OwnEnterprise = "own:enterprise";

    private readonly TermFinder _finder;
    private readonly TermFinder _squeezedFinder;
    private readonly Dictionary<string, string> _personBySurname;
    private readonly Dictionary<string, (MaskKind Kind, string Entity)> _organizations;
    private readonly HashSet<string> _released;

    private IdentityTerms(
        IReadOnlyList<IdentityTerm> all, Dictionary<string, (MaskKind Kind, string Entity)> organizations, HashSet<string> released)
    {
        All = [.. all.Where(term => !released.Contains(term.Text))];
        _organizations = organizations;
        _released = released;
        var names = All.Where(term => term.Kind != MaskKind.Phone).ToList();
        _finder = new(names);
        // Two characters on either side of a line break or bracket are too often two words; a place or person is worth the risk.
        _squeezedFinder = new(names.Where(term => term.Text.Length >= 3 || term.Kind is MaskKind.Place or MaskKind.County or MaskKind.City or MaskKind.Person));
        _personBySurname = All.Where(term => term.Kind == MaskKind.Person)
            .GroupBy(term => PersonNames.SurnameOf(term.Text))
            .Where(group => group.Key.Length > 0)
            .ToDictionary(group => group.Key, group => group.Select(term => term.Entity).Distinct().Count() == 1 ? group.First().Entity : "surname:" + group.Key);
    }

    /// <summary>The applicant's names first, then persons, phones and organizations in the form's order.</summary>
    public IReadOnlyList<IdentityTerm> All { get; }

    public static IdentityTerms Of(FormAnswers answers, Ruleset ruleset) => Of(answers, ruleset, [], []);

    /// <summary>The same with names that detectors found in the texts, which get their short forms too.</summary>
    internal static IdentityTerms Of(
        FormAnswers answers, Ruleset ruleset, IEnumerable<NamedOrganization> organizations, IEnumerable<string> persons)
    {
        var form = new FormIdentities(answers, ruleset);
        var own = form.OwnPlaces();
        var (terms, entities) = OrganizationGroups.Group(
            form.Organizations().Concat(organizations),
            PlaceNames.Prefixes(own.Select(term => term.Text)),
            form.Tracks());
        var people = form.Persons().Select(name => (Name: name, Reason: MaskReason.NamedInForm))
            .Concat(persons.Select(name => (Name: name, Reason: MaskReason.PersonContext)))
            .Select(person => new IdentityTerm(person.Name, MaskKind.Person, "person:" + person.Name, person.Reason));
        IdentityTerm[] all = [.. own.Concat(people).Concat(form.Phones()).Concat(terms)
            .Where(term => term.Text.Length >= 2).DistinctBy(term => term.Text)];
        return new(all, entities, []);
    }

    /// <summary>The list after the agency's decisions.</summary>
    public IdentityTerms With(MaskEdits edits)
    {
        var added = edits.Added
            .Select(term => new IdentityTerm(NormalizedText.Key(term.Text), term.Kind, "added:" + NormalizedText.Key(term.Text), MaskReason.AddedByAgency))
            .Where(term => term.Text.Length > 0);
        return new([.. All.Concat(added).DistinctBy(term => term.Text)], _organizations, edits.ReleasedKeys);
    }

    internal bool IsReleased(string key) => _released.Contains(key);

    /// <summary>What an organization's cell names, whether or not the name is fit to be searched for in texts.</summary>
    internal (MaskKind Kind, string Entity) Organization(string name) =>
        _organizations.TryGetValue(NormalizedText.Key(name), out var known) ? known : (OrganizationNames.KindOf(name), "organization:" + NormalizedText.Key(name));

    internal IEnumerable<Finding> FindIn(string text)
    {
        var plain = NormalizedText.Of(text);
        var squeezed = NormalizedText.Of(text, squeezed: true);
        return Names(_finder, plain).Concat(Names(_squeezedFinder, squeezed)).Concat(SurnamesWithTitle(plain)).Concat(Phones(plain));
    }

    private static IEnumerable<Finding> Names(TermFinder finder, NormalizedText text) => finder
        .In(text.Text, (start, term) => !PlaceCollisions.IsInnocent(text.Text, start, term.Text))
        .Select(found => At(text, found.Start, found.Term.Text.Length, found.Term));

    private IEnumerable<Finding> SurnamesWithTitle(NormalizedText text)
    {
        foreach (var (start, length) in PersonNames.SurnamesWithTitle(text.Text))
        {
            string surname = text.Text.Substring(start, length);
            if (_personBySurname.TryGetValue(surname, out string? entity))
                yield return At(text, start, length, new(surname, MaskKind.Person, entity, MaskReason.NamedInForm));
        }
    }

    /// <summary>The form's phones, however their digits are grouped.</summary>
    private IEnumerable<Finding> Phones(NormalizedText text)
    {
        var phones = All.Where(term => term.Kind == MaskKind.Phone).ToList();
        foreach (Match run in DigitRun().Matches(text.Text))
        {
            int[] digits = [.. Enumerable.Range(run.Index, run.Length).Where(at => char.IsAsciiDigit(text.Text[at]))];
            string joined = string.Concat(digits.Select(at => text.Text[at]));
            foreach (var phone in phones)
            {
                for (int at = joined.IndexOf(phone.Text, StringComparison.Ordinal); at >= 0; at = joined.IndexOf(phone.Text, at + 1, StringComparison.Ordinal))
                    yield return At(text, digits[at], digits[at + phone.Text.Length - 1] - digits[at] + 1, phone);
            }
        }
    }

    private static Finding At(NormalizedText text, int start, int length, IdentityTerm term)
    {
        var (from, count) = text.InOriginal(start, length);
        return new(from, count, term.Text, term.Kind, term.Entity, term.Reason);
    }

    [GeneratedRegex(@"[0-9](?:[^0-9a-z\u4e00-\u9fff]{0,3}[0-9]){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();
}
