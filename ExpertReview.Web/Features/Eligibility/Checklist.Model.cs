using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>The applications of a program, one row each, one column per rule.</summary>
public sealed record Checklist
{
    public required Programs.Program Program { get; init; }

    public required CheckedProgram Checked { get; init; }

    public required ChecklistFilter Filter { get; init; }

    /// <summary>Role and phase let this reader decide.</summary>
    public required bool CanDecide { get; init; }

    public string? Refusal { get; init; }

    public Ruleset Ruleset => Checked.Ruleset;

    public IReadOnlyList<CheckedApplication> Lines => [.. Checked.Applications.Where(Filter.Admits)];

    public int Count(ChecklistState state) => Checked.Applications.Count(application => ChecklistFilter.Is(application, state));
}

/// <summary>What the list can be narrowed to.</summary>
public enum ChecklistState
{
    Open,
    Failed,
    NeedsJudgement,

    /// <summary>Open, and nothing stands against it.</summary>
    Settled,
    Decided,
    Eligible,
    NotEligible,
    Outdated,
}

/// <summary>What the list is narrowed to; null or empty: everything.</summary>
public sealed record ChecklistFilter
{
    public string? Search { get; init; }

    public string? Type { get; init; }

    public string? Track { get; init; }

    public ChecklistState? State { get; init; }

    public bool IsEmpty => this == new ChecklistFilter();

    public static bool Is(CheckedApplication one, ChecklistState state) => state switch
    {
        ChecklistState.Open => one.IsOpen,
        ChecklistState.Failed => one.Findings.Any(finding => finding.Verdict == Verdict.Failed),
        ChecklistState.NeedsJudgement => one.Findings.Any(finding => finding.Verdict == Verdict.NeedsJudgement),
        ChecklistState.Settled => one.IsOpen && one.IsSettled,
        ChecklistState.Decided => !one.IsOpen,
        ChecklistState.Eligible => one.State == DecisionState.Eligible,
        ChecklistState.NotEligible => one.State == DecisionState.NotEligible,
        _ => one.State == DecisionState.Outdated,
    };

    public bool Admits(CheckedApplication one)
    {
        var application = one.Application;
        return (string.IsNullOrWhiteSpace(Search) || Search.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Says(one, word)))
            && (string.IsNullOrEmpty(Type) || application.TypeCode == Type)
            && (string.IsNullOrEmpty(Track) || (application.TrackCode ?? "-") == Track)
            && (State is not { } state || Is(one, state));
    }

    private static bool Says(CheckedApplication one, string word) =>
        new[] { one.Entry.Applicant, one.Application.TrackText, FormWords.Place(one.Application.CityCode, one.Application.CountyCode) }
            .Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
