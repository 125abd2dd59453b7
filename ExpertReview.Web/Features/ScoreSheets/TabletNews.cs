using ExpertReview.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>Passes on to tablets what concerns them: to one expert what happened to the own sheets, to all that the round changed.</summary>
public sealed class TabletNews(RoundFeed feed, IHubContext<TabletHub> hub) : RoundListener(feed)
{
    protected override Task HearAsync(RoundNews news) => news switch
    {
        { Kind: RoundNewsKind.RoundChanged } => hub.Clients.Group(TabletHub.RoundGroup(news.RoundId)).SendAsync("RoundChanged"),
        // Assignments that change at large are news for every expert of the round, but only the own ones are read again.
        { Kind: RoundNewsKind.AssignmentsChanged, ExpertId: null } =>
            hub.Clients.Group(TabletHub.RoundGroup(news.RoundId)).SendAsync("AssignmentsChanged"),
        { Kind: RoundNewsKind.AssignmentsChanged, ExpertId: { } expert } =>
            hub.Clients.Group(TabletHub.ExpertGroup(expert)).SendAsync("AssignmentsChanged"),
        { Kind: RoundNewsKind.SheetSaved, ExpertId: { } expert } =>
            hub.Clients.Group(TabletHub.ExpertGroup(expert)).SendAsync("SheetsChanged", news.EventNumber),
        _ => Task.CompletedTask,
    };
}
