using ExpertReview.Web.Features.Experts;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>The matrix.</summary>
public sealed record AssignmentsPage
{
    public required Programs.Program Program { get; init; }

    public required AssignmentBoard Board { get; init; }

    public AssignmentDrawn? Drawn { get; init; }

    public AssignmentMatrix Matrix => new(Board, Board.Active.Select(assignment => assignment.Pair).ToHashSet());
}

/// <summary>One application: its experts, and who else could take it.</summary>
public sealed record ApplicationAssignmentsPage
{
    public required Programs.Program Program { get; init; }

    public required AssignmentBoard Board { get; init; }

    public required ReleasedApplication Application { get; init; }

    /// <summary>What was typed.</summary>
    public required ManualChange Change { get; init; }

    public AssignmentRefusal? Refusal { get; init; }

    public Assignment? Of(Expert expert) => Board.Assignments.GetValueOrDefault(new(Application.BlindCode, expert.ExpertCode));

    public IEnumerable<RecusalGround> Recusals(Expert expert) => Board.Recusals[new(Application.BlindCode, expert.ExpertCode)];

    /// <summary>Experts who may be added, those who match the track and have least to do first.</summary>
    public IEnumerable<Expert> Candidates => Board.Experts
        .Where(expert => expert.IsActive && !Recusals(expert).Any() && Of(expert)?.State != AssignmentState.Active)
        .OrderByDescending(expert => Board.Matches(Application, expert))
        .ThenBy(Board.Load)
        .ThenBy(expert => expert.ExpertCode, StringComparer.Ordinal);
}

/// <summary>One expert: the applications that he or she has.</summary>
public sealed record ExpertAssignmentsPage
{
    public required Programs.Program Program { get; init; }

    public required AssignmentBoard Board { get; init; }

    public required Expert Expert { get; init; }
}

/// <summary>The draw: its form, and what it would do.</summary>
public sealed record DrawPage
{
    public required Programs.Program Program { get; init; }

    public required string Seed { get; init; }

    public int? Most { get; init; }

    public DrawPreview? Preview { get; init; }

    public AssignmentRefusal? Refusal { get; init; }

    public AssignmentMatrix? Matrix => Preview is null ? null : new(Preview.Board, Preview.Result.Pairs.ToHashSet());
}

/// <summary>Expert × application, for a board as it is or as a draw would make it.</summary>
public sealed record AssignmentMatrix(AssignmentBoard Board, IReadOnlySet<AssignedPair> Pairs)
{
    public bool IsAssigned(ReleasedApplication application, Expert expert) => Pairs.Contains(new(application.BlindCode, expert.ExpertCode));

    public int Load(Expert expert) => Pairs.Count(pair => pair.Expert == expert.ExpertCode);

    public int Filled(ReleasedApplication application) => Pairs.Count(pair => pair.Application == application.BlindCode);

    public IEnumerable<int> Loads => Board.Experts.Where(expert => expert.IsActive).Select(Load);

    /// <summary>Assigned pairs in which the expert knows the application's track.</summary>
    public int Matching => Board.Applications.Sum(application => Board.Experts.Count(expert => IsAssigned(application, expert) && Board.Matches(application, expert)));

    /// <summary>Pairs that are assigned now and would not be, or the other way round.</summary>
    public (int Added, int Withdrawn) Difference()
    {
        var now = Board.Active.Select(assignment => assignment.Pair).ToHashSet();
        return (Pairs.Count(pair => !now.Contains(pair)), now.Count(pair => !Pairs.Contains(pair)));
    }
}
