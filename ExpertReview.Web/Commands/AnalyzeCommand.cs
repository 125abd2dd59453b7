using System.CommandLine;
using System.Text.Json;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.Rankings.Reporting;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands;

/// <summary><c>analyze</c>: everything the statistics say of a plain file of ratings; it needs no season.</summary>
public static class AnalyzeCommand
{
    public static Command Make(IServiceProvider services)
    {
        var options = new RatingsOptions();
        var command = options.AddTo(new Command("analyze", "对评分文件作统计分析 Analyze a file of ratings"));
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<RankingsText>>();
            if (await options.ReadAsync(parsed, text, cancel) is not { } read)
                return 1;
            if (RoundAnalysis.Of(read.Panel, read.Ruleset, read.Rules, read.Candidates, read.Tracks, read.Official) is not { } analysis)
            {
                Console.Error.WriteLine(text["Analysis_Empty"]);
                return 1;
            }

            if (options.AsksForJson(parsed))
            {
                string? hash = read.Ruleset is null ? null : RulesetJson.Hash(RulesetJson.Write(read.Ruleset));
                Console.Out.WriteLine(JsonSerializer.Serialize(AnalysisDocument.Of(analysis, hash), RankCommand.Json));
            }
            else
            {
                Print(new(analysis, read.Ruleset, group => group), services.GetRequiredService<AnalysisSections>(), text);
            }

            return 0;
        });
        return command;
    }

    /// <summary>Sentences and tables as they stand on the pages, cells apart by tabs.</summary>
    private static void Print(AnalysisSubject subject, AnalysisSections sections, IStringLocalizer<RankingsText> text)
    {
        Console.WriteLine(text["Analysis_Foot", subject.Analysis.Options.Seed, subject.Analysis.Options.Draws, RankingJson.LibraryVersion]);
        foreach (var (index, section) in sections.All(subject).Index())
        {
            Console.WriteLine();
            Console.WriteLine($"{index + 1}. {text["Part_" + section.Part]}");
            foreach (string sentence in section.Cautions.Concat(section.Words))
                Console.WriteLine(sentence);
            foreach (var table in section.Tables)
            {
                Console.WriteLine();
                Console.WriteLine(table.Title);
                Console.WriteLine(string.Join('\t', table.Columns.Select(column => column.Title)));
                foreach (var row in table.Rows)
                    Console.WriteLine(string.Join('\t', row.Cells.Select(cell => cell.Text)));
            }
        }
    }
}
