using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.WebSockets;
using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;
using ExpertReview.Web.Hosting;

namespace ExpertReview.Web.Commands;

/// <summary><c>demo</c>: the demo season's experts score what is left, over real connections to the running server.</summary>
public static class DemoCommand
{
    public static Command Make(IServiceProvider services)
    {
        var server = new Option<Uri>("--server")
        {
            Description = "服务地址 The running server", DefaultValueFactory = _ => new Uri(Serving.DefaultAddress), CustomParser = Address,
        };
        var pace = new Option<double>("--pace") { Description = "每个分数之间的秒数 Seconds between marks", DefaultValueFactory = _ => 2.0 };
        var command = new Command("demo", "演示：专家通过真实连接完成剩余评分 Demo experts score the rest while you watch") { server, pace };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (DemoPassword.Find(services.GetRequiredService<Installation>()) is not { } password)
            {
                await error.WriteLineAsync("没有演示数据；请先在空数据库上运行 ./run.sh。 There is no demo season; run ./run.sh on an empty database first.");
                return 1;
            }

            try
            {
                await PlayAsync(services, parsed.GetRequiredValue(server), password, TimeSpan.FromSeconds(parsed.GetValue(pace)), output, cancel);
                return 0;
            }
            catch (Exception failure) when (failure is HttpRequestException or WebSocketException)
            {
                await error.WriteLineAsync($"连不上服务，请先运行 ./run.sh。 The server cannot be reached; start ./run.sh first. ({failure.Message})");
                return 1;
            }
            catch (InvalidOperationException refused)
            {
                await error.WriteLineAsync($"服务拒绝了演示 The server refused: {refused.Message}");
                return 1;
            }
        });
        return command;
    }

    private static Uri? Address(ArgumentResult said)
    {
        if (Uri.TryCreate(said.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        said.AddError($"--server: “{said.Tokens[0].Value}”不是网址 is not an address such as {Serving.DefaultAddress}");
        return null;
    }

    private static async Task PlayAsync(IServiceProvider services, Uri server, string password, TimeSpan pace, TextWriter output, CancellationToken cancel)
    {
        using var scope = services.CreateScope();
        var experts = await scope.ServiceProvider.GetRequiredService<ExpertStore>().AllAsync(DemoActs.ProgramId, cancel);
        var accounts = (await scope.ServiceProvider.GetRequiredService<AccountStore>().AllAsync(cancel)).ToDictionary(account => account.AccountId);
        var sheets = services.GetRequiredService<ScoreSheetStore>();
        var round = (await services.GetRequiredService<RoundStore>().InitialAsync(DemoActs.ProgramId, cancel))!;
        var dimensions = (await services.GetRequiredService<ProgramStore>().NewestRulesetAsync(DemoActs.ProgramId, cancel))!.Ruleset.Dimensions;
        using var alone = new SemaphoreSlim(1);
        await Task.WhenAll(experts.Select(async expert =>
        {
            using var tablet = new DemoTablet(server, accounts[expert.AccountId].UserName, password, expert.ExpertCode, pace);
            await alone.WaitAsync(cancel);
            try
            {
                await tablet.SignInAsync(cancel);
            }
            finally
            {
                alone.Release();
            }

            var desk = (await sheets.DeskAsync(expert.AccountId, cancel))!;
            await tablet.ScoreAsync(round.Number, await sheets.SheetsAsync(desk, cancel), dimensions, output.WriteLine, cancel);
        }));
        await output.WriteLineAsync("全部提交 All sheets are submitted.");
    }
}
