using System.Net;
using System.Text;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Programs;

public abstract class RulesEditPageTests(Dialect dialect)
{
    private const string Edit = "/programs/p/rules/edit";

    [Fact]
    public async Task Everything_on_the_page_is_saved_as_a_new_version()
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        fields["dimensions[0].weight"] = "３０";
        fields["dimensions[1].weight"] = "20";
        fields["dimensions[0].rubric"] = "第一行\r\n第二行";
        fields["tracks[0].thresholds[core]"] = "512.5";
        fields.Remove("tracks[1].open");
        fields["tracks[3].open"] = "true";
        fields["tracks[3].thresholds[core]"] = "1";
        fields["tracks[3].thresholds[collab]"] = "1";
        fields["mountainIsland.newFrom"] = "2026-03-01";
        fields["mountainIsland.newSource"] = "省政府通知";
        fields["mountainIsland.newCounties"] = "淳安县、洞头 嵊泗县";
        fields["mountainIsland.inForce"] = "new";
        fields["eligibility[E10].placesPerCity"] = "2";
        fields["ranking.tieChain[0]"] = "lowest";
        fields["ranking.aggregation"] = "Median";
        fields["quotas[2].minimumTotal"] = "60.5";
        fields["commentRequired"] = "true";
        fields["reason"] = "按会议纪要";

        using var answer = await client.PostFormAsync(Edit, fields);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var saved = (await app.Get<ProgramStore>().NewestRulesetAsync("p"))!;
        var ruleset = saved.Ruleset;
        Assert.Equal((2, "按会议纪要", "organizer"), (saved.Version, saved.Reason, saved.CreatedByName));
        Assert.Equal([3000, 2000, 2000, 2000, 1000], ruleset.Dimensions.Select(dimension => dimension.Weight));
        Assert.Equal((false, "第一行\n第二行"), (ruleset.WeightsAreDefault, ruleset.Dimensions[0].Rubric));
        Assert.Equal((512.5m, false, true), (ruleset.Tracks[0].Thresholds["core"], ruleset.Tracks[1].Open, ruleset.Tracks[3].Open));
        Assert.Equal(["330127", "330305", "330922"], ruleset.MountainIsland.Counties());
        Assert.Equal(2, ruleset.Eligibility.Single(rule => rule.Code == "E10").PlacesPerCity);
        Assert.Equal(["lowest", "dimension:scale", "raw-mean"], ruleset.Ranking.TieChain);
        Assert.Equal((AggregationMethod.Median, 6050, true), (ruleset.Ranking.Aggregation, ruleset.Quotas[2].MinimumTotal, ruleset.CommentRequired));

