using System.CommandLine;
using ExpertReview.Web.Features.Ledger;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands;

/// <summary><c>verify</c>: walks the ledger's chain and names the first broken entry.</summary>
public static class VerifyCommand
{
    public static Command Make(IServiceProvider services)
    {
        var command = new Command("verify", "校验台账 Verify the ledger's chain");
        command.SetAction(async (_, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<LedgerText>>();
            var verdict = await services.GetRequiredService<LedgerVerification>().VerifyAsync(cancel);
            Console.WriteLine(verdict.IsIntact
                ? text["Verdict_Intact", verdict.Entries, verdict.Head.Hash]
                : text["Verdict_Broken", verdict.FirstBroken!, text["Fault_" + verdict.Fault]]);
            return verdict.IsIntact ? 0 : 1;
        });
        return command;
    }
}
