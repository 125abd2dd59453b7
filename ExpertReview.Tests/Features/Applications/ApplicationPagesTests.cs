using System.IO.Compression;
using System.Net;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications;

public abstract class ApplicationPagesTests(Dialect dialect)
{
    [Fact]
    public async Task Many_files_of_a_plain_form_each_get_a_row()
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();

        using var answer = await Intake.UploadAsync(client, script: false,
            [.. FilledForms.Names.Select(name => (name + ".docx", FilledForms.Form(name))), ("notes.docx", "not a form"u8.ToArray())]);

        string page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(24, page.Split("data-verdict=\"Imported\"").Length - 1);
        Assert.Contains("data-verdict=\"Unreadable\"", page, StringComparison.Ordinal);
        Assert.Equal(24, await intake.CountAsync("applications"));
    }

    [Fact]
    public async Task A_faulty_files_row_points_to_the_field_and_says_what_the_form_says()
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();

        using var answer = await Intake.UploadAsync(client, script: true, ("溪屿.docx", Intake.WithRevenue("app-001", "约四十五亿")));

        string rows = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("<html", rows, StringComparison.Ordinal);
        var waiting = Assert.Single(await intake.App.Get<HeldImportStore>().WaitingAsync(Intake.ProgramId));
        string edit = $"{Intake.Path}/held/{waiting.ImportId}/edit";
        Assert.Contains($"{edit}#f-scale-1", rows, StringComparison.Ordinal);
        Assert.Contains("约四十五亿", rows, StringComparison.Ordinal);
        Assert.Contains("表2 第2行", rows, StringComparison.Ordinal);

        var typed = PostedForm.Of(await Intake.PageAsync(client, edit), "reason");
        Assert.Equal("约四十五亿", typed["scale.1"]);
        typed["scale.1"] = "45";
        typed["reason"] = "与申报单位核对";
        using var mended = await client.PostFormAsync(edit, typed);
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        Assert.Equal("45", Assert.Single(await intake.Applications.OfProgramAsync(Intake.ProgramId)).Answers["scale.1"]);
    }

    [Fact]
    public async Task A_difference_is_decided_field_by_field()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        var held = Assert.Single(await intake.ImportAsync(Intake.WithRevenue("app-001", "66.6")));
        using var client = await intake.AgencyAsync();
        string difference = $"{Intake.Path}/held/{held.ImportId}";
        string page = await Intake.PageAsync(client, difference);
        Assert.Contains("45.17", page, StringComparison.Ordinal);
        Assert.Contains("66.6", page, StringComparison.Ordinal);

        var choice = new Dictionary<string, string> { ["baseVersion"] = "1", ["scale.1"] = "take" };
        using var unreasoned = await client.PostFormAsync(difference + "/accept", choice, difference);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        choice["reason"] = "以新表为准";
        using var taken = await client.PostFormAsync(difference + "/accept", choice, difference);

        Assert.Equal($"{Intake.Path}/{id}", taken.Headers.Location?.ToString());
        Assert.Equal("66.6", (await intake.Applications.AnswersAsync(id))!.Answers["scale.1"]);
    }

    [Fact]
    public async Task English_readers_get_labels_problems_and_sources_in_English()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        var held = Assert.Single(await intake.ImportAsync(Intake.WithRevenue("app-001", "66.6")));
        using var client = await intake.AgencyAsync();
        using var chosen = await client.PostFormAsync("/language", new() { ["culture"] = "en" }, Intake.Path);

        string detail = await Intake.PageAsync(client, $"{Intake.Path}/{id}");
        string difference = await Intake.PageAsync(client, $"{Intake.Path}/held/{held.ImportId}");

        Assert.Contains("National key software enterprises", detail, StringComparison.Ordinal);
        Assert.Contains("Revenue of enterprises above designated size", difference, StringComparison.Ordinal);
        Assert.All([detail, difference], page =>
        {
            Assert.Contains("Table 2, row 2", page, StringComparison.Ordinal);
            Assert.DoesNotContain("表2 第2行", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_detail_shows_every_figure_with_its_source_and_gives_the_file_back()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        using var client = await OrganizerAsync(intake);

        string page = await Intake.PageAsync(client, $"{Intake.Path}/{id}");
        var entry = (await intake.Applications.AnswersAsync(id))!;
        foreach (var (field, value) in entry.Answers.Values)
        {
            Assert.Contains(value!, page, StringComparison.Ordinal);
            Assert.Contains(entry.Answers.Sources[field], page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/edit", page, StringComparison.Ordinal);
        using var file = await client.GetAsync(new Uri($"{Intake.Path}/{id}/versions/1/document", UriKind.Relative));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(FilledForms.Form("app-001"), await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("?Type=star")]
    [InlineData("?Search=溪屿")]
    [InlineData("?Problems=NoDivision&State=Received")]
    [InlineData("?Track=software")]
    public async Task The_list_shows_what_the_filter_admits(string query)
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();
        Assert.Contains("还没有申报", await Intake.PageAsync(client, Intake.Path), StringComparison.Ordinal);
        foreach (string form in FilledForms.Names.Take(6))
            await intake.ImportFormAsync(form);

        string page = await Intake.PageAsync(client, Intake.Path + query);

        var all = await intake.Applications.OfProgramAsync(Intake.ProgramId);
        var expected = all.Where(entry => query switch
        {
            "?Type=star" => entry.Application.TypeCode == "star",
            "?Search=溪屿" => entry.Applicant.Contains("溪屿", StringComparison.Ordinal),
            "?Track=software" => entry.Application.TrackCode == "software",
            _ => entry.Application.CityCode is null,
        }).ToList();
        foreach (var entry in all)
            Assert.Equal(expected.Contains(entry), page.Contains($"{Intake.Path}/{entry.Application.ApplicationId}\"", StringComparison.Ordinal));
        Assert.Contains($"显示 {expected.Count} / 6", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_over_the_limit_gets_an_answer_in_words(bool script)
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();

        using var answer = await Intake.UploadAsync(client, script, ("large.zip", new byte[202 << 20]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("上传超过 200 MB", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_over_its_limit_is_named()
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();
        byte[] large = Padded(51 << 20);

        using var answer = await Intake.UploadAsync(client, script: true, ("large.docx", large));

        Assert.Contains("文件超过 50 MB", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_a_token_is_refused()
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();
        using var body = new MultipartFormDataContent { { new ByteArrayContent(FilledForms.Form("app-001")), "files", "app-001.docx" } };

        using var answer = await client.PostAsync(new Uri(Intake.Path + "/import", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await intake.CountAsync("applications"));
    }

    [Theory]
    [InlineData(Roles.Admin, false, false)]
    [InlineData(Roles.Organizer, true, false)]
    [InlineData(Roles.Agency, true, true)]
    [InlineData(Roles.Expert, false, false)]
    [InlineData(Roles.Supervisor, false, false)]
    public async Task Only_those_who_may_see_identities_read_and_only_the_agency_handles(string role, bool reads, bool handles)
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        string heldId = Assert.Single(await intake.ImportAsync(Intake.WithRevenue("app-001", "66.6"))).ImportId!;
        using var client = await intake.App.SignedInAsync(role);

        foreach (string path in new[] { "", "/template.xlsx", $"/{id}", $"/{id}/versions/1/document" })
            Assert.Equal(reads, await IsAdmittedAsync(client, path));
        foreach (string path in new[] { "/import", $"/{id}/edit", $"/held/{heldId}", $"/held/{heldId}/document" })
            Assert.Equal(handles, await IsAdmittedAsync(client, path));
    }

    [Fact]
    public async Task An_application_is_found_only_under_its_own_program()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        Assert.Null(await intake.App.Get<ProgramStore>().CreateAsync(Actor.System, "other", FilledForms.Scheme, isDemo: false));
        using var client = await intake.AgencyAsync();

        foreach (string path in new[] { $"/programs/other/applications/{id}", $"/programs/other/applications/{id}/edit", $"/programs/other/applications/{id}/versions/1/document", "/programs/none/applications" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Task<HttpClient> OrganizerAsync(Intake intake) => intake.App.SignedInAsync(Roles.Organizer);

    /// <summary>A form with an incompressible picture of this size.</summary>
    private static byte[] Padded(int size)
    {
        var memory = new MemoryStream();
        memory.Write(FilledForms.Form("app-001"));
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var picture = archive.CreateEntry("word/media/image1.png", CompressionLevel.NoCompression).Open();
            picture.Write(new byte[size]);
        }

        return memory.ToArray();
    }

    private static async Task<bool> IsAdmittedAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(Intake.Path + path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}

public sealed class ApplicationPagesOnSqliteTests() : ApplicationPagesTests(Dialect.Sqlite);

public sealed class ApplicationPagesOnPostgresTests() : ApplicationPagesTests(Dialect.Postgres);
