namespace ExpertReview.Web.Features.Assignments;

/// <summary>Who may review what, by codes: all that a draw depends on.</summary>
public sealed record AssignmentProblem
{
    /// <summary>Any text; the same seed on the same problem gives the same result.</summary>
    public required string Seed { get; init; }

    public required int ExpertsPerApplication { get; init; }

    /// <summary>The most applications for one expert; null sets no limit.</summary>
    public int? MostPerExpert { get; init; }

    public required IReadOnlyList<ApplicationToAssign> Applications { get; init; }

    public required IReadOnlyList<ExpertToAssign> Experts { get; init; }

    /// <summary>Pairs that must not meet.</summary>
    public required IReadOnlySet<AssignedPair> Recused { get; init; }
}

/// <param name="Code">Blind code.</param>
/// <param name="Track">Track by code; null where the ruleset knows none.</param>
public sealed record ApplicationToAssign(string Code, string? Track);

/// <param name="Code">Expert code.</param>
/// <param name="Category">技术, 产业 …</param>
/// <param name="Tracks">Tracks that the expert knows, by code.</param>
public sealed record ExpertToAssign(string Code, string Category, IReadOnlyList<string> Tracks);

/// <summary>One application in one expert's hands, by their codes.</summary>
public readonly record struct AssignedPair(string Application, string Expert);

/// <summary>What a draw gives.</summary>
/// <param name="Pairs">Who reviews what, ordered by application and expert.</param>
/// <param name="Shortfalls">Applications with fewer experts than the rules ask for, ordered by application.</param>
public sealed record AssignmentResult(IReadOnlyList<AssignedPair> Pairs, IReadOnlyList<Shortfall> Shortfalls);

/// <summary>An application that could not be filled, and why.</summary>
/// <param name="Application">Blind code.</param>
/// <param name="Missing">How many experts it lacks.</param>
/// <param name="Recused">How many experts are recused from it.</param>
/// <param name="Available">How many are not.</param>
/// <param name="Reason">What stands in the way.</param>
public sealed record Shortfall(string Application, int Missing, int Recused, int Available, ShortfallReason Reason);

public enum ShortfallReason
{
    /// <summary>The roster itself has fewer experts than an application needs.</summary>
    TooFewExperts,

    /// <summary>Recusals leave fewer experts than the application needs.</summary>
    Recusals,

    /// <summary>Enough experts may review it, but all who do not are at their limit.</summary>
    Capacity,
}
