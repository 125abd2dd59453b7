using CsvHelper;

namespace ExpertReview.Web.Features.Programs;

/// <summary>A city (设区市) or county (县、市、区) of the province.</summary>
/// <param name="Code">Six-digit division code of the national statistics bureau.</param>
/// <param name="Name">Full name, such as 新昌县.</param>
/// <param name="ShortName">Name without its suffix, such as 新昌.</param>
/// <param name="IsCity">A city, not a county.</param>
/// <param name="CityCode">Code of the city it belongs to; its own for a city.</param>
/// <param name="Aliases">Other names that give it away: old names, nicknames, parks.</param>
public sealed record Division(string Code, string Name, string ShortName, bool IsCity, string CityCode, IReadOnlyList<string> Aliases);

/// <summary>The division gazetteer of the province.</summary>
public static class Divisions
{
    /// <summary>All cities and counties, cities first, by code.</summary>
    public static IReadOnlyList<Division> All { get; } = Read();

    private static readonly Dictionary<string, Division> ByCode = All.ToDictionary(division => division.Code);

    public static Division? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The county, or failing that the city, whose full name an applicant's name contains ("新昌县人民政府" is 新昌县);
    /// the longest name wins. Null when no full name occurs: short names are ordinary words too often to decide by.
    /// </summary>
    public static Division? OfApplicant(string applicant) => All
        .Where(division => applicant.Contains(division.Name, StringComparison.Ordinal))
        .OrderBy(division => division.IsCity)
        .ThenByDescending(division => division.Name.Length)
        .FirstOrDefault();

    private static List<Division> Read()
    {
        using var csv = CsvReader.FromText(BuiltInSchemes.ReadText("schemes/divisions.csv"));
        var divisions = new List<Division>();
        while (csv.Read())
        {
            string aliases = csv.GetString("aliases");
            divisions.Add(new Division(
                csv.GetString("code"),
                csv.GetString("name"),
                csv.GetString("short_name"),
                csv.GetString("level") == "city",
                csv.GetString("city_code"),
                aliases.Split('|', StringSplitOptions.RemoveEmptyEntries)));
        }

        return divisions;
    }
}
