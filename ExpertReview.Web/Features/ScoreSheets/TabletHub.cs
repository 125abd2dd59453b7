using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>The tablets' door. It hands on what is asked and tells who is there; rules and storing are behind <see cref="ScoreSheetWriter"/>.</summary>
[Authorize(Policies.Score)]
public sealed class TabletHub(ScoreSheetWriter writer, ScoreSheetStore sheets, Presence presence) : Hub
{
    internal static string ExpertGroup(string expertId) => "expert " + expertId;

    internal static string RoundGroup(string roundId) => "round " + roundId;

    /// <summary>Saves one sheet. Safe to repeat: a resend changes nothing and gets the same answer.</summary>
    public async Task<SheetReply> Save(SaveSheet request)
    {
        if (request is { SaveId: { } saveId })
            await Clients.Caller.SendAsync("Received", saveId);
        // Not cancelled with the connection: the tablet will ask again, and finds its answer.
        return await writer.SaveAsync(Actor.Of(Context.User!), request);
    }

    /// <summary>Submits one complete sheet.</summary>
    public Task<SheetReply> Submit(MoveSheet request) => writer.SubmitAsync(Actor.Of(Context.User!), request);

    /// <summary>Takes one submission back.</summary>
    public Task<SheetReply> Reopen(MoveSheet request) => writer.ReopenAsync(Actor.Of(Context.User!), request);

    public override async Task OnConnectedAsync()
    {
        var desk = await sheets.DeskAsync(Actor.Of(Context.User!).Id, Context.ConnectionAborted);
        string? page = Context.GetHttpContext()?.Request.Query["expert"];
        if (desk is null || (page is { Length: > 0 } && page != desk.ExpertCode))
        {
            // Somebody else has signed in in the same browser: this page's marks must not become that person's.
            Context.Abort();
            return;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, ExpertGroup(desk.ExpertId));
        await Groups.AddToGroupAsync(Context.ConnectionId, RoundGroup(desk.RoundId));
        await presence.ArriveAsync(Context.ConnectionId, desk.RoundId, desk.ExpertId);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await presence.LeaveAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }
}
