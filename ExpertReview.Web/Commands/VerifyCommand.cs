using System.CommandLine;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands;

/// <summary><c>verify</c>: walks the ledger's chain and names the first broken entry.</summary>
public static class VerifyCommand
{
    public static Command Make(IServiceProvider services)
    {
        var json = new Option<bool>("--json") { Description = "JSON 输出 Write the verdict as JSON" };
        var command = new Command("verify", "校验台账 Verify the ledger's chain") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<LedgerText>>();
            var verdict = await services.GetRequiredService<LedgerVerification>().VerifyAsync(cancel);
            if (parsed.GetValue(json))
                Console.WriteLine(Json(verdict));
            else if (verdict.IsIntact)
                Console.WriteLine(text["Verdict_Intact", verdict.Entries, verdict.Head.Hash]);
            else
                Console.WriteLine(text["Verdict_Broken", verdict.FirstBroken!, text["Fault_" + verdict.Fault]]);
            return verdict.IsIntact ? 0 : 1;
        });
        return command;
    }

    /// <summary>The verdict as one JSON object.</summary>
    internal static string Json(LedgerVerdict verdict) => CanonicalJson.Write(new
    {
        verdict.IsIntact, verdict.Entries, verdict.FirstBroken, verdict.Fault, verdict.Head, VerifiedAt = Instant.Text(verdict.VerifiedAt),
    });
}
