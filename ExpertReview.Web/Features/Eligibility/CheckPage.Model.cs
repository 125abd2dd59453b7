using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>One application with every finding, the lists on record, and the decision.</summary>
public sealed record CheckPage
{
    public required Programs.Program Program { get; init; }

    public required CheckedProgram Checked { get; init; }

    public required CheckedApplication Application { get; init; }

    public required bool CanDecide { get; init; }

    /// <summary>What was posted and refused; its input is shown again.</summary>
    public RefusedInput? Refused { get; init; }

    public Ruleset Ruleset => Checked.Ruleset;

    /// <summary>Rulings and evidence can be changed: nothing is decided.</summary>
    public bool CanRule => CanDecide && Application.IsOpen;

    /// <summary>The nearest application before or after this one (from the list's other end on) that waits for a decision.</summary>
    public CheckedApplication? Neighbour(int step)
    {
        var all = Checked.Applications;
        int own = all.ToList().IndexOf(Application);
        return Enumerable.Range(1, all.Count - 1)
            .Select(distance => all[(own + (step * distance) + (all.Count * all.Count)) % all.Count])
            .FirstOrDefault(other => other.IsOpen);
    }
}

/// <param name="Form">Which form was posted: a rule's code, "evidence", "decision" or "withdraw".</param>
/// <param name="Message">Why it was refused.</param>
/// <param name="Choice">The choice as posted.</param>
/// <param name="Reason">The reason as typed.</param>
/// <param name="Evidence">The evidence as typed.</param>
/// <param name="States">The states of lists as chosen, by field.</param>
public sealed record RefusedInput(
    string Form, string Message, string? Choice = null, string? Reason = null, string? Evidence = null,
    IReadOnlyDictionary<string, EvidenceState?>? States = null);
