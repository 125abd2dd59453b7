using System.Text;
using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Turns rows into roster entries, or says what is wrong with which cell.</summary>
public static partial class RosterCheck
{
    public const int LongestText = 100;

    /// <param name="rows">The rows.</param>
    /// <param name="tracks">The ruleset's tracks.</param>
    /// <param name="known">Experts who are on the roster already.</param>
    public static (IReadOnlyList<RosterEntry> Entries, IReadOnlyList<RosterProblem> Problems) Check(
        IReadOnlyList<RosterRow> rows, IReadOnlyList<Track> tracks, IReadOnlyList<Expert> known)
    {
        var problems = new List<RosterProblem>();
        var entries = rows.Select(row => Entry(row, tracks, problems)).ToList();
        var codes = known.ToDictionary(expert => expert.ExpertCode, _ => RosterProblemCode.CodeTaken, StringComparer.OrdinalIgnoreCase);
        var persons = known.Select(expert => (expert.Name, expert.Employer)).ToHashSet();
        foreach (var (row, entry) in rows.Zip(entries))
        {
            if (entry.Code is not null && codes.TryGetValue(entry.Code, out var taken))
                problems.Add(new(row.Row, RosterColumn.Code, taken, entry.Code));
            else if (entry.Code is not null)
                codes.Add(entry.Code, RosterProblemCode.CodeTwice);
            if (entry.Name.Length > 0 && entry.Employer.Length > 0 && !persons.Add((entry.Name, entry.Employer)))
                problems.Add(new(row.Row, RosterColumn.Name, RosterProblemCode.PersonTwice, entry.Name));
        }

        return (entries, [.. problems.OrderBy(problem => problem.Row).ThenBy(problem => problem.Column)]);
    }

    private static RosterEntry Entry(RosterRow row, IReadOnlyList<Track> tracks, List<RosterProblem> problems)
    {
        foreach (var column in RosterColumns.Required.Where(column => row[column].Length == 0))
            problems.Add(new(row.Row, column, RosterProblemCode.Missing));
        foreach (var column in new[] { RosterColumn.Name, RosterColumn.Category, RosterColumn.Employer }.Where(column => row[column].Length > LongestText))
            problems.Add(new(row.Row, column, RosterProblemCode.TooLong, row[column][..20] + "…"));

        string code = row[RosterColumn.Code].Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        if (code.Length > 0 && !CodeShape().IsMatch(code))
            problems.Add(new(row.Row, RosterColumn.Code, RosterProblemCode.CodeMalformed, row[RosterColumn.Code]));
        string phone = row[RosterColumn.Phone].Normalize(NormalizationForm.FormKC);
        if (phone.Length > 0 && !PhoneShape().IsMatch(phone))
            problems.Add(new(row.Row, RosterColumn.Phone, RosterProblemCode.PhoneMalformed, row[RosterColumn.Phone]));
        var (city, county) = Place(row, problems);
        return new RosterEntry
        {
            Code = code.Length > 0 ? code : null,
            Name = row[RosterColumn.Name].Normalize(NormalizationForm.FormKC),
            Category = row[RosterColumn.Category].Normalize(NormalizationForm.FormKC),
            CityCode = city,
            CountyCode = county,
            Employer = row[RosterColumn.Employer].Normalize(NormalizationForm.FormKC),
            Phone = phone.Length > 0 ? phone : null,
            Tracks = [.. Tracks(row, tracks, problems).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static (string? City, string? County) Place(RosterRow row, List<RosterProblem> problems)
    {
        string cityName = row[RosterColumn.City];
        string countyName = row[RosterColumn.County];
        var city = Named(cityName, isCity: true, within: null);
        bool isOutside = OutsideProvince().IsMatch(cityName);
        if (city is null && cityName.Length > 0 && !isOutside)
            problems.Add(new(row.Row, RosterColumn.City, RosterProblemCode.CityUnknown, cityName));
        if (countyName.Length == 0 || isOutside)
            return (city?.Code, null);

        // Some names occur in several cities (江北…): the row's own city goes first.
        var county = Named(countyName, isCity: false, within: city?.Code) ?? Named(countyName, isCity: false, within: null);
        if (county is null)
            problems.Add(new(row.Row, RosterColumn.County, RosterProblemCode.CountyUnknown, countyName));
        else if (city is not null && county.CityCode != city.Code)
            problems.Add(new(row.Row, RosterColumn.County, RosterProblemCode.CountyNotInCity, countyName));
        return (city?.Code, county?.Code);
    }

    private static Division? Named(string name, bool isCity, string? within) => Divisions.All.FirstOrDefault(division =>
        division.IsCity == isCity
        && (within is null || division.CityCode == within)
        && (division.Name == name || division.ShortName == name || division.Code == name));

    private static IEnumerable<string> Tracks(RosterRow row, IReadOnlyList<Track> tracks, List<RosterProblem> problems)
    {
        // The enumeration comma also occurs inside a track's name (气体、液体分离…): it splits only what is no name as a whole.
        var parts = Separator().Split(row[RosterColumn.Tracks])
            .SelectMany(part => Known(part).Any() ? [part] : part.Split('、'))
            .Where(part => !string.IsNullOrWhiteSpace(part));
        foreach (string part in parts)
        {
            var known = Known(part).ToList();
            if (known.Count == 0)
                problems.Add(new(row.Row, RosterColumn.Tracks, RosterProblemCode.TrackUnknown, part.Trim()));
            foreach (var track in known)
                yield return track.Code;
        }

        IEnumerable<Track> Known(string part) => tracks.Where(track => track.Code == part.Trim() || Plain(track.Name) == Plain(part));
    }

    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));

    [GeneratedRegex("^E-[0-9]{2,4}$")]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"^\+?[0-9][0-9 \-]{4,19}$")]
    private static partial Regex PhoneShape();

    [GeneratedRegex("^(?:省外|外省|境外|outside)$", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideProvince();

    [GeneratedRegex(@"[，,;；|\n]")]
    private static partial Regex Separator();
}
