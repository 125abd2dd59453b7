using System.Net;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>The blind copies as the supervisor reads them.</summary>
public abstract class BlindCopyOversightTests(Dialect dialect)
{
    [Fact]
    public async Task A_copy_opens_for_the_supervisor_once_it_is_released_and_as_long_as_it_is()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string list = $"/programs/{season.ProgramId}/oversight/blind-copies";
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);

        Assert.Contains("另有 1 件申报还没有盲审编号", await Intake.PageAsync(supervisor, list), StringComparison.Ordinal);
        var made = await season.MadeAsync(season.Applications[0]);
        Assert.DoesNotContain($"{list}/{made.BlindCode}", await Intake.PageAsync(supervisor, list), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(supervisor, $"{list}/{made.BlindCode}"));

        var clean = await season.AcceptAllAsync(season.Applications[0]);
        Assert.Null(await season.Release.ReleaseAsync(season.Officer, season.ProgramId, season.Applications[0], clean.Revision));
        Assert.Contains($"{list}/{made.BlindCode}", await Intake.PageAsync(supervisor, list), StringComparison.Ordinal);
        string page = await Intake.PageAsync(supervisor, $"{list}/{made.BlindCode}");
        Assert.Contains(clean.ContentHash, page, StringComparison.Ordinal);
        string advantage = BlindContent.Read(clean.Content).Values["advantage"]!;
        Assert.Contains(advantage[..20], page, StringComparison.Ordinal);
        Assert.DoesNotContain((await season.AnswersAsync(season.Applications[0])).Applicant, page, StringComparison.Ordinal);

        var released = await season.CopyAsync(season.Applications[0]);
        Assert.Null(await season.Release.WithdrawAsync(season.Officer, season.ProgramId, season.Applications[0], released.Revision, "重看"));
        Assert.Contains("曾撤回 1 次", await Intake.PageAsync(supervisor, list), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(supervisor, $"{list}/{made.BlindCode}"));
    }

    [Fact]
    public async Task The_list_says_how_far_each_copy_is_how_much_is_masked_and_who_released_it()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1, 2, 3);
        var officer = new Actor((await app.AddAccountAsync(Roles.Agency, "officer-zhao")).AccountId, Roles.Agency);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        foreach (string application in season.Applications)
            await season.MadeAsync(application);
        await season.AcceptAllAsync(season.Applications[0]);
        var first = await season.CopyAsync(season.Applications[0]);
        Assert.Null(await season.Release.ReleaseAsync(officer, season.ProgramId, season.Applications[0], first.Revision));
        await season.CorrectAsync(season.Applications[1], "advantage", "起步早。");

        var copies = (await app.Get<BlindCopyOversightStore>().OfProgramAsync(season.ProgramId)).ToDictionary(copy => copy.ApplicationId);
        string page = await Intake.PageAsync(supervisor, $"/programs/{season.ProgramId}/oversight/blind-copies");

        Assert.Equal(3, page.Split("<th scope=\"row\"").Length - 1);
        Assert.Equal(BlindingState.Released, copies[season.Applications[0]].State);
        Assert.Equal("officer-zhao", copies[season.Applications[0]].ReleasedBy);
        Assert.Equal(BlindingState.Outdated, copies[season.Applications[1]].State);
        Assert.Contains("officer-zhao", page, StringComparison.Ordinal);
        Assert.Contains("已过期，须重新制作", page, StringComparison.Ordinal);
        var found = await BlindingCase.ReadAsync(app.Database, season.ProgramId, season.Applications[0], default);
        var spans = found!.Masked().Texts.Values.SelectMany(text => text.Spans).ToList();
        Assert.Contains($"<strong>{spans.Count}</strong>", page, StringComparison.Ordinal);
        Assert.Contains($"企业 {spans.Count(span => span.Kind == MaskKind.Enterprise)}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("台账未记", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_mask_is_counted_anew()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        var made = await season.MadeAsync(season.Applications[0]);
        var before = await MasksAsync(app, season);
        string firm = (await season.AnswersAsync(season.Applications[0])).Answers.Tables["leading"][0][0]!;
        var unmasked = await season.Editing.UnmaskAsync(season.Officer, season.ProgramId, season.Applications[0], made.Revision, firm, "可以公开");

        Assert.Null(unmasked.Refusal);
        Assert.Equal(before[MaskKind.Enterprise] - unmasked.Places, (await MasksAsync(app, season))[MaskKind.Enterprise]);
    }

    private static async Task<IReadOnlyDictionary<MaskKind, int>> MasksAsync(App app, BlindingSeason season)
    {
        var store = app.Get<BlindCopyOversightStore>();
        return new OverseenCopyLine(Assert.Single(await store.OfProgramAsync(season.ProgramId)), await store.ActsAsync(season.ProgramId)).Masks!;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}

public sealed class BlindCopyOversightOnSqliteTests() : BlindCopyOversightTests(Dialect.Sqlite);

public sealed class BlindCopyOversightOnPostgresTests() : BlindCopyOversightTests(Dialect.Postgres);
