using System.Net;
using ExpertReview.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ExpertReview.Tests.Hosting;

public sealed class DraftReceiptsTests
{
    private const string Draft = "0123456789abcdef01234567";

    [Theory]
    [InlineData("accepted", Draft, true)]
    [InlineData("faulty", Draft, false)]
    [InlineData("accepted", "x; path=/", false)]
    public async Task A_draft_gets_a_receipt_only_when_its_form_was_accepted(string action, string draft, bool receipt)
    {
        await using var app = await StartAsync();

        using var form = new FormUrlEncodedContent([new(DraftReceipts.Field, draft)]);
        var response = await app.GetTestClient().PostAsync(new Uri($"/draft-receipts/{action}", UriKind.Relative), form);

        Assert.Equal(action == "accepted" ? HttpStatusCode.Redirect : HttpStatusCode.OK, response.StatusCode);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var found) ? found : [];
        Assert.Equal(receipt, cookies.Any(cookie => cookie.StartsWith($"{DraftReceipts.Cookie}={Draft};", StringComparison.Ordinal)));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews(options => options.Filters.Add<DraftReceipts>())
            .AddApplicationPart(typeof(DraftReceiptsController).Assembly);
        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }
}

[Route("draft-receipts")]
public sealed class DraftReceiptsController : Controller
{
    [HttpPost("accepted")]
    public IActionResult AcceptedForm() => Redirect("/");

    [HttpPost("faulty")]
    public IActionResult FaultyForm() => Content("the form again");
}
