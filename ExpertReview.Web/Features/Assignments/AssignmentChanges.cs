using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>A change by hand to one application: an expert added, one withdrawn, or both (a swap).</summary>
public sealed record ManualChange
{
    public required string BlindCode { get; init; }

    public string? Add { get; init; }

    public string? Withdraw { get; init; }

    public required string Reason { get; init; }
}

/// <summary>An application's experts, by code, before and after a change.</summary>
public sealed record ChangedExperts(IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>Changes assignments by hand, before and during scoring, each with its reason.</summary>
public sealed class AssignmentChanges(AssignmentStore assignments, RecusalStore recusals, LedgerStore ledger)
{
    public async Task<(AssignmentRefusal? Refusal, ChangedExperts? Changed)> ChangeAsync(
        Actor actor, string programId, ManualChange change, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
            return (AssignmentRefusal.ReasonMissing, null);
        if (change.Add is null && change.Withdraw is null)
            return (AssignmentRefusal.NothingToChange, null);
        return await recusals.AnnouncingAsync<(AssignmentRefusal?, ChangedExperts?)>(async transaction =>
        {
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Assign, cancel))
                return ((AssignmentRefusal.PhaseForbids, null), []);
            List<RoundNews> news = [.. await recusals.DeriveAsync(transaction, actor, programId, cancel)];
            var board = await AssignmentBoard.ReadAsync(transaction, programId, cancel);
            var refusal = board is null ? AssignmentRefusal.NotReleased : Check(board, change);
            if (refusal is not null)
                return ((refusal, null), news);
            var (changed, announcement) = await KeepAsync(transaction, actor, programId, board!, change, cancel);
            return ((null, changed), [.. news, announcement]);
        }, cancel);
    }

    private static AssignmentRefusal? Check(AssignmentBoard board, ManualChange change)
    {
        if (board.Round.State == RoundState.Closed)
            return AssignmentRefusal.RoundClosed;
        if (board.Applications.All(application => application.BlindCode != change.BlindCode))
            return AssignmentRefusal.NotReleased;
        return (change.Withdraw is { } withdraw ? CheckWithdraw(board, new(change.BlindCode, withdraw)) : null)
            ?? (change.Add is { } add ? CheckAdd(board, new(change.BlindCode, add)) : null);
    }

    private static AssignmentRefusal? CheckWithdraw(AssignmentBoard board, AssignedPair pair) =>
        board.Assignments.GetValueOrDefault(pair) switch
        {
            { State: AssignmentState.Active, IsSubmitted: true } => AssignmentRefusal.SheetSubmitted,
            { State: AssignmentState.Active } => null,
            _ => AssignmentRefusal.NotAssigned,
        };

    private static AssignmentRefusal? CheckAdd(AssignmentBoard board, AssignedPair pair) =>
        board.Experts.FirstOrDefault(expert => expert.ExpertCode == pair.Expert) is not { } expert ? AssignmentRefusal.ExpertUnknown
        : !expert.IsActive ? AssignmentRefusal.ExpertInactive
        : board.Recusals[pair].Any() ? AssignmentRefusal.Recused
        : board.Assignments.GetValueOrDefault(pair)?.State == AssignmentState.Active ? AssignmentRefusal.AlreadyAssigned
        : null;

    private async Task<(ChangedExperts Changed, RoundNews News)> KeepAsync(
        Transaction transaction, Actor actor, string programId, AssignmentBoard board, ManualChange change, CancellationToken cancel)
    {
        var application = board.Applications.First(released => released.BlindCode == change.BlindCode);
        bool isDone = change.Withdraw is null || await assignments.WithdrawAsync(
            transaction, actor, board.Round.RoundId, application.ApplicationId, Id(change.Withdraw), change.Reason, cancel);
        isDone &= change.Add is null || await assignments.AddAsync(
            transaction, actor, board.Round.RoundId, application.ApplicationId, Id(change.Add), AssignmentOrigin.Manual, change.Reason, cancel);
        if (!isDone)
            throw new InvalidOperationException("The statements refused what the checks had let pass.");

        string[] before = [.. board.ExpertsOf(application).Select(expert => expert.ExpertCode)];
        var changed = new ChangedExperts(
            before, [.. before.Where(code => code != change.Withdraw).Concat(change.Add is null ? [] : [change.Add]).Order(StringComparer.Ordinal)]);
        var entry = await ledger.AppendAsync(transaction, actor, Act.AssignmentChanged, programId, change.BlindCode, new
        {
            changed.Before, changed.After,
            // The reason may name somebody: it stays with the assignment, for those who may see names.
            reasonHash = CanonicalJson.Hash(change.Reason),
        });
        return (changed, new RoundNews(board.Round.RoundId, RoundNewsKind.AssignmentsChanged, entry.Sequence));

        string Id(string expertCode) => board.Experts.First(expert => expert.ExpertCode == expertCode).ExpertId;
    }
}
