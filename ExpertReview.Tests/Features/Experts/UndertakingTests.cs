using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Experts;

namespace ExpertReview.Tests.Features.Experts;

public abstract partial class UndertakingTests(Dialect dialect)
{
    private static readonly string[] Planted = ["新昌县人民政府", "新昌县政府办", "甲乙机械有限公司", "AAA-101"];

    [Fact]
    public async Task An_expert_signs_and_declares_and_what_was_declared_becomes_recusals()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-102", "330200", null, "宁波高新区管委会", "丙丁化工有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-103", "330300", "330303", "龙湾区人民政府", "戊己电子有限公司");
        using var client = await ExpertAsync(app, programId);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(client, "/undertaking/relations", new() { ["Statement"] = "true" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignAsync(client, "张冠李戴"));
        Assert.Equal(HttpStatusCode.Redirect, await SignAsync(client, "王 一"));
        var signed = await app.Get<ExpertStore>().FindAsync(programId, "E-01");
        Assert.Equal((64, false), (signed!.UndertakingHash!.Length, signed.IsCleared));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(client, "/undertaking/relations", new()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(client, "/undertaking/relations", new()
        {
            ["Statement"] = "true", ["Organizations[0].Value"] = "甲乙机械", ["Organizations[0].Reason"] = "",
        }));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(client, "/undertaking/relations", new()
        {
            ["Statement"] = "true",
            ["Divisions[0].Value"] = "330200", ["Divisions[0].Reason"] = "Relative",
            ["Organizations[0].Value"] = "甲乙机械", ["Organizations[0].Reason"] = "Employed",
        }));

        Assert.True((await app.Get<ExpertStore>().OfAccountAsync(signed.AccountId))!.IsCleared);
        Assert.Equal(["AAA-101 DeclaredRelation", "AAA-102 DeclaredRelation"], await Roster.RecusalsAsync(app, programId, "E-01"));
    }

    [Fact]
    public async Task No_page_of_the_undertaking_names_an_applicant_or_says_what_matched()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        using var client = await ExpertAsync(app, programId);
        var pages = new List<string> { await client.GetStringAsync(new Uri("/undertaking", UriKind.Relative)) };

        await SignAsync(client, "王一");
        pages.Add(await client.GetStringAsync(new Uri("/undertaking", UriKind.Relative)));
        await PostAsync(client, "/undertaking/relations", new()
        {
            ["Statement"] = "true", ["Organizations[0].Value"] = "甲乙机械", ["Organizations[0].Reason"] = "Employed",
        });
        pages.Add(await client.GetStringAsync(new Uri("/undertaking", UriKind.Relative)));

        Assert.Equal(["AAA-101 DeclaredRelation"], await Roster.RecusalsAsync(app, programId, "E-01"));
        Assert.All(pages, page => Assert.DoesNotContain(Planted, name => page.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_changed_text_is_not_signed()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        using var client = await ExpertAsync(app, programId);

        var status = await PostAsync(client, "/undertaking", new() { ["accepted"] = "true", ["name"] = "王一", ["textHash"] = "another" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Null((await app.Get<ExpertStore>().FindAsync(programId, "E-01"))!.UndertakingSignedAt);
    }

    [Fact]
    public async Task Staff_are_refused_the_undertaking()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Agency);

        using var answer = await client.GetAsync(new Uri("/undertaking", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>A client signed in as the program's only expert, by pairing.</summary>
    private static async Task<HttpClient> ExpertAsync(App app, string programId)
    {
        await Roster.ImportAsync(app, programId, "E-01,王一,技术,省外,,某大学,,");
        var expert = await app.Get<ExpertStore>().FindAsync(programId, "E-01");
        var code = await app.Get<Pairing>().MakeAsync(Roster.Agency, expert!.AccountId);
        var client = app.Anonymous();
        using var answer = await client.PostFormAsync("/pair", new() { ["Secret"] = code.Secret, ["Pin"] = code.Pin });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private static async Task<HttpStatusCode> SignAsync(HttpClient client, string name)
    {
        string html = await client.GetStringAsync(new Uri("/undertaking", UriKind.Relative));
        return await PostAsync(client, "/undertaking", new()
        {
            ["accepted"] = "true", ["name"] = name, ["textHash"] = TextHash().Match(html).Groups[1].Value,
        });
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var answer = await client.PostFormAsync(path, fields, page: "/undertaking");
        return answer.StatusCode;
    }

    [GeneratedRegex("""name="textHash" value="([0-9a-f]+)">""")]
    private static partial Regex TextHash();
}

public sealed class UndertakingOnSqliteTests() : UndertakingTests(Dialect.Sqlite);

public sealed class UndertakingOnPostgresTests() : UndertakingTests(Dialect.Postgres);
