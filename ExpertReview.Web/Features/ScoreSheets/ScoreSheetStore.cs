using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>
/// Score sheets; every statement that writes <c>score_sheets</c> is in this file, every one that reads for the expert's pages in
/// <c>ScoreSheetStore.Desk.cs</c>. None touches applications or identities: experts are served from blind copies.
/// </summary>
public sealed partial class ScoreSheetStore(Database database, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>The rows through which an account may mark a sheet now; without one, nothing is written.</summary>
    private string MayMark => $"""
          FROM assignments a
               JOIN rounds r ON r.round_id = a.round_id
               JOIN programs p ON p.program_id = r.program_id
               JOIN blind_copies b ON b.application_id = a.application_id
               JOIN experts e ON e.expert_id = a.expert_id AND e.program_id = r.program_id
         WHERE e.account_id = @accountId
           AND e.is_active = TRUE
           AND e.undertaking_signed_at IS NOT NULL
           AND e.relations_declared_at IS NOT NULL
           AND r.number = @round
           AND r.state = 'Open'
           AND p.phase {database.In("@phases")}
           AND b.blind_code = @sheet
           AND b.state = 'Released'
           AND a.state = 'Active'
           AND NOT EXISTS (SELECT 1 FROM recusals x WHERE x.application_id = a.application_id AND x.expert_id = a.expert_id)
        """;

    private static readonly string[] ScoringPhases = [.. PhaseRights.Of(PhaseRight.Score).Select(phase => phase.ToString())];

    /// <summary>
    /// Keeps the sheet when it still is at the request's base version. Repeating a save changes nothing and gives the same answer:
    /// the ledger's entry carries the id of the save.
    /// </summary>
    public Task<SheetOutcome> SaveAsync(Actor actor, SaveSheet request, ScoreSheet sheet, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var seat = await SeatAsync(transaction, actor.Id, request.Round, request.Sheet, cancel);
            if (await ledger.OfRequestAsync(transaction, request.SaveId, cancel) is { } earlier)
                return Repeated(earlier, actor, Act.SheetSaved, seat);

            int version = request.BaseVersion + 1;
            string contentHash = SheetHash.Of(request.Sheet, version, sheet);
            long? number = await transaction.SingleOrDefaultAsync<long?>($"""
                INSERT INTO score_sheets (round_id, application_id, expert_id, marks, comment, is_submitted, version, save_id, saved_at,
                                          event_number, content_hash)
                SELECT a.round_id, a.application_id, a.expert_id, @marks, @Comment, FALSE, @version, @SaveId, @now,
                       (SELECT sequence + 1 FROM ledger_head WHERE id = 1), @contentHash
                {MayMark}
                   AND (@BaseVersion = 0 OR EXISTS (SELECT 1 FROM score_sheets s
                                                     WHERE s.round_id = a.round_id
                                                       AND s.application_id = a.application_id
                                                       AND s.expert_id = a.expert_id))
                ON CONFLICT (round_id, application_id, expert_id) DO UPDATE
                   SET marks        = excluded.marks,
                       comment      = excluded.comment,
                       version      = excluded.version,
                       save_id      = excluded.save_id,
                       saved_at     = excluded.saved_at,
                       event_number = excluded.event_number,
                       content_hash = excluded.content_hash
                 WHERE score_sheets.version = @BaseVersion
                   AND score_sheets.is_submitted = FALSE
                RETURNING event_number
                """,
                new
                {
                    accountId = actor.Id, round = request.Round, sheet = request.Sheet, phases = ScoringPhases, request.BaseVersion, request.SaveId,
                    version, contentHash, marks = CanonicalJson.Write(sheet.Marks), sheet.Comment, now = clock.GetUtcNow(),
                }, cancel);
            if (number is null)
                return Refused(seat, seat?.IsSubmitted == true ? MarkRefusal.Submitted : MarkRefusal.SavedElsewhere);

            var entry = await ledger.AppendAsync(
                transaction, actor, Act.SheetSaved, seat!.ProgramId, SubjectOf(seat),
                new SheetSavedBody
                {
                    Round = request.Round, Version = version, ContentHash = contentHash, CommentLength = sheet.Comment.Length,
                    Before = seat.Sheet.Marks, After = sheet.Marks,
                },
                request.SaveId);
            return new SheetOutcome(null, seat, new SheetReceipt(version, entry.Sequence, contentHash, IsNew: true));
        }, cancel);

    /// <summary>Submits the sheet in the version that the expert has before the eyes, when it is complete.</summary>
    public Task<SheetOutcome> SubmitAsync(Actor actor, MoveSheet request, Ruleset ruleset, CancellationToken cancel = default) =>
        MoveAsync(actor, request, Act.SheetSubmitted, isSubmitted: true, seat =>
            seat.IsSubmitted ? new(MarkRefusal.Submitted)
            : seat.Version != request.Version ? new(MarkRefusal.SavedElsewhere)
            : seat.Sheet.CheckComplete(ruleset), cancel);

    /// <summary>Takes a submission back, as long as the round is open.</summary>
    public Task<SheetOutcome> ReopenAsync(Actor actor, MoveSheet request, CancellationToken cancel = default) =>
        MoveAsync(actor, request, Act.SheetReopened, isSubmitted: false, seat =>
            seat.IsSubmitted ? null : new(MarkRefusal.NotSubmitted), cancel);

    private Task<SheetOutcome> MoveAsync(
        Actor actor, MoveSheet request, Act act, bool isSubmitted, Func<Seat, BrokenRule?> check, CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var seat = await SeatAsync(transaction, actor.Id, request.Round, request.Sheet, cancel);
            if (await ledger.OfRequestAsync(transaction, request.RequestId, cancel) is { } earlier)
                return Repeated(earlier, actor, act, seat);
            if (seat is null || seat.Refusal() is not null)
                return Refused(seat, MarkRefusal.NotAssigned);
            if (check(seat) is { } broken)
                return new SheetOutcome(broken.Refusal, seat, Dimension: broken.Dimension);

            int changed = await transaction.ExecuteAsync($"""
                UPDATE score_sheets
                   SET is_submitted = @isSubmitted
                 WHERE version = @Version
                   AND is_submitted <> @isSubmitted
                   AND EXISTS (SELECT 1
                {MayMark}
                   AND a.round_id = score_sheets.round_id
                   AND a.application_id = score_sheets.application_id
                   AND a.expert_id = score_sheets.expert_id)
                """,
                new
                {
                    accountId = actor.Id, round = request.Round, sheet = request.Sheet, phases = ScoringPhases, seat.Version, isSubmitted,
                }, cancel);
            if (changed == 0)
                return Refused(seat, MarkRefusal.SavedElsewhere);
            var entry = await ledger.AppendAsync(
                transaction, actor, act, seat.ProgramId, SubjectOf(seat),
                new SheetMovedBody { Round = request.Round, Version = seat.Version, ContentHash = seat.ContentHash! }, request.RequestId);
            return new SheetOutcome(
                null, seat with { IsSubmitted = isSubmitted }, new SheetReceipt(seat.Version, entry.Sequence, seat.ContentHash!, IsNew: true));
        }, cancel);

    /// <summary>Names the reason; <paramref name="otherwise"/> holds when the expert may mark here in general.</summary>
    private static SheetOutcome Refused(Seat? seat, MarkRefusal otherwise) =>
        new(seat is null ? MarkRefusal.NotAnExpert : seat.Refusal() ?? otherwise, seat);

    private static SheetOutcome Repeated(LedgerEntry earlier, Actor actor, Act act, Seat? seat)
    {
        if (seat?.BlindCode is null || earlier.ActorId != actor.Id || earlier.Act != act || earlier.Subject != SubjectOf(seat))
            return new(MarkRefusal.SaveIdTaken, seat);
        var body = CanonicalJson.Read<SheetMovedBody>(earlier.Body);
        return new(null, seat, new SheetReceipt(body.Version, earlier.Sequence, body.ContentHash, IsNew: false));
    }

    private static string SubjectOf(Seat seat) => $"{seat.BlindCode} {seat.ExpertCode}";
}
