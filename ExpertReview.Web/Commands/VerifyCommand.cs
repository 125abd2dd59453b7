using System.CommandLine;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Rankings;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands;

/// <summary><c>verify</c>: walks the ledger's chain and names the first broken entry; computes every frozen ranking again.</summary>
public static class VerifyCommand
{
    public static Command Make(IServiceProvider services)
    {
        var json = new Option<bool>("--json") { Description = "JSON 输出 Write the verdict as JSON" };
        var command = new Command("verify", "校验台账与冻结排名 Verify the ledger's chain and the frozen rankings") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<LedgerText>>();
            var verdict = await services.GetRequiredService<LedgerVerification>().VerifyAsync(cancel);
            var rankings = await services.GetRequiredService<RankingVerification>().VerifyAsync(cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(Json(verdict, rankings));
                return Status(verdict, rankings);
            }

            if (verdict.IsIntact)
                Console.WriteLine(text["Verdict_Intact", verdict.Entries, verdict.Head.Hash]);
            else
                Console.WriteLine(text["Verdict_Broken", verdict.FirstBroken!, text["Fault_" + verdict.Fault]]);
            Print(rankings, services.GetRequiredService<IStringLocalizer<RankingsText>>());
            return Status(verdict, rankings);
        });
        return command;
    }

    private static int Status(LedgerVerdict verdict, IReadOnlyList<VerifiedRanking> rankings) =>
        verdict.IsIntact && rankings.All(ranking => ranking.IsConfirmed) ? 0 : 1;

    private static void Print(IReadOnlyList<VerifiedRanking> rankings, IStringLocalizer<RankingsText> text)
    {
        foreach (var ranking in rankings)
        {
            string key = ranking.Recomputation is null ? "Verified_Unreadable" : ranking.IsConfirmed ? "Verified_Confirmed" : "Verified_Broken";
            Console.WriteLine(text[key, ranking.ProgramId, ranking.Number, ranking.Recomputation?.ResultHash ?? ranking.Fault!]);
        }
    }

    /// <summary>The verdict as one JSON object.</summary>
    internal static string Json(LedgerVerdict verdict, IReadOnlyList<VerifiedRanking> rankings) => CanonicalJson.Write(new
    {
        verdict.IsIntact, verdict.Entries, verdict.FirstBroken, verdict.Fault, verdict.Head, VerifiedAt = Instant.Text(verdict.VerifiedAt), rankings,
    });
}
