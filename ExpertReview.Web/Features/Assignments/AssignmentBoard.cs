using System.Globalization;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>Everything that assigning depends on, by codes: applications, experts, recusals, and who has what now.</summary>
public sealed record AssignmentBoard
{
    public required Round Round { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required IReadOnlyList<ReleasedApplication> Applications { get; init; }

    /// <summary>Active experts, and others who still hold an assignment.</summary>
    public required IReadOnlyList<Expert> Experts { get; init; }

    /// <summary>Tracks by expert id.</summary>
    public required ILookup<string, string> Tracks { get; init; }

    /// <summary>The grounds on which a pair must not meet.</summary>
    public required ILookup<AssignedPair, RecusalGround> Recusals { get; init; }

    public required IReadOnlyDictionary<AssignedPair, Assignment> Assignments { get; init; }

    public IEnumerable<Assignment> Active => Assignments.Values.Where(assignment => assignment.State == AssignmentState.Active);

    public static async Task<AssignmentBoard?> ReadAsync(Session session, string programId, CancellationToken cancel)
    {
        if (await RoundStore.InitialAsync(session, programId, cancel) is not { } round)
            return null;
        var ruleset = round.RulesetVersion is { } version
            ? await ProgramStore.RulesetAsync(session, programId, version, cancel)
            : await ProgramStore.NewestRulesetAsync(session, programId, cancel);
        var assignments = (await AssignmentStore.OfRoundAsync(session, round.RoundId, cancel)).ToDictionary(assignment => assignment.Pair);
        var holders = assignments.Values.Where(assignment => assignment.State == AssignmentState.Active).Select(assignment => assignment.ExpertId).ToHashSet();
        var experts = await ExpertStore.AllAsync(session, programId, cancel);
        var codes = experts.ToDictionary(expert => expert.ExpertId, expert => expert.ExpertCode);
        return new AssignmentBoard
        {
            Round = round,
            Ruleset = ruleset!.Ruleset,
            Applications = await AssignmentStore.ReleasedAsync(session, programId, cancel),
            Experts = [.. experts.Where(expert => expert.IsActive || holders.Contains(expert.ExpertId))],
            Tracks = await ExpertStore.TracksAsync(session, programId, cancel),
            Recusals = (await RecusalStore.OfProgramAsync(session, programId, cancel))
                .Where(recusal => recusal.BlindCode is not null)
                .ToLookup(recusal => new AssignedPair(recusal.BlindCode!, codes[recusal.ExpertId]), recusal => recusal.Ground),
            Assignments = assignments,
        };
    }

    /// <summary>The problem that a draw solves.</summary>
    public AssignmentProblem Problem(string seed, int? mostPerExpert) => new()
    {
        Seed = seed,
        ExpertsPerApplication = Ruleset.ExpertsPerApplication,
        MostPerExpert = mostPerExpert,
        Applications = [.. Applications.Select(application => new ApplicationToAssign(application.BlindCode, application.TrackCode))],
        Experts = [.. Experts.Where(expert => expert.IsActive)
            .Select(expert => new ExpertToAssign(expert.ExpertCode, expert.Category, [.. Tracks[expert.ExpertId]]))],
        Recused = Recusals.Select(pair => pair.Key).ToHashSet(),
    };

    public bool Matches(ReleasedApplication application, Expert expert) =>
        application.TrackCode is { } track && Tracks[expert.ExpertId].Contains(track);

    public int Load(Expert expert) => Active.Count(assignment => assignment.ExpertId == expert.ExpertId);

    public IReadOnlyList<Expert> ExpertsOf(ReleasedApplication application) => [.. Experts.Where(expert =>
        Assignments.GetValueOrDefault(new(application.BlindCode, expert.ExpertCode))?.State == AssignmentState.Active)];

    public string TrackName(ReleasedApplication application) => Ruleset.Track(application.TrackCode)?.Name ?? application.TrackText;

    public string TypeName(ReleasedApplication application) =>
        Ruleset.Type(application.TypeCode) is not { } type ? application.TypeCode
        : CultureInfo.CurrentUICulture.Name == "en" ? type.NameEn
        : type.ShortName ?? type.Name;
}
