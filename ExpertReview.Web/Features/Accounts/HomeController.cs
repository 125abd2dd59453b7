using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The start address: everyone goes to where their work is.</summary>
[AllowAnonymous]
public sealed class HomeController : Controller
{
    [HttpGet("")]
    public IActionResult Index()
    {
        if (User.Identity?.IsAuthenticated != true)
            return LocalRedirect("/sign-in");
        if (AccountDuties.Of(User) is not null)
            return LocalRedirect("/account");
        return LocalRedirect(User.FindFirstValue(ClaimTypes.Role) switch
        {
            Roles.Expert => "/tablet",
            Roles.Admin => "/accounts",
            _ => "/programs",
        });
    }
}
