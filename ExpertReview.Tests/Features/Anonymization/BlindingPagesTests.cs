using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>The pages of blinding: who gets them, and what their forms do without script.</summary>
public abstract class BlindingPagesTests(Dialect dialect)
{
    [Fact]
    public async Task Only_organizer_and_agency_see_the_pages_and_only_the_agency_changes_anything()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string list = $"/programs/{season.ProgramId}/blinding";
        string page = $"{list}/{season.Applications[0]}";
        await season.MadeAsync(season.Applications[0]);
        string applicant = (await season.AnswersAsync(season.Applications[0])).Applicant;
        foreach (string role in Roles.All)
        {
            using var client = await app.SignedInAsync(role);
            bool reads = role is Roles.Organizer or Roles.Agency;
            foreach (string path in new[] { list, page })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                string html = await answer.Content.ReadAsStringAsync();
                Assert.Equal(reads, answer.StatusCode == HttpStatusCode.OK);
                Assert.Equal(reads, html.Contains(applicant, StringComparison.Ordinal));
                Assert.Equal(role == Roles.Agency, html.Contains($"action=\"{path}/", StringComparison.Ordinal));
            }

            foreach (string act in new[] { "make", "release", "mask", "unmask", "accept", "mask-suspicions", "undo", "withdraw" })
            {
                if (role == Roles.Agency)
                    continue;
                using var refused = await client.PostFormAsync($"{page}/{act}", [], reads ? page : "/sign-in");
                Assert.False(refused.IsSuccessStatusCode);
            }
        }

        Assert.Equal(BlindCopyState.Draft, (await season.CopyAsync(season.Applications[0])).State);
        using var nobody = app.Anonymous();
        using var unknown = await nobody.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, unknown.StatusCode);
    }

    [Fact]
    public async Task The_list_shows_one_application_and_three_each_with_its_state()
    {
        await using var app = new App(dialect);
        using var agency = await app.SignedInAsync(Roles.Agency);
        foreach (int count in new[] { 1, 3 })
        {
            var season = await BlindingSeason.StartAsync(app, [.. Enumerable.Range(1, count)]);
            string list = $"/programs/{season.ProgramId}/blinding";
            using var made = await agency.PostFormAsync($"{list}/make", [], list);
            string html = await made.Content.ReadAsStringAsync();
            Assert.Contains($"完成 {count} 份，未完成 0 份", html, StringComparison.Ordinal);
            foreach (string application in season.Applications)
            {
                await season.AcceptAllAsync(application);
                Assert.Contains((await season.CopyAsync(application)).BlindCode, html, StringComparison.Ordinal);
            }

            using var released = await agency.PostFormAsync($"{list}/release", [], list);
            Assert.Contains($"完成 {count} 份，未完成 0 份", await released.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            string filtered = await agency.GetStringAsync(new Uri($"{list}?state=Clean", UriKind.Relative));
            Assert.DoesNotContain("<tr data-application", filtered, StringComparison.Ordinal);
            Assert.Equal(count, (await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId)).Count);
        }
    }

    [Fact]
    public async Task Forms_without_script_mask_accept_release_and_withdraw_and_keep_what_was_refused()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string application = season.Applications[0];
        string page = $"/programs/{season.ProgramId}/blinding/{application}";
        using var agency = await app.SignedInAsync(Roles.Agency);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("make", []));

        using (var refused = await agency.PostFormAsync($"{page}/mask", await FormAsync(("Term", "没有的文字"), ("Kind", "Other"), ("Reason", "试一试")), page))
        {
            string html = await refused.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("没有改变任何内容", html, StringComparison.Ordinal);
            Assert.Contains("value=\"没有的文字\"", html, StringComparison.Ordinal);
            Assert.Contains("value=\"试一试\"", html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("mask", [("Term", "上世纪九十年代"), ("Kind", "Other"), ("Reason", "可识别")]));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("mask", [("Term", "起步于"), ("Kind", "Other"), ("Reason", "可识别"), ("Revision", "1")]));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("release", []));
        var found = await BlindingCase.ReadAsync(app.Database, season.ProgramId, application, default);
        foreach (string passage in found!.Masked().Suspicions.Select(suspicion => suspicion.Text).Distinct())
            Assert.Equal(HttpStatusCode.Redirect, await PostAsync("accept", [("Passages", passage), ("Reason", "通用表述")]));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("release", []));
        Assert.Equal(BlindCopyState.Released, (await season.CopyAsync(application)).State);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync("withdraw", [("Reason", "需要修改")]));
        Assert.Equal(BlindCopyState.Draft, (await season.CopyAsync(application)).State);

        async Task<HttpStatusCode> PostAsync(string act, (string, string)[] fields)
        {
            using var answer = await agency.PostFormAsync($"{page}/{act}", await FormAsync(fields), page);
            return answer.StatusCode;
        }

        async Task<Dictionary<string, string>> FormAsync(params (string Name, string Value)[] fields)
        {
            var form = new Dictionary<string, string> { ["Revision"] = $"{(await app.Get<BlindCopyStore>().FindAsync(application))?.Revision ?? 0}" };
            foreach (var (name, value) in fields)
                form[name] = value;
            return form;
        }
    }

    [Fact]
    public async Task Steps_of_many_answer_in_words_and_another_programs_application_is_not_found()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        var other = await BlindingSeason.StartAsync(app, 2);
        using var agency = await app.SignedInAsync(Roles.Agency);
        string list = $"/programs/{season.ProgramId}/blinding";
        agency.DefaultRequestHeaders.Add("X-CSRF-TOKEN", await agency.TokenAsync(list));

        Assert.Equal((true, "已完成"), await StepAsync("make"));
        Assert.Equal((false, "盲审件已是最新，无须重新制作。"), await StepAsync("make"));
        Assert.Equal((false, "还有疑点既未接受也未遮蔽，不能放行。"), await StepAsync("release"));
        using var foreign = await agency.PostAsJsonAsync(new Uri($"{list}/make/step", UriKind.Relative), new { applicationId = other.Applications[0] });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var page = await agency.GetAsync(new Uri($"{list}/{other.Applications[0]}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        async Task<(bool, string?)> StepAsync(string act)
        {
            using var answer = await agency.PostAsJsonAsync(new Uri($"{list}/{act}/step", UriKind.Relative), new { applicationId = season.Applications[0] });
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return (json.GetProperty("done").GetBoolean(), json.GetProperty("message").GetString());
        }
    }
}

public sealed class BlindingPagesTestsOnSqlite() : BlindingPagesTests(Dialect.Sqlite);

public sealed class BlindingPagesTestsOnPostgres() : BlindingPagesTests(Dialect.Postgres);
