using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>What a draw would do, before anybody confirms it.</summary>
/// <param name="Board">What it is drawn from.</param>
/// <param name="Result">Who would review what.</param>
/// <param name="Hash">Hash of problem and result: confirming names it, so that what is confirmed is what was seen.</param>
public sealed record DrawPreview(AssignmentBoard Board, AssignmentResult Result, string Hash);

/// <summary>Draws the assignments of a program's initial review, before its round opens.</summary>
public sealed class AssignmentDraw(Database database, AssignmentStore assignments, RecusalStore recusals, LedgerStore ledger, RoundFeed feed)
{
    /// <summary>Longest seed that is taken.</summary>
    public const int LongestSeed = 64;

    /// <summary>Computes a draw and changes nothing. Recusals are as they stand; <see cref="RecusalStore.DeriveAsync(Actor, string, CancellationToken)"/> goes before.</summary>
    public async Task<(AssignmentRefusal? Refusal, DrawPreview? Preview)> PreviewAsync(
        string programId, string seed, int? mostPerExpert, CancellationToken cancel = default) =>
        await AssignmentBoard.ReadAsync(database, programId, cancel) is { } board
            ? await DrawAsync(database, board, seed, mostPerExpert, cancel)
            : (AssignmentRefusal.NothingReleased, null);

    /// <summary>Draws again from what is there now and, when it gives what the preview showed, replaces all assignments by it.</summary>
    public async Task<AssignmentRefusal?> ConfirmAsync(
        Actor actor, string programId, string seed, int? mostPerExpert, string previewHash, CancellationToken cancel = default)
    {
        var (refusal, news) = await database.TransactionAsync<(AssignmentRefusal?, List<RoundNews>)>(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            List<RoundNews> news = [.. await recusals.DeriveAsync(transaction, actor, programId, cancel)];
            if (await AssignmentBoard.ReadAsync(transaction, programId, cancel) is not { } board)
                return (AssignmentRefusal.NothingReleased, news);
            var (refused, preview) = await DrawAsync(transaction, board, seed, mostPerExpert, cancel);
            if (refused is not null)
                return (refused, news);
            if (preview!.Hash != previewHash)
                return (AssignmentRefusal.PreviewOutdated, news);
            news.Add(await KeepAsync(transaction, actor, programId, seed, mostPerExpert, preview, cancel));
            return (null, news);
        }, cancel);
        foreach (var item in news)
            await feed.PublishAsync(item);
        return refusal;
    }

    private static async Task<(AssignmentRefusal? Refusal, DrawPreview? Preview)> DrawAsync(
        Session session, AssignmentBoard board, string seed, int? mostPerExpert, CancellationToken cancel)
    {
        if (seed.Length is 0 or > LongestSeed)
            return (AssignmentRefusal.SeedMissing, null);
        if (mostPerExpert < 1)
            return (AssignmentRefusal.MostInvalid, null);
        if (board.Round.State != RoundState.Planned)
            return (AssignmentRefusal.RoundHasOpened, null);
        if (!await ProgramStore.AllowsAsync(session, board.Round.ProgramId, PhaseRight.Assign, cancel))
            return (AssignmentRefusal.PhaseForbids, null);
        if (board.Applications.Count == 0)
            return (AssignmentRefusal.NothingReleased, null);
        var problem = board.Problem(seed, mostPerExpert);
        if (problem.Experts.Count == 0)
            return (AssignmentRefusal.NoExperts, null);
        var result = Assigner.Assign(problem);
        return (null, new DrawPreview(board, result, CanonicalJson.Hash(CanonicalJson.Write(new { problem = Canonical(problem), result }))));
    }

    private async Task<RoundNews> KeepAsync(
        Transaction transaction, Actor actor, string programId, string seed, int? mostPerExpert, DrawPreview preview, CancellationToken cancel)
    {
        var board = preview.Board;
        var applications = board.Applications.ToDictionary(application => application.BlindCode, application => application.ApplicationId);
        var experts = board.Experts.ToDictionary(expert => expert.ExpertCode, expert => expert.ExpertId);
        var summary = new
        {
            seed,
            mostPerExpert,
            board.Ruleset.ExpertsPerApplication,
            applications = applications.Count,
            experts = board.Experts.Count(expert => expert.IsActive),
            recusedPairs = board.Recusals.Count,
            assigned = preview.Result.Pairs.Count,
            preview.Result.Shortfalls,
            hash = preview.Hash,
        };
        int before = await assignments.ReplaceAsync(
            transaction, actor, board.Round.RoundId, seed, CanonicalJson.Write(summary),
            preview.Result.Pairs.Select(pair => (applications[pair.Application], experts[pair.Expert])), cancel);
        var entry = await ledger.AppendAsync(
            transaction, actor, Act.AssignmentsDrawn, programId, $"round {board.Round.Number}", new { before, after = summary });
        return new RoundNews(board.Round.RoundId, RoundNewsKind.AssignmentsChanged, entry.Sequence);
    }

    /// <summary>The problem with everything in the order of codes, so that its hash depends on nothing else.</summary>
    private static object Canonical(AssignmentProblem problem) => new
    {
        problem.Seed,
        problem.ExpertsPerApplication,
        problem.MostPerExpert,
        applications = problem.Applications.OrderBy(application => application.Code, StringComparer.Ordinal),
        experts = problem.Experts.OrderBy(expert => expert.Code, StringComparer.Ordinal),
        recused = problem.Recused.Select(pair => $"{pair.Application}|{pair.Expert}").Order(StringComparer.Ordinal),
    };
}
