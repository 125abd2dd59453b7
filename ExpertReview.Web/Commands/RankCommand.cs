using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using Microsoft.Extensions.Localization;
using AggregationMethod = ExpertReview.Web.Features.Programs.AggregationMethod;

namespace ExpertReview.Web.Commands;

/// <summary><c>rank</c>: ranks a plain file of ratings, with a ruleset or by equal weights; it needs no season.</summary>
public static class RankCommand
{
    /// <summary>The type of applications whose file does not name one.</summary>
    private const string OneType = "all";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Make(IServiceProvider services)
    {
        var ratings = new Option<FileInfo>("--ratings") { Required = true, Description = "CSV: application, expert, dimension, score [, type, group, track]" };
        var ruleset = new Option<FileInfo?>("--ruleset") { Description = "评审规则 ruleset (JSON); without it: equal weights and the mean" };
        var json = new Option<bool>("--json") { Description = "standard output carries one JSON document" };
        var command = new Command("rank", "对评分文件排名 Rank a file of ratings") { ratings, ruleset, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<RankingsText>>();
            if (await ReadAsync(parsed.GetValue(ratings)!, text, cancel) is not { } bytes)
                return 1;
            Ruleset? rules = null;
            if (parsed.GetValue(ruleset) is { } rulesetFile && (rules = await RulesetAsync(rulesetFile, text, cancel)) is null)
                return 1;
            return Rank(RatingsFile.Read(bytes), parsed.GetValue(ratings)!.Name, rules, parsed.GetValue(json), services);
        });
        return command;
    }

    private static int Rank(RatingsFile file, string name, Ruleset? ruleset, bool asJson, IServiceProvider services)
    {
        var text = services.GetRequiredService<IStringLocalizer<RankingsText>>();
        if (file.Problems.Count > 0 || file.ToPanel(ruleset is null ? null : RulesetRanking.Ranges(ruleset)) is not { } panel)
        {
            foreach (var problem in file.Problems)
                Console.Error.WriteLine(text["Ratings_Line", name, problem.Line, text["Ratings_" + problem.Code, [.. problem.Arguments]]]);
            return 1;
        }

        var terms = RankingTerms.Official(expertsPerApplication: 1);
        var rules = ruleset is null ? RankingRules.EqualWeights(panel.Dimensions) : RulesetRanking.Rules(ruleset, terms);
        if (ruleset?.Types.Count > 1 && !file.HasTypes)
            Console.Error.WriteLine(text["Ratings_NoTypeColumn"]);
        if (ruleset?.Ranking.Calibration?.ShrinksToTrack == true && !file.HasTracks)
            Console.Error.WriteLine(text["Ratings_NoTrackColumn"]);
        if (ruleset?.BlendsIndicators == true)
            Console.Error.WriteLine(text["Ratings_NoIndicators"]);
        var candidates = file.Candidates(ruleset is { Types: [var only] } ? only.Code : OneType);
        // A file of ratings holds marks alone: what the ruleset makes of indicators stays away, and that was said.
        var totals = ruleset is null ? null : OfficialTotals.Of(ruleset, rules, panel, candidates, file.Tracks, indicators: null);
        var result = Ranking.Of(panel, rules, candidates, totals);
        if (asJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(Document(result, rules, ruleset), Json));
        else
            Print(result, rules, text);
        return 0;
    }

    private static void Print(RankingResult result, RankingRules rules, IStringLocalizer<RankingsText> text)
    {
        foreach (var type in result.Types)
        {
            Console.WriteLine($"{text["Column_Type"]}\t{type.Type}");
            Console.WriteLine(string.Join('\t', [
                text["Column_Rank"].Value, text["Column_Code"], text["Column_Total"], text["Column_RawMean"], text["Column_RawRank"], text["Column_Placement"]]));
            foreach (var row in type.Rows)
            {
                Console.WriteLine(string.Join('\t', [
                    Rank(row.Rank) + (row.TiedWith.Count > 0 ? "=" : ""), row.Candidate.Application,
                    RankingWords.Printed(rules, row.Total), RankingWords.Printed(rules, row.RawMean), Rank(row.RawMeanRank),
                    text["Placement_" + row.Placement]]));
            }
        }
    }

    private static string Rank(int? rank) => rank?.ToString(CultureInfo.InvariantCulture) ?? "—";

    private static object Document(RankingResult result, RankingRules rules, Ruleset? ruleset) => new
    {
        rulesetHash = ruleset is null ? null : RulesetJson.Hash(RulesetJson.Write(ruleset)),
        libraryVersion = RankingJson.LibraryVersion,
        method = ruleset?.Ranking.Aggregation.ToString() ?? rules.Aggregation.Method.ToString(),
        calibration = ruleset is { Ranking: { Aggregation: AggregationMethod.Calibrated } calibrated } ? calibrated.Calibration ?? new() : null,
        dropFromExperts = rules.Aggregation.FromExperts,
        types = result.Types.Select(type => new
        {
            type.Type,
            type.Places,
            rows = type.Rows.Select(row => new
            {
                application = row.Candidate.Application,
                row.Rank,
                total = Printed(rules, row.Total),
                exactTotal = row.Total?.ToString(),
                rawMean = Printed(rules, row.RawMean),
                row.RawMeanRank,
                dimensions = row.Dimensions.ToDictionary(dimension => dimension.Dimension, dimension => Printed(rules, dimension.Score)),
                experts = row.Experts.Select(expert => new { expert.Expert, total = Printed(rules, expert.Total), expert.Use }),
                row.Placement,
                row.Reason,
                row.TiedWith,
                row.DecidedByStep,
            }),
            type.UnresolvedTies,
        }),
    };

    private static decimal? Printed(RankingRules rules, Fraction? value) => value is { } given ? rules.Printed(given) : null;

    private static async Task<byte[]?> ReadAsync(FileInfo file, IStringLocalizer<RankingsText> text, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(text["Ratings_FileUnreadable", file.Name]);
            return null;
        }
    }

    private static async Task<Ruleset?> RulesetAsync(FileInfo file, IStringLocalizer<RankingsText> text, CancellationToken cancel)
    {
        if (await ReadAsync(file, text, cancel) is not { } bytes)
            return null;
        try
        {
            var ruleset = RulesetJson.Read(System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
            var problems = RulesetRanking.Rules(ruleset, RankingTerms.Official(1)).Check();
            foreach (var problem in problems)
                Console.Error.WriteLine(text["Ratings_RulesetProblem", file.Name, text["Rules_" + problem.Code, problem.Subject ?? ""]]);
            return problems.Count == 0 ? ruleset : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            Console.Error.WriteLine(text["Ratings_NotARuleset", file.Name, failure.Message]);
            return null;
        }
    }
}
