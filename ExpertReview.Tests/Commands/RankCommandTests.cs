using System.Text;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Commands;

/// <summary>The command as it is called from the shell, in a process and a data folder of its own.</summary>
public sealed class RankCommandTests : IDisposable
{
    private const string Ratings = """
        Application,Expert,Dimension,Score
        A,E1,scale,80
        A,E1,innovation,90
        A,E2,scale,81
        A,E2,innovation,90
        B,E1,scale,70.5
        B,E1,innovation,60

        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("expertreview-rank-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Equal_weights_and_the_mean_without_a_ruleset()
    {
        var (status, output, errors) = await RankAsync(Ratings, "--json");

        Assert.Equal((0, ""), (status, errors));
        var rows = JsonNode.Parse(output)!["types"]![0]!["rows"]!.AsArray();
        Assert.Equal(
            [("A", 1, "341/4", 85.25m), ("B", 2, "261/4", 65.25m)],
            rows.Select(row => ((string)row!["application"]!, (int)row["rank"]!, (string)row["exactTotal"]!, (decimal)row["total"]!)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chinese_headers_are_read_in_utf8_and_as_excel_saves_them(bool gb18030)
    {
        string text = Ratings.Replace("Application,Expert,Dimension,Score", "申报,专家,维度,分数", StringComparison.Ordinal);
        var encoding = gb18030 ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : new UTF8Encoding(true);

        var (status, output, errors) = await RankAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

        Assert.Equal((0, ""), (status, errors));
        Assert.Contains("1\tA\t85.25\t85.25\t1\t入围", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ruleset_gives_weights_places_types_and_quotas()
    {
        string ruleset = Path.Combine(_directory, "ruleset.json");
        var scheme = BuiltInSchemes.All["quality-products-2026"];
        await File.WriteAllTextAsync(ruleset, RulesetJson.Write(scheme with
        {
            Quotas = [new Quota { Type = "digital", Places = 2, PlacesPerCity = 1, MinimumTotal = 5000 }],
        }));
        string[] dimensions = [.. scheme.Dimensions.Select(dimension => dimension.Code)];
        string ratings = "application,expert,dimension,score,type,group\n" + string.Concat(
            new[] { ("A", 90), ("B", 80), ("C", 70), ("D", 40) }.SelectMany(application =>
                dimensions.Select(dimension => $"{application.Item1},E1,{dimension},{application.Item2},digital,{(application.Item1 == "C" ? "宁波" : "杭州")}\n")));

        var (status, output, errors) = await RankAsync(ratings, "--ruleset", ruleset, "--json");

        Assert.Equal((0, ""), (status, errors));
        var document = JsonNode.Parse(output)!;
        Assert.NotNull(document["rulesetHash"]);
        Assert.Equal(
            ["Inside", "OverGroupQuota", "Inside", "Outside"],
            document["types"]![0]!["rows"]!.AsArray().Select(row => (string)row!["placement"]!));
    }

    [Fact]
    public async Task A_calibrated_ruleset_ranks_by_calibrated_totals_and_says_what_a_file_cannot_give()
    {
        string ruleset = Path.Combine(_directory, "ruleset.json");
        var scheme = BuiltInSchemes.All["quality-products-2026"];
        await File.WriteAllTextAsync(ruleset, RulesetJson.Write(scheme with
        {
            Ranking = scheme.Ranking with { Aggregation = AggregationMethod.Calibrated, Calibration = new() { ShrinksToTrack = true } },
        }));
        string[] dimensions = [.. scheme.Dimensions.Select(dimension => dimension.Code)];
        string ratings = "application,expert,dimension,score,type\n" + string.Concat(
            new[] { ("A", "E1", 82), ("A", "E2", 74), ("B", "E2", 70), ("B", "E3", 86), ("C", "E1", 71), ("C", "E3", 80), ("D", "E4", 90), ("D", "E5", 91) }
                .SelectMany(sheet => dimensions.Select(dimension => $"{sheet.Item1},{sheet.Item2},{dimension},{sheet.Item3},{(sheet.Item1 == "D" ? "consumer" : "digital")}\n")));

        var (status, output, errors) = await RankAsync(ratings, "--ruleset", ruleset, "--json");

        Assert.Equal((0, "规则向本赛道的平均收缩，而文件没有“赛道”列：按全体的平均收缩。"), (status, errors));
        var document = JsonNode.Parse(output)!;
        Assert.Equal(("Calibrated", true), ((string)document["method"]!, (bool)document["calibration"]!["shrinksToTrack"]!));
        var digital = document["types"]!.AsArray().Single(type => (string)type!["type"]! == "digital")!["rows"]!.AsArray();
        // A and B have one raw mean, 78; E2 is severe and E3 lenient, so A goes first.
        Assert.Equal(["A", "B", "C"], digital.Select(row => (string)row!["application"]!));
        Assert.Equal([1, 2, 3], digital.Select(row => (int)row!["rank"]!));
    }

    [Theory]
    [InlineData("A,E1,scale,many", "ratings.csv 第 8 行：申报“A”、专家“E1”、维度“scale”的分数“many”不是数字。")]
    [InlineData("A,E1,scale,", "ratings.csv 第 8 行：申报“A”、专家“E1”、维度“scale”没有分数。")]
    [InlineData("A,E1,scale,80", "ratings.csv 第 8 行：申报“A”、专家“E1”、维度“scale”重复评分。")]
    [InlineData(",E1,scale,80", "ratings.csv 第 8 行：没有申报编号（专家“E1”、维度“scale”）。")]
    [InlineData("A,E9,scale,10000000", "ratings.csv 第 8 行：申报“A”、专家“E9”、维度“scale”的分数 10000000 超出范围。")]
    public async Task A_bad_row_is_named_by_its_line(string row, string message)
    {
        var (status, output, errors) = await RankAsync(Ratings + row, "--json");

        Assert.Equal((1, ""), (status, output));
        Assert.Equal(message, errors);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3", "缺少列“application / 申报”。")]
    [InlineData("application,expert,dimension,score\n", "没有评分。")]
    [InlineData("", "缺少列“application / 申报”。")]
    public async Task A_file_that_is_none_is_refused(string file, string message)
    {
        var (status, output, errors) = await RankAsync(file);

        Assert.Equal((1, ""), (status, output));
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_ruleset_that_is_none_are_named()
    {
        string ruleset = Path.Combine(_directory, "ruleset.json");
        await File.WriteAllTextAsync(ruleset, "{}");

        var missing = await RunAsync("rank", "--ratings", Path.Combine(_directory, "nothing.csv"));
        var none = await RankAsync(Ratings, "--ruleset", ruleset);

        Assert.Equal((1, "无法读取文件 nothing.csv。"), (missing.Status, missing.Errors));
        Assert.Equal(1, none.Status);
        Assert.StartsWith("ruleset.json 不是评审规则：", none.Errors, StringComparison.Ordinal);
    }

    private Task<(int Status, string Output, string Errors)> RankAsync(string ratings, params string[] options) =>
        RankAsync(Encoding.UTF8.GetBytes(ratings), options);

    private async Task<(int Status, string Output, string Errors)> RankAsync(byte[] ratings, params string[] options)
    {
        string file = Path.Combine(_directory, "ratings.csv");
        await File.WriteAllBytesAsync(file, ratings);
        return await RunAsync(["rank", "--ratings", file, .. options]);
    }

    private Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments) => Shell.RunAsync(_directory, arguments);
}
