using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>The list of a program's applications.</summary>
public sealed record ApplicationsPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required ApplicationsFilter Filter { get; init; }

    /// <summary>What the filter lets through.</summary>
    public required IReadOnlyList<ApplicationLine> Lines { get; init; }

    /// <summary>How many there are without the filter.</summary>
    public required int Total { get; init; }

    /// <summary>Held forms that wait for a person.</summary>
    public required int Waiting { get; init; }
}

/// <summary>One application of the list.</summary>
public sealed record ApplicationLine(ApplicationAnswers Entry, IReadOnlyList<FormProblem> Problems);

/// <summary>What the list is narrowed to; null or empty: everything.</summary>
public sealed record ApplicationsFilter
{
    public string? Search { get; init; }

    public string? Type { get; init; }

    public string? Track { get; init; }

    public ApplicationState? State { get; init; }

    public ProblemFilter? Problems { get; init; }

    public bool IsEmpty => this == new ApplicationsFilter();

    public bool Admits(ApplicationLine line)
    {
        var application = line.Entry.Application;
        return (string.IsNullOrWhiteSpace(Search) || Search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Says(line.Entry, word)))
            && (string.IsNullOrEmpty(Type) || application.TypeCode == Type)
            && (string.IsNullOrEmpty(Track) || (application.TrackCode ?? "-") == Track)
            && (State is null || application.State == State)
            && Problems switch
            {
                ProblemFilter.Some => line.Problems.Count > 0,
                ProblemFilter.None => line.Problems.Count == 0,
                ProblemFilter.NoDivision => application.CityCode is null,
                _ => true,
            };
    }

    private static bool Says(ApplicationAnswers entry, string word) =>
        new[] { entry.Applicant, entry.Application.TrackText, FormWords.Place(entry.Application.CityCode, entry.Application.CountyCode), entry.Application.ApplicationId }
            .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}

public enum ProblemFilter
{
    Some,
    None,
    NoDivision,
}
