using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The roster.</summary>
public sealed record ExpertsPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required IReadOnlyList<ExpertListing> All { get; init; }

    public required IReadOnlyList<ExpertListing> Shown { get; init; }

    public string? Category { get; init; }

    public UndertakingState? State { get; init; }

    public string TrackNames(IEnumerable<string> codes) =>
        string.Join("、", codes.Select(code => Ruleset.Track(code)?.Name ?? code).Distinct());
}

/// <summary>One expert: what the roster says, undertaking, recusals.</summary>
public sealed record ExpertPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    /// <summary>Null on the page that adds one.</summary>
    public required Expert? Expert { get; init; }

    public required ExpertForm Form { get; init; }

    public required IReadOnlyList<Recusal> Recusals { get; init; }

    public ExpertRefusal? Refusal { get; init; }

    public IReadOnlyList<RosterProblem> Problems { get; init; } = [];

    public RosterProblem? Problem(RosterColumn column) => Problems.FirstOrDefault(problem => problem.Column == column);
}

/// <summary>The form for one expert.</summary>
public sealed record ExpertForm
{
    public string? Name { get; init; }

    public string? Category { get; init; }

    /// <summary>A city's code; "outside" for outside the province.</summary>
    public string? City { get; init; }

    public string? County { get; init; }

    public string? Employer { get; init; }

    public string? Phone { get; init; }

    public List<string> Tracks { get; init; } = [];

    public string? Reason { get; init; }

    public static ExpertForm Of(Expert expert, IReadOnlyList<string> tracks) => new()
    {
        Name = expert.Name,
        Category = expert.Category,
        City = expert.CityCode ?? "outside",
        County = expert.CountyCode,
        Employer = expert.Employer,
        Phone = expert.Phone,
        Tracks = [.. tracks],
    };

    /// <summary>The form as a roster of one row, so that both go through the same checks.</summary>
    public RosterReading Reading(string? code) => new(
        [
            new RosterRow(1, new Dictionary<RosterColumn, string>
            {
                [RosterColumn.Code] = code ?? "",
                [RosterColumn.Name] = Name ?? "",
                [RosterColumn.Category] = Category ?? "",
                [RosterColumn.City] = City ?? "",
                [RosterColumn.County] = County ?? "",
                [RosterColumn.Employer] = Employer ?? "",
                [RosterColumn.Phone] = Phone ?? "",
                [RosterColumn.Tracks] = string.Join(';', Tracks),
            }),
        ],
        []);
}
