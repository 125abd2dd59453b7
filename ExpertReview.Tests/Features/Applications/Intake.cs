using System.Net;
using System.Net.Http.Headers;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications;

/// <summary>The product with a program of the cluster selection that takes in forms.</summary>
internal sealed class Intake(App app) : IAsyncDisposable
{
    public const string ProgramId = "cluster-selection-2026";

    public const string Path = "/programs/" + ProgramId + "/applications";

    public App App => app;

    public ApplicationStore Applications => app.Get<ApplicationStore>();

    public static async Task<Intake> StartAsync(Dialect dialect)
    {
        var app = new App(dialect);
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, ProgramId, FilledForms.Scheme, isDemo: false));
        return new Intake(app);
    }

    public async Task<List<ImportedFile>> ImportAsync(byte[] content, string name = "form.docx", bool holdsFaulty = true)
    {
        var files = new List<ImportedFile>();
        await foreach (var file in app.Get<Import>().FileAsync(Actor.System, ProgramId, name, new MemoryStream(content), holdsFaulty))
            files.Add(file);
        return files;
    }

    public async Task<ImportedFile> ImportFormAsync(string form = "app-001") => Assert.Single(await ImportAsync(FilledForms.Form(form), form + ".docx"));

    /// <summary>The form with another figure for the scale's first indicator.</summary>
    public static byte[] WithRevenue(string form, string said) =>
        FilledForms.Changed(FilledForms.Form(form), body => body.Cell("2025年集群规上企业营业收入", 3).Say(said));

    public static FormReading Changed(ApplicationAnswers entry, Action<FormAnswers> change)
    {
        var answers = AnswersContent.Read(AnswersContent.Write(entry.Answers));
        change(answers);
        return FormReading.Of(answers, FilledForms.Scheme);
    }

    public async Task<long> CountAsync(string table) => table switch
    {
        "applications" => await app.Database.SingleAsync<long>("SELECT COUNT(*) FROM applications"),
        "held_imports" => await app.Database.SingleAsync<long>("SELECT COUNT(*) FROM held_imports"),
        "application_contents" => await app.Database.SingleAsync<long>("SELECT COUNT(*) FROM application_contents"),
        "application_documents" => await app.Database.SingleAsync<long>("SELECT COUNT(*) FROM application_documents"),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    public Task<HttpClient> AgencyAsync() => app.SignedInAsync(Roles.Agency);

    /// <summary>Posts files as the page's script does, or as the plain form does.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(HttpClient client, bool script, params (string Name, byte[] Content)[] files)
    {
        using var body = new MultipartFormDataContent();
        string token = await client.TokenAsync(Path + "/import");
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Add(part, "files", name);
        }

        if (!script)
            body.Add(new StringContent(token), "__RequestVerificationToken");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + "/import") { Content = body };
        if (script)
        {
            request.Headers.Add("X-CSRF-TOKEN", token);
            request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        }

        return await client.SendAsync(request);
    }

    /// <summary>A page's text as a reader sees it, without entities.</summary>
    public static async Task<string> PageAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
