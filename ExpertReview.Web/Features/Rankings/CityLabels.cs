using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>
/// What a quota's city is called. Those who may see identities read its name; for others it gets a number, because a city
/// with one applicant would name it.
/// </summary>
public sealed class CityLabels(RankingInputs inputs, bool namesCities, Func<int, string> numbered)
{
    private readonly List<string> _cities =
    [
        .. inputs.Applications.Where(application => application.City is not null)
            .Select(application => application.City!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public string this[string? city] => city is null ? ""
        : namesCities ? Divisions.Find(city)?.Name ?? city
        : numbered(_cities.IndexOf(city) + 1);
}
