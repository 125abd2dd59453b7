using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The recusals that follow from what is known of experts, applications and declared relations.</summary>
public static class RecusalRules
{
    /// <summary>The grounds that follow from rules; the others are people's own statements.</summary>
    public static IReadOnlyList<RecusalGround> Derived { get; } =
        [RecusalGround.SameCounty, RecusalGround.SameCity, RecusalGround.SameEmployer, RecusalGround.DeclaredRelation];

    /// <param name="experts">The experts.</param>
    /// <param name="relations">What they declared, by expert id.</param>
    /// <param name="places">Where the applicants are.</param>
    /// <param name="naming">For each organization, the ids of the applications that name it.</param>
    /// <returns>Each recusal with its reason; a pair may have several grounds.</returns>
    public static IReadOnlyDictionary<RecusalKey, string> Derive(
        IEnumerable<Expert> experts, ILookup<string, Relation> relations, IReadOnlyList<ApplicantPlace> places, ILookup<string, string> naming)
    {
        var found = new Dictionary<RecusalKey, string>();
        foreach (var expert in experts)
        {
            foreach (var place in places)
            {
                // The county is in the city: the narrower ground says it all.
                if (place.CountyCode is not null && place.CountyCode == expert.CountyCode)
                    Add(place.ApplicationId, RecusalGround.SameCounty, Name(place.CountyCode));
                else if (place.CityCode is not null && place.CityCode == expert.CityCode)
                    Add(place.ApplicationId, RecusalGround.SameCity, Name(place.CityCode));
            }

            foreach (string application in naming[expert.Employer])
                Add(application, RecusalGround.SameEmployer, expert.Employer);
            foreach (var relation in relations[expert.ExpertId])
            {
                var met = relation.Kind == RelationKind.Organization
                    ? naming[relation.Value]
                    : places.Where(place => relation.Value == place.CountyCode || relation.Value == place.CityCode).Select(place => place.ApplicationId);
                foreach (string application in met)
                    Add(application, RecusalGround.DeclaredRelation, relation.Kind == RelationKind.Organization ? relation.Value : Name(relation.Value));
            }

            void Add(string application, RecusalGround ground, string reason) =>
                found.TryAdd(new RecusalKey(application, expert.ExpertId, ground), reason);
        }

        return found;
    }

    private static string Name(string divisionCode) => Divisions.Find(divisionCode)?.Name ?? divisionCode;
}

public readonly record struct RecusalKey(string ApplicationId, string ExpertId, RecusalGround Ground);

/// <summary>Where an application's applicant is; without who it is.</summary>
public sealed record ApplicantPlace
{
    public required string ApplicationId { get; init; }

    public string? CityCode { get; init; }

    public string? CountyCode { get; init; }
}