        string difference = await client.GetStringAsync(new Uri("/programs/p/rules/difference?from=1&to=2", UriKind.Relative));
        Assert.Contains("评分维度 › 规模实力强 › 权重", difference, StringComparison.Ordinal);
        Assert.Contains("30%", difference, StringComparison.Ordinal);
        string rules = await client.GetStringAsync(new Uri("/programs/p/rules", UriKind.Relative));
        Assert.Contains(saved.Hash, rules, StringComparison.Ordinal);
        Assert.DoesNotContain("本产品的默认值", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibration_and_indicators_are_declared_on_the_page_and_said_in_words()
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        Assert.Equal("true", fields["ranking.calibration.calibratesSpread"]);
        Assert.False(fields.ContainsKey("ranking.calibration.shrinksToTrack"));
        fields["ranking.aggregation"] = "Calibrated";
        fields.Remove("ranking.calibration.calibratesSpread");
        fields["ranking.calibration.shrinksToTrack"] = "true";
        fields["indicators.normalization"] = "MinMax";
        fields["indicators.weighting"] = "Hierarchy";
        fields["indicators.share"] = "30";
        foreach (string field in fields.Keys.Where(name => name.EndsWith(".counts", StringComparison.Ordinal)).ToList())
            fields.Remove(field);
        fields["indicators.figures[scale.1].counts"] = "true";
        fields["indicators.figures[scale.9].counts"] = "true";
        fields["indicators.figures[scale.9].direction"] = "Cost";
        fields["indicators.judgements[scale]"] = "1 3\r\n1/3 1";
        fields["reason"] = "改为校准法";

        using var answer = await client.PostFormAsync(Edit, fields);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var ruleset = (await app.Get<ProgramStore>().NewestRulesetAsync("p"))!.Ruleset;
        Assert.Equal(AggregationMethod.Calibrated, ruleset.Ranking.Aggregation);
        Assert.Equal(new CalibrationRules { CalibratesSpread = false, DownweightsOutliers = true, ShrinksToTrack = true }, ruleset.Ranking.Calibration);
        var indicators = ruleset.Indicators!;
        Assert.Equal(
            [("scale.1", IndicatorDirection.Benefit), ("scale.9", IndicatorDirection.Cost)],
            indicators.Figures.Select(figure => (figure.Field, figure.Direction)));
        Assert.Equal((IndicatorNormalization.MinMax, IndicatorWeighting.Hierarchy, 3000, 5000), (indicators.Normalization, indicators.Weighting, indicators.Share, indicators.LeastShare));
        Assert.Equal(["1 3", "1/3 1"], Assert.Single(indicators.Judgements).Rows);

        string rules = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/programs/p/rules", UriKind.Relative)));
        Assert.Contains("只校准宽严，不调整各位专家把分数拉开的幅度", rules, StringComparison.Ordinal);
        Assert.Contains("弱赛道里的好申报会被拉低", rules, StringComparison.Ordinal);
        Assert.Contains("指标得分占总分 30%，专家评分占 70%", rules, StringComparison.Ordinal);
        Assert.Contains("一致性比率 0.000（应不超过 0.10）", rules, StringComparison.Ordinal);
        string difference = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/programs/p/rules/difference?from=1&to=2", UriKind.Relative)));
        Assert.Contains("校准法（扣除专家宽严）", difference, StringComparison.Ordinal);
        Assert.Contains("客观指标 › 计入的指标 › 2025年亩均领跑者企业数量 › 方向", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_tracks_and_dimensions_are_added_and_taken_out_with_what_spoke_of_them()
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        fields["types[2].remove"] = "true";
        fields["types[3].name"] = "省级未来产业群";
        fields["types[3].nameEn"] = "Future cluster";
        fields["tracks[0].remove"] = "true";
        int added = BuiltInSchemes.All["cluster-selection-2026"].Tracks.Count;
        fields[$"tracks[{added}].name"] = "量子信息";
        fields[$"tracks[{added}].types"] = "core";
        fields[$"tracks[{added}].thresholds[core]"] = "20";
        fields["dimensions[1].remove"] = "true";
        fields["dimensions[5].name"] = "协同";
        fields["dimensions[5].nameEn"] = "Cooperation";
        fields["dimensions[5].rubric"] = "协同情况";
        fields["dimensions[5].weight"] = "25";
        fields["dimensions[5].minimum"] = "0";
        fields["dimensions[5].maximum"] = "100";
        fields["dimensions[5].step"] = "1";
        fields["reason"] = "改规则";

        using var answer = await client.PostFormAsync(Edit, fields);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var ruleset = (await app.Get<ProgramStore>().NewestRulesetAsync("p"))!.Ruleset;
        Assert.Equal(["core", "collab", "type-4"], ruleset.Types.Select(type => type.Code));
        Assert.Equal(ruleset.Types.Select(type => type.Name), ruleset.Form.Field("type")!.Choices);
        Assert.DoesNotContain(ruleset.Tracks, track => track.Code == "ai" || track.Types.Contains("star"));
        Assert.Equal(("量子信息", 20m), (ruleset.Tracks[^1].Name, ruleset.Tracks[^1].Thresholds["core"]));
        Assert.DoesNotContain(ruleset.Eligibility, rule => rule.Code is "E5" or "E10");
        Assert.Equal(["scale", "ecosystem", "potential", "organization", "dimension-6"], ruleset.Dimensions.Select(dimension => dimension.Code));
        Assert.Equal(["dimension:scale", "raw-mean"], ruleset.Ranking.TieChain);
        Assert.DoesNotContain(ruleset.Quotas, quota => quota.Type == "star");
    }

    [Fact]
    public async Task A_problem_stands_at_its_row_also_when_rows_above_are_taken_out()
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        fields["dimensions[0].remove"] = "true";
        fields["dimensions[2].name"] = "";
        fields["reason"] = "改规则";

        using var answer = await client.PostFormAsync(Edit, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"field-dimensions-2--name-problem\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_posted_untouched_says_that_nothing_changed()
    {
        await using var app = new App(dialect);
        foreach (var (index, scheme) in BuiltInSchemes.All.Values.Index())
        {
            string id = index == 0 ? "p" : $"p{index}";
            Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, id, scheme, isDemo: false));
            var client = await app.SignedInAsync(Roles.Organizer);
            string path = $"/programs/{id}/rules/edit";
            var fields = HtmlForm.Fields(await client.GetStringAsync(new Uri(path, UriKind.Relative)), path);
            fields["reason"] = "无";

            using var answer = await client.PostFormAsync(path, fields);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("没有任何改动", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dimensions[0].weight", "26", "权重合计应为 100%，现为 101%")]
    [InlineData("dimensions[0].weight", "很多", "“很多”不是数字")]
    [InlineData("dimensions[0].step", "0.3", "步长 0.3 不能整除 0 至 100 的范围")]
    [InlineData("dimensions[0].step", "0.001", "最多 2 位小数")]
    [InlineData("dimensions[0].name", "", "请填写此项")]
    [InlineData("tracks[2].thresholds[collab]", "", "赛道“高端软件”开放，但缺少“省级重点产业集群协同区”的门槛（规则 E1 需要）")]
    [InlineData("mountainIsland.newCounties", "桃源县", "没有县（市、区）“桃源县”")]
    [InlineData("mountainIsland.inForce", "new", "请填写此项")]
    [InlineData("mountainIsland.inForce", "1999-01-01", "没有日期为 1999-01-01 的名单可作现行名单")]
    [InlineData("eligibility[E10].placesByCounty", "淳安县 很多", "“很多”不是数字")]
    [InlineData("expertsPerApplication", "0", "应在 1 与 99 之间")]
    [InlineData("ranking.dropFromExperts", "2", "应在 3 与 99 之间")]
    [InlineData("ranking.aggregation", "Dice", "请从选项中选择")]
    [InlineData("ranking.tieChain[1]", "dimension:innovation", "这一步重复")]
    [InlineData("quotas[1].places", "-1", "应在 0 与 100000 之间")]
    [InlineData("indicators.share", "120", "应在 0 与 100 之间")]
    [InlineData("indicators.figures[scale.1].weight", "很多", "“很多”不是数字")]
    [InlineData("indicators.weighting", "Hierarchy", "请填写此项")]
    [InlineData("indicators.weighting", "Dice", "请从选项中选择")]
    [InlineData("filingClosesAt", "昨天", "“昨天”不是日期")]
    [InlineData("reason", "", "请填写此项")]
    public async Task What_is_wrong_is_said_at_its_place_and_what_was_typed_stays(string field, string typed, string message)
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        fields["reason"] = "改";
        fields["name"] = "改过的名称";
        fields[field] = typed;

        using var answer = await client.PostFormAsync(Edit, fields);
        string html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal("改过的名称", HtmlForm.Fields(html, Edit)["name"]);
        Assert.Single(await app.Get<ProgramStore>().RulesetsAsync("p"));
    }

    [Fact]
    public async Task A_save_that_comes_second_is_shown_beside_the_first_and_may_then_stand()
    {
        await using var app = new App(dialect);
        var (client, fields) = await OpenAsync(app);
        var scheme = BuiltInSchemes.All["cluster-selection-2026"];
        Assert.Null(await app.Get<ProgramStore>().SaveRulesetAsync(Actor.System, "p", scheme with { ExpertsPerApplication = 7 }, 1, "七位专家"));
        fields["expertsPerApplication"] = "9";
        fields["reason"] = "九位专家";

        using var late = await client.PostFormAsync(Edit, fields);
        string html = await late.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("别人先保存了第 2 版", html, StringComparison.Ordinal);
        Assert.Contains("七位专家", html, StringComparison.Ordinal);
        Assert.Matches("<td class=\"multiline\">7</td>\\s*<td class=\"multiline\">9</td>", html);
        var again = HtmlForm.Fields(html, Edit);
        Assert.Equal(("2", "9"), (again["baseVersion"], again["expertsPerApplication"]));
        using var second = await client.PostFormAsync(Edit, again);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(9, (await app.Get<ProgramStore>().NewestRulesetAsync("p"))!.Ruleset.ExpertsPerApplication);
    }

    [Fact]
    public async Task A_frozen_ruleset_cannot_be_edited()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1);
        var client = await app.SignedInAsync(Roles.Organizer);
        string path = $"/programs/{season.ProgramId}/rules/edit";

        using var answer = await client.PostFormAsync(path, new() { ["baseVersion"] = "1", ["reason"] = "改", ["name"] = "新" });

        Assert.Contains("已冻结", await client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Single(await app.Get<ProgramStore>().RulesetsAsync(season.ProgramId));
    }

    [Fact]
    public async Task A_downloaded_file_has_the_hashed_bytes_and_comes_back_as_a_version()
    {
        await using var app = new App(dialect);
        var (client, _) = await OpenAsync(app);
        string text = await client.GetStringAsync(new Uri("/programs/p/rules/1.json", UriKind.Relative));
        Assert.Equal((await app.Get<ProgramStore>().NewestRulesetAsync("p"))!.Hash, RulesetJson.Hash(text));

        using var answer = await UploadAsync(client, text.Replace("\"expertsPerApplication\":5", "\"expertsPerApplication\":6", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(6, (await app.Get<ProgramStore>().NewestRulesetAsync("p"))!.Ruleset.ExpertsPerApplication);
    }

    [Theory]
    [InlineData("", "没有选择文件")]
    [InlineData("这不是 JSON", "文件不是评审规则：第 1 行")]
    [InlineData("\u0001{}", "文件不是评审规则")]
    [InlineData("{\"scheme\":\"x\",\"surprise\":1}", "文件不是评审规则")]
    public async Task A_file_that_is_no_ruleset_is_refused_in_words(string text, string message)
    {
        await using var app = new App(dialect);
        var (client, _) = await OpenAsync(app);

        using var answer = await UploadAsync(client, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_problems_names_each_place_and_saves_nothing()
    {
        await using var app = new App(dialect);
        var (client, _) = await OpenAsync(app);
        var scheme = BuiltInSchemes.All["cluster-selection-2026"];
        string text = RulesetJson.Write(scheme with { ExpertsPerApplication = 0, Quotas = [new Quota { Type = "moon", Places = 1 }] });

        using var answer = await UploadAsync(client, text);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("没有类型“moon”", html, StringComparison.Ordinal);
        Assert.Contains("每份申报专家数", html, StringComparison.Ordinal);
        Assert.Single(await app.Get<ProgramStore>().RulesetsAsync("p"));
    }

    private static async Task<(HttpClient Client, Dictionary<string, string> Fields)> OpenAsync(App app)
    {
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, "p", BuiltInSchemes.All["cluster-selection-2026"], isDemo: false));
        var client = await app.SignedInAsync(Roles.Organizer);
        return (client, HtmlForm.Fields(await client.GetStringAsync(new Uri(Edit, UriKind.Relative)), Edit));
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string text)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await client.TokenAsync(Edit)), "__RequestVerificationToken" },
            { new StringContent("1"), "baseVersion" },
            { new StringContent("用文件替换"), "reason" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "ruleset.json" },
        };
        return await client.PostAsync(new Uri(Edit + "/import", UriKind.Relative), content);
    }
}

public sealed class RulesEditPageOnSqliteTests() : RulesEditPageTests(Dialect.Sqlite);

public sealed class RulesEditPageOnPostgresTests() : RulesEditPageTests(Dialect.Postgres);
