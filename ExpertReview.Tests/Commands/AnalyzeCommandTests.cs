using System.Globalization;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Commands;

/// <summary>The command as it is called from the shell, in a process and a data folder of its own.</summary>
public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("expertreview-analyze-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Json_is_one_document_whose_reconciliations_add_up_and_whose_order_is_not_the_files()
    {
        string[] rows = [.. Panel()];

        var (status, output, errors) = await AnalyzeAsync(rows, "--json");
        var reversed = await AnalyzeAsync([.. rows.Reverse()], "--json");

        Assert.Equal((0, ""), (status, errors));
        var document = JsonNode.Parse(output)!;
        Assert.Equal(20_260_101, (int)document["seed"]!);
        Assert.Equal(8, document["methods"]!.AsArray().Count);
        Assert.All(document["applications"]!.AsArray(), application =>
        {
            var steps = application!["reconciliation"]!;
            Assert.Equal(
                (decimal)steps["score"]!,
                new[] { "rawMean", "severity", "spread", "weights", "shrinkage" }.Sum(step => (decimal)steps[step]!));
        });
        Assert.Equal(
            ["A1", "A2", "A3", "A4", "A5", "A6"],
            document["applications"]!.AsArray().OrderBy(application => (int)application!["calibratedRank"]!).Select(application => (string)application!["application"]!));
        Assert.InRange((double)document["experts"]![2]!["severity"]!["value"]!, -12, -4);
        Assert.Equal(Sorted(document), Sorted(JsonNode.Parse(reversed.Output)!));
    }

    [Fact]
    public async Task What_is_undefined_is_null_with_its_reason_and_in_print_words()
    {
        string[] rows = ["A1,E1,scale,80", "A2,E1,scale,70"];

        var (status, output, errors) = await AnalyzeAsync(rows, "--json");
        var printed = await AnalyzeAsync(rows);

        Assert.Equal((0, "", 0), (status, errors, printed.Status));
        var document = JsonNode.Parse(output)!;
        Assert.NotNull((string?)document["notCalibrated"]);
        var score = document["applications"]![0]!["calibratedScore"]!;
        Assert.Null(score["value"]);
        Assert.Equal((string)document["notCalibrated"]!, (string)score["reason"]!);
        Assert.Contains("这些评分无法校准", printed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output + printed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\t\t", printed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_no_expert_links_are_named_and_nothing_is_claimed_of_them()
    {
        string[] rows = ["A,E1,s,80", "A,E2,s,81", "B,E1,s,70", "B,E2,s,72", "C,E3,s,60", "C,E4,s,66", "D,E3,s,61", "D,E4,s,61"];

        var (status, output, _) = await AnalyzeAsync(rows);
        var document = JsonNode.Parse((await AnalyzeAsync(rows, "--json")).Output)!;

        Assert.Equal(0, status);
        Assert.Contains("没有专家把 A、B 与 C、D 联系起来", output, StringComparison.Ordinal);
        Assert.Contains("E1\t没有专家联系，不能比较", output, StringComparison.Ordinal);
        Assert.DoesNotContain("入围名单都不变", output, StringComparison.Ordinal);
        Assert.Equal("all", (string)document["disconnectedTypes"]![0]!);
        Assert.All(document["applications"]!.AsArray(), application => Assert.Equal("Disconnected", (string)application!["placeProbability"]!["reason"]!));
        Assert.Empty(document["moreReviews"]!.AsArray());
    }

    [Fact]
    public async Task In_print_all_parts_follow_each_other_and_a_ruleset_gives_the_cut_line()
    {
        string ruleset = Path.Combine(_directory, "ruleset.json");
        var scheme = BuiltInSchemes.All["cluster-selection-2026"];
        await File.WriteAllTextAsync(ruleset, RulesetJson.Write(scheme with
        {
            Quotas = [new Quota { Type = "core", Places = 3 }],
        }));
        string[] dimensions = [.. scheme.Dimensions.Select(dimension => dimension.Code)];
        var rows = Panel().SelectMany(row => dimensions.Select(dimension => row.Replace("scale", dimension, StringComparison.Ordinal) + ",core"));

        var (status, output, errors) = await AnalyzeAsync(rows, "--ruleset", ruleset);

        Assert.Equal((0, ""), (status, errors));
        foreach (string part in new[] { "1. 名次把握", "2. 方法比较", "3. 校准明细", "4. 权重", "5. 专家", "6. 一致性", "7. 去掉一位专家", "8. 加评建议" })
            Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Contains("入围概率", output, StringComparison.Ordinal);
        Assert.Contains("20260101", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_named_by_its_line()
    {
        var (status, output, errors) = await AnalyzeAsync(["A1,E1,scale,many"], "--json");

        Assert.Equal((1, "", "ratings.csv 第 2 行：申报“A1”、专家“E1”、维度“scale”的分数“many”不是数字。"), (status, output, errors));
    }

    /// <summary>Six applications from good to bad, four experts, the third of them severe by eight points; each skips one or two.</summary>
    private static IEnumerable<string> Panel()
    {
        decimal[] severity = [0, 2, -8, 1];
        for (int i = 1; i <= 6; i++)
        {
            for (int j = 1; j <= 4; j++)
            {
                if ((i + j) % 5 != 0)
                    yield return string.Create(CultureInfo.InvariantCulture, $"A{i},E{j},scale,{92 - (5 * i) + severity[j - 1] + ((i * j % 3) - 1) * 0.5m}");
            }
        }
    }

    private static string[] Sorted(JsonNode document) =>
        [.. document["applications"]!.AsArray().Select(application => application!.ToJsonString()).Order(StringComparer.Ordinal)];

    private async Task<(int Status, string Output, string Errors)> AnalyzeAsync(IEnumerable<string> rows, params string[] options)
    {
        string file = Path.Combine(_directory, "ratings.csv");
        string[] lines = [.. rows];
        string header = "application,expert,dimension,score" + (lines[0].Count(letter => letter == ',') > 3 ? ",type" : "");
        await File.WriteAllLinesAsync(file, [header, .. lines]);
        return await Shell.RunAsync(_directory, ["analyze", "--ratings", file, .. options]);
    }
}
