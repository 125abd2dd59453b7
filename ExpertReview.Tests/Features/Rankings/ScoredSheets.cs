using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>Puts score sheets straight into the database: what a ranking is computed from, whoever wrote it.</summary>
internal static class ScoredSheets
{
    /// <summary>The dimensions of the cluster selection, with weights of 25, 25, 25, 15 and 10 % or whatever the ruleset says.</summary>
    public static IReadOnlyList<string> Dimensions { get; } =
        [.. BuiltInSchemes.All["cluster-selection-2026"].Dimensions.Select(dimension => dimension.Code)];

    /// <summary>One sheet; fewer points than dimensions make it incomplete.</summary>
    public static async Task ScoreAsync(
        this Season season, App app, string code, string expert, IReadOnlyList<decimal> points, bool isSubmitted = true, string comment = "")
    {
        string marks = CanonicalJson.Write(points.Select((value, index) => (Dimensions[index], (int)(value * 100))).ToDictionary(mark => mark.Item1, mark => mark.Item2));
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            INSERT INTO score_sheets (round_id, application_id, expert_id, marks, comment, is_submitted, version, save_id, saved_at, event_number, content_hash)
            VALUES (@RoundId, @application, @expert, @marks, @comment, @isSubmitted, 1, 'save', @now, 1, 'hash')
            ON CONFLICT (round_id, application_id, expert_id) DO UPDATE SET marks = excluded.marks, is_submitted = excluded.is_submitted
            """,
            new { season.RoundId, application = season.Applications[code], expert = season.Experts[expert], marks, comment, isSubmitted, now = DateTimeOffset.UtcNow }));
        await app.Get<RoundFeed>().PublishAsync(new RoundNews(season.RoundId, RoundNewsKind.SheetSaved, 1, season.Experts[expert]));
    }

    /// <summary>The same points in every dimension.</summary>
    public static Task ScoreAsync(this Season season, App app, string code, string expert, decimal points, bool isSubmitted = true) =>
        season.ScoreAsync(app, code, expert, [.. Dimensions.Select(_ => points)], isSubmitted);

    /// <summary>Every expert's sheet for every application; totals fall from application to application.</summary>
    public static async Task ScoreAllAsync(this Season season, App app, bool isSubmitted = true)
    {
        foreach (var (rank, code) in season.Applications.Keys.Index())
        {
            foreach (var (number, expert) in season.Experts.Keys.Index())
                await season.ScoreAsync(app, code, expert, 90 - (rank * 2) - (number * 0.5m), isSubmitted);
        }
    }

    public static async Task CloseAsync(this Season season, App app, string? force = null) =>
        Assert.Null(await app.Get<RoundStore>().CloseAsync(Actor.System, season.RoundId, force));

    public static async Task<Round> RoundAsync(this Season season, App app) => (await app.Get<RoundStore>().FindAsync(season.RoundId))!;
}
