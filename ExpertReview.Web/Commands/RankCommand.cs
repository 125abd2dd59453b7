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
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Make(IServiceProvider services)
    {
        var options = new RatingsOptions();
        var command = options.AddTo(new Command("rank", "对评分文件排名 Rank a file of ratings"));
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<RankingsText>>();
            if (await options.ReadAsync(parsed, text, cancel) is not { } read)
                return 1;
            if (options.AsksForJson(parsed))
                Console.Out.WriteLine(JsonSerializer.Serialize(Document(read.Official, read.Rules, read.Ruleset), Json));
            else
                Print(read.Official, read.Rules, text);
            return 0;
        });
        return command;
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
}
