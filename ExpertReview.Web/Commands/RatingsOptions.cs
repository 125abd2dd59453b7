using System.CommandLine;
using System.Text.Json;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands;

/// <summary>A plain file of ratings with the rules to rank it by, and the official ranking that they give.</summary>
/// <param name="Ruleset">Null = equal weights and the mean.</param>
/// <param name="Rules">The rules in the library's words.</param>
/// <param name="Panel">The marks.</param>
/// <param name="Candidates">The applications.</param>
/// <param name="Tracks">Their tracks by code.</param>
/// <param name="Official">The official ranking.</param>
internal sealed record RatingsRanking(
    Ruleset? Ruleset, RankingRules Rules, Panel Panel, IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<string, string?> Tracks, RankingResult Official);

/// <summary>The options of the commands that take a plain file of ratings, and the reading of it. Problems go to standard error, by file and line.</summary>
internal sealed class RatingsOptions
{
    /// <summary>The type of applications whose file does not name one.</summary>
    private const string OneType = "all";

    private readonly Option<FileInfo> _ratings = new("--ratings") { Required = true, Description = "CSV: application, expert, dimension, score [, type, group, track]" };
    private readonly Option<FileInfo?> _ruleset = new("--ruleset") { Description = "评审规则 ruleset (JSON); without it: equal weights and the mean" };
    private readonly Option<bool> _json = new("--json") { Description = "standard output carries one JSON document" };

    public Command AddTo(Command command)
    {
        command.Options.Add(_ratings);
        command.Options.Add(_ruleset);
        command.Options.Add(_json);
        return command;
    }

    public bool AsksForJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <returns>Null when something is wrong; it has been said.</returns>
    public async Task<RatingsRanking?> ReadAsync(ParseResult parsed, IStringLocalizer<RankingsText> text, CancellationToken cancel)
    {
        var file = parsed.GetValue(_ratings)!;
        if (await BytesAsync(file, text, cancel) is not { } bytes)
            return null;
        Ruleset? ruleset = null;
        if (parsed.GetValue(_ruleset) is { } rulesetFile && (ruleset = await RulesetAsync(rulesetFile, text, cancel)) is null)
            return null;
        return Rank(RatingsFile.Read(bytes), file.Name, ruleset, text);
    }

    private static RatingsRanking? Rank(RatingsFile file, string name, Ruleset? ruleset, IStringLocalizer<RankingsText> text)
    {
        if (file.Problems.Count > 0 || file.ToPanel(ruleset is null ? null : RulesetRanking.Ranges(ruleset)) is not { } panel)
        {
            foreach (var problem in file.Problems)
                Console.Error.WriteLine(text["Ratings_Line", name, problem.Line, text["Ratings_" + problem.Code, [.. problem.Arguments]]]);
            return null;
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
        return new(ruleset, rules, panel, candidates, file.Tracks, Ranking.Of(panel, rules, candidates, totals));
    }

    private static async Task<byte[]?> BytesAsync(FileInfo file, IStringLocalizer<RankingsText> text, CancellationToken cancel)
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
        if (await BytesAsync(file, text, cancel) is not { } bytes)
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
