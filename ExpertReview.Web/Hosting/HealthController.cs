using System.Reflection;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Hosting;

/// <summary>Whether the installation works: a bare answer for machines, a page for the administrator.</summary>
public sealed class HealthController(Database database, LedgerStore ledger, Installation installation, ILogger<HealthController> log) : Controller
{
    /// <summary>200 when the database answers, 503 when it does not; says nothing else.</summary>
    [AllowAnonymous]
    [HttpGet("health")]
    public async Task<IActionResult> Health(CancellationToken cancel)
    {
        try
        {
            await ledger.HeadAsync(cancel);
            return Json(new { status = "ok" });
        }
        catch (System.Data.Common.DbException failure)
        {
            log.LogError("The database does not answer: {Reason}", failure.Message);
            return StatusCode(StatusCodes.Status503ServiceUnavailable, new { status = "unavailable" });
        }
    }

    [Authorize(Policies.ManageAccounts)]
    [HttpGet("health/details")]
    public async Task<IActionResult> Details(CancellationToken cancel) => View("/Features/Shared/Health.cshtml", new HealthPage(
        typeof(HealthController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        await database.EngineAsync(cancel),
        await ledger.HeadAsync(cancel),
        new DriveInfo(installation.DataDirectory).AvailableFreeSpace / (1024 * 1024)));
}

/// <param name="Version">The program's version.</param>
/// <param name="Engine">The database engine that serves, with its version.</param>
/// <param name="Head">The ledger's newest entry.</param>
/// <param name="FreeMegabytes">Free space where the data lies.</param>
public sealed record HealthPage(string Version, string Engine, LedgerHead Head, long FreeMegabytes);
