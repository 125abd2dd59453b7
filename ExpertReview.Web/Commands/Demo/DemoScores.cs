using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>Opens the demo round and scores half of it.</summary>
public sealed class DemoScores(RoundStore rounds, ProgramStore programs, ExpertStore experts, ScoreSheetStore sheets, ScoreSheetWriter writer, TimeProvider clock)
{
    private static readonly TimeSpan Open = TimeSpan.FromDays(30);

    /// <summary>Opens the round; each expert then submits the first half of the sheets and leaves the next one begun.</summary>
    public async Task ScoreHalfAsync(Actor organizer, string programId)
    {
        var round = (await rounds.InitialAsync(programId))!;
        DemoActs.Require(await rounds.OpenAsync(organizer, round.RoundId, isSealed: false, clock.GetUtcNow() + Open));
        var dimensions = (await programs.NewestRulesetAsync(programId))!.Ruleset.Dimensions;
        foreach (var expert in await experts.AllAsync(programId))
        {
            var self = DemoActs.Self(expert);
            var desk = (await sheets.DeskAsync(expert.AccountId))!;
            // In an order of the expert's own, so that every application has some sheets.
            string[] codes = [.. (await sheets.SheetsAsync(desk))
                .Where(sheet => !sheet.IsRecused)
                .Select(sheet => sheet.BlindCode)
                .OrderBy(code => CanonicalJson.Hash(expert.ExpertCode + code), StringComparer.Ordinal)];
            int half = codes.Length / 2;
            foreach (string code in codes[..half])
                await SubmitAsync(self, round.Number, code, DemoMarks.Of(code, expert.ExpertCode, dimensions));
            if (half < codes.Length)
            {
                var begun = DemoMarks.Of(codes[half], expert.ExpertCode, dimensions);
                begun[dimensions[^1].Code] = null;
                await SaveAsync(self, round.Number, codes[half], begun);
            }
        }
    }

    private async Task SubmitAsync(Actor self, int round, string code, SortedDictionary<string, int?> marks)
    {
        int version = await SaveAsync(self, round, code, marks);
        var reply = await writer.SubmitAsync(self, new MoveSheet { RequestId = Identifier.New(), Round = round, Sheet = code, Version = version });
        DemoActs.Require(reply.Refusal);
    }

    private async Task<int> SaveAsync(Actor self, int round, string code, SortedDictionary<string, int?> marks)
    {
        var reply = await writer.SaveAsync(self, new SaveSheet
        {
            SaveId = Identifier.New(), Round = round, Sheet = code, Comment = "",
            Marks = marks.ToDictionary(mark => mark.Key, mark => (decimal?)mark.Value),
        });
        DemoActs.Require(reply.Refusal);
        return reply.Version!.Value;
    }
}
