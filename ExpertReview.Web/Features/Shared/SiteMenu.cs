using System.Security.Claims;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Shared;

/// <summary>The menu: what the role may open, for the program at hand; on pages of none, for the one that was at hand last.</summary>
public sealed class SiteMenu(ProgramStore programs) : ViewComponent
{
    /// <summary>The cookie that keeps the last program's id, until the browser is closed.</summary>
    public const string Cookie = "expertreview.program";

    private static readonly (string Key, string Path, string Policy, bool OfProgram)[] Entries =
    [
        ("Menu_Programs", "/programs", Policies.ReadPrograms, false),
        ("Menu_Season", "/programs/{0}", Policies.ReadPrograms, true),
        ("Menu_Rules", "/programs/{0}/rules", Policies.ReadPrograms, true),
        ("Menu_Applications", "/programs/{0}/applications", Policies.ReadApplications, true),
        ("Menu_Eligibility", "/programs/{0}/eligibility", Policies.ReadApplications, true),
        ("Menu_Blinding", "/programs/{0}/blinding", Policies.ReadApplications, true),
        ("Menu_Experts", "/programs/{0}/experts", Policies.ReadExperts, true),
        // The supervisor's own pages of these three: by codes, without identities.
        ("Menu_Eligibility", "/programs/{0}/oversight/eligibility", Policies.Oversee, true),
        ("Menu_Blinding", "/programs/{0}/oversight/blind-copies", Policies.Oversee, true),
        ("Menu_Experts", "/programs/{0}/oversight/experts", Policies.Oversee, true),
        ("Menu_Assignments", "/programs/{0}/assignments", Policies.ReadAssignments, true),
        ("Menu_Dashboard", "/programs/{0}/dashboard", Policies.WatchRound, true),
        ("Menu_Ranking", "/programs/{0}/ranking", Policies.ReadRankings, true),
        ("Menu_Tablet", "/tablet", Policies.Score, false),
        ("Menu_Ledger", "/ledger", Policies.ReadLedger, false),
        ("Menu_Accounts", "/accounts", Policies.ManageAccounts, false),
        ("Menu_Health", "/health/details", Policies.ManageAccounts, false),
    ];

    public async Task<IViewComponentResult> InvokeAsync(string? programId)
    {
        if (programId is null)
            programId = await LastAsync();
        else
            HttpContext.Response.Cookies.Append(Cookie, programId, new CookieOptions { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
        string? role = UserClaimsPrincipal.FindFirstValue(ClaimTypes.Role);
        return View("/Features/Shared/SiteMenu.cshtml", Entries
            .Where(entry => Policies.Admits[entry.Policy].Contains(role) && (!entry.OfProgram || programId is not null))
            .Select(entry => new MenuEntry(entry.Key, string.Format(System.Globalization.CultureInfo.InvariantCulture, entry.Path, programId)))
            .ToList());
    }

    // The browser may remember a program of another database.
    private async Task<string?> LastAsync() =>
        Request.Cookies[Cookie] is { } last && await programs.FindAsync(last, HttpContext.RequestAborted) is not null ? last : null;
}

/// <param name="Key">Key of the entry's text.</param>
/// <param name="Path">Where it leads.</param>
public sealed record MenuEntry(string Key, string Path);
