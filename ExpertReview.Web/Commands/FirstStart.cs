using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Hosting;

namespace ExpertReview.Web.Commands;

/// <summary>What a database without accounts needs before anybody can sign in; and what the console says about it.</summary>
public static class FirstStart
{
    /// <summary>
    /// Makes the demo season, or one administrator where <c>EXPERTREVIEW_DEMO=off</c>, or nothing where it is <c>none</c>, and prints who
    /// can sign in.
    /// </summary>
    public static async Task WelcomeAsync(this WebApplication app, TextWriter output)
    {
        using var scope = app.Services.CreateScope();
        var services = scope.ServiceProvider;
        var installation = services.GetRequiredService<Installation>();
        var store = services.GetRequiredService<AccountStore>();
        bool isEmpty = (await store.AllAsync()).Count == 0;
        string demo = app.Configuration["EXPERTREVIEW_DEMO"] ?? "on";
        if (demo is not ("on" or "off" or "none"))
            throw new InvalidOperationException("EXPERTREVIEW_DEMO must be on, off or none.");
        if (isEmpty && demo == "on")
        {
            await output.WriteLineAsync("正在生成演示数据 Making the demo season …");
            await services.GetRequiredService<DemoSeason>().MakeAsync();
        }
        else if (isEmpty && demo == "off")
        {
            var made = await services.GetRequiredService<AccountRegister>().CreateAsync(Actor.System, "admin", "admin", Roles.Admin);
            await output.WriteLineAsync($"管理员 Administrator: admin  一次性密码 one-time password: {made.OneTimePassword}");
        }

        app.Lifetime.ApplicationStarted.Register(() => output.WriteLine($"地址 Address: {string.Join("  ", app.Urls)}"));
        if (DemoPassword.Find(installation) is { } password)
        {
            await output.WriteLineAsync($"演示账号 Demo accounts: {string.Join("  ", DemoAccounts.Staff.Values)}  {string.Join("  ", (await store.AllAsync()).Where(account => account.Role == Roles.Expert).Select(account => account.UserName))}");
            await output.WriteLineAsync($"演示密码 Demo password: {password}");
        }
    }
}
