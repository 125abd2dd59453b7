using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>
/// The one way by which sheets are written, from the hub and over HTTP alike: checks what is asked, stores it, announces it. The
/// answer is given after the commit, so that what it says is durable.
/// </summary>
public sealed partial class ScoreSheetWriter(
    ScoreSheetStore sheets, RecusalStore recusals, FrozenRulesets rulesets, RoundFeed feed, IStringLocalizer<ScoreSheetsText> text)
{
    /// <summary>Keeps an expert's values. Safe to repeat: a resend changes nothing and gets the same answer.</summary>
    public async Task<SheetReply> SaveAsync(Actor actor, SaveSheet? request, CancellationToken cancel = default)
    {
        if (request is not { Marks: not null, Comment: not null, Sheet: not null, BaseVersion: >= 0 and < int.MaxValue } || !IsId(request.SaveId))
            return Refused(MarkRefusal.Malformed);
        var seat = await sheets.SeatAsync(actor.Id, request.Round, request.Sheet, cancel);
        var ruleset = await RulesetAsync(seat, cancel);
        if (Unwritable(request.Marks) is { } unwritable)
            return Refused(unwritable.Refusal, seat, ruleset, unwritable.Dimension);
        var sheet = new ScoreSheet { Comment = request.Comment.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') };
        foreach (var (dimension, mark) in request.Marks)
            sheet.Marks.Add(dimension, (int?)mark);
        if (ruleset is not null && sheet.Check(ruleset) is { } broken)
            return Refused(broken.Refusal, seat, ruleset, broken.Dimension);
        return await AnnouncedAsync(await sheets.SaveAsync(actor, request, sheet, cancel), ruleset);
    }

    /// <summary>Submits a complete sheet in the version that the expert sees.</summary>
    public async Task<SheetReply> SubmitAsync(Actor actor, MoveSheet? request, CancellationToken cancel = default)
    {
        if (request is not { Sheet: not null } || !IsId(request.RequestId))
            return Refused(MarkRefusal.Malformed);
        var seat = await sheets.SeatAsync(actor.Id, request.Round, request.Sheet, cancel);
        if (await RulesetAsync(seat, cancel) is not { } ruleset)
            return Refused(seat is null ? MarkRefusal.NotAnExpert : seat.Refusal() ?? MarkRefusal.RoundNotOpen, seat);
        return await AnnouncedAsync(await sheets.SubmitAsync(actor, request, ruleset, cancel), ruleset);
    }

    /// <summary>Takes a submission back; possible until the round closes.</summary>
    public async Task<SheetReply> ReopenAsync(Actor actor, MoveSheet? request, CancellationToken cancel = default) =>
        request is not { Sheet: not null } || !IsId(request.RequestId)
            ? Refused(MarkRefusal.Malformed)
            : await AnnouncedAsync(await sheets.ReopenAsync(actor, request, cancel));

    /// <summary>Withdraws the expert from one application; the assignment ends with it.</summary>
    public async Task<SheetReply> RecuseAsync(Actor actor, RecuseFromSheet? request, CancellationToken cancel = default)
    {
        if (request is not { Sheet: not null, Reason: not null })
            return Refused(MarkRefusal.Malformed);
        var seat = await sheets.SeatAsync(actor.Id, request.Round, request.Sheet, cancel);
        if (seat is not { RoundId: { } roundId })
            return Refused(seat is null ? MarkRefusal.NotAnExpert : MarkRefusal.UnknownRound);
        if (seat.Refusal() is { } refusal and not (MarkRefusal.RoundPaused or MarkRefusal.NotReleased))
            return Refused(refusal, seat);
        return await recusals.DeclareOnSheetAsync(actor, roundId, request.Sheet, seat.ExpertId, request.Reason.Trim(), cancel) switch
        {
            null => new SheetReply(),
            ExpertRefusal.ReasonMissing => Refused(MarkRefusal.ReasonMissing, seat),
            ExpertRefusal.AlreadyRecused => Refused(MarkRefusal.Recused, seat),
            ExpertRefusal.PhaseForbids => Refused(MarkRefusal.RoundClosed, seat),
            _ => Refused(seat.IsSubmitted ? MarkRefusal.Submitted : MarkRefusal.NotAssigned, seat),
        };
    }

    /// <summary>A mark that the database could not even hold: a fraction of a hundredth, or beyond all numbers of its kind.</summary>
    private static BrokenRule? Unwritable(Dictionary<string, decimal?> marks)
    {
        foreach (var (dimension, mark) in marks)
        {
            if (mark is < int.MinValue or > int.MaxValue)
                return new(MarkRefusal.OutOfRange, dimension);
            if (mark is { } given && given != decimal.Truncate(given))
                return new(MarkRefusal.OffStep, dimension);
        }

        return null;
    }

    private async Task<Ruleset?> RulesetAsync(Seat? seat, CancellationToken cancel) =>
        seat is null ? null : await rulesets.FindAsync(seat.ProgramId, seat.RulesetVersion, cancel);

    private async Task<SheetReply> AnnouncedAsync(SheetOutcome outcome, Ruleset? ruleset = null)
    {
        if (outcome is not { Refusal: null, Receipt: { } receipt, Seat: { RoundId: { } roundId } seat })
            return Refused(outcome.Refusal ?? MarkRefusal.UnknownRound, outcome.Seat, ruleset, outcome.Dimension);
        if (receipt.IsNew)
            await feed.PublishAsync(new RoundNews(roundId, RoundNewsKind.SheetSaved, receipt.EventNumber, seat.ExpertId));
        return new SheetReply { Version = receipt.Version, EventNumber = receipt.EventNumber, ContentHash = receipt.ContentHash };
    }

    private SheetReply Refused(MarkRefusal refusal, Seat? seat = null, Ruleset? ruleset = null, string? dimension = null)
    {
        string message = text["Refusal_" + refusal];
        return new()
        {
            Refusal = refusal.ToString(),
            Message = dimension is null ? message : text["AtDimension", ruleset?.Dimension(dimension)?.Label() ?? dimension, message],
            // What the expert may not see does not come with the refusal either.
            Current = seat?.OnServer,
        };
    }

    private static bool IsId(string? id) => id is not null && Id().IsMatch(id);

    [GeneratedRegex("^[0-9A-Za-z-]{8,64}$")]
    private static partial Regex Id();
}
