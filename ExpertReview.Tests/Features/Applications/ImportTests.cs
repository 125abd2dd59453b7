using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications;

public abstract class ImportTests(Dialect dialect)
{
    [Fact]
    public async Task All_forms_are_taken_in_and_say_what_they_said()
    {
        await using var intake = await Intake.StartAsync(dialect);

        foreach (string form in FilledForms.Names)
            Assert.Equal(ImportVerdict.Imported, (await intake.ImportFormAsync(form)).Verdict);

        var all = await intake.Applications.OfProgramAsync(Intake.ProgramId);
        Assert.Equal(24, all.Count);
        var expected = FilledForms.Read(FilledForms.Form("app-007")).Answers!;
        var one = all.Single(entry => entry.Applicant == expected["applicant"] && entry.Answers["type"] == expected["type"]);
        Assert.Empty(FormAnswersDifference.Between(expected, one.Answers, FilledForms.Scheme.Form));
        Assert.Equal(expected.Sources, one.Answers.Sources);
        var verdict = await intake.App.Get<LedgerVerification>().VerifyAsync();
        Assert.True(verdict.IsIntact);
    }

    [Fact]
    public async Task The_same_form_again_changes_nothing_also_as_a_workbook()
    {
        await using var intake = await Intake.StartAsync(dialect);
        var first = await intake.ImportFormAsync();
        using var workbook = new MemoryStream();
        WorkbookTemplate.Write(FilledForms.Scheme, workbook, first.Answers);

        var again = await intake.ImportFormAsync();
        var asWorkbook = Assert.Single(await intake.ImportAsync(workbook.ToArray(), "form.xlsx"));

        Assert.Equal((ImportVerdict.Unchanged, first.ApplicationId), (again.Verdict, again.ApplicationId));
        Assert.Equal((ImportVerdict.Unchanged, first.ApplicationId), (asWorkbook.Verdict, asWorkbook.ApplicationId));
        Assert.Equal((1, 1), (await intake.CountAsync("application_contents"), await intake.CountAsync("application_documents")));
    }

    [Fact]
    public async Task A_differing_form_waits_and_only_what_is_chosen_is_taken()
    {
        await using var intake = await Intake.StartAsync(dialect);
        var first = await intake.ImportFormAsync();
        byte[] changed = FilledForms.Changed(FilledForms.Form("app-001"), body =>
        {
            body.Cell("2025年集群规上企业营业收入", 3).Say("99.5");
            body.Cell("省级及以上链主企业", 3).Say("7");
        });

        var held = Assert.Single(await intake.ImportAsync(changed));
        var twice = Assert.Single(await intake.ImportAsync(changed));

        Assert.Equal((ImportVerdict.Differs, 2), (held.Verdict, held.Differences));
        Assert.Equal(held.ImportId, twice.ImportId);
        Assert.Equal("45.17", (await intake.Applications.AnswersAsync(first.ApplicationId!))!.Answers["scale.1"]);

        var decision = await intake.App.Get<HeldImportDecisions>().AcceptAsync(Actor.System, Intake.ProgramId, held.ImportId!, 1, ["scale.1"], "核对原件");

        Assert.Equal(first.ApplicationId, decision.ApplicationId);
        var now = (await intake.Applications.AnswersAsync(first.ApplicationId!))!;
        Assert.Equal(("99.5", "3", 2), (now.Answers["scale.1"], now.Answers["scale.4"], now.Application.Version));
        var late = await intake.App.Get<HeldImportDecisions>().DiscardAsync(Actor.System, Intake.ProgramId, held.ImportId!);
        Assert.Equal(ApplicationRefusal.AlreadyDecided, late.Refusal);
    }

    [Fact]
    public async Task A_bad_file_of_an_archive_does_not_stop_the_others()
    {
        await using var intake = await Intake.StartAsync(dialect);
        byte[] archive = FilledForms.Zip(
            ("甲/app-001.docx", FilledForms.Form("app-001")), ("broken.docx", FilledForms.Form("app-002")[..4000]), ("app-003.docx", FilledForms.Form("app-003")));

        var files = await intake.ImportAsync(archive, "batch.zip");

        Assert.Equal(["batch.zip/甲/app-001.docx", "batch.zip/broken.docx", "batch.zip/app-003.docx"], files.Select(file => file.File));
        Assert.Equal([ImportVerdict.Imported, ImportVerdict.Unreadable, ImportVerdict.Imported], files.Select(file => file.Verdict));
        var document = await intake.App.Get<DocumentStore>().OfVersionAsync(Intake.ProgramId, files[0].ApplicationId!, 1);
        Assert.Equal("app-001.docx", document!.FileName);
        Assert.Equal(FilledForms.Form("app-001"), document.Content);
    }

    [Fact]
    public async Task A_faulty_form_is_held_and_its_mended_answers_are_taken_in()
    {
        await using var intake = await Intake.StartAsync(dialect);

        var faulty = Assert.Single(await intake.ImportAsync(Intake.WithRevenue("app-001", "约四十五亿")));

        Assert.Equal(ImportVerdict.Faulty, faulty.Verdict);
        Assert.Contains(faulty.Problems, problem => problem is { Field: "scale.1", Code: FormProblemCode.NotANumber });
        Assert.Equal(0, await intake.CountAsync("applications"));
        var decisions = intake.App.Get<HeldImportDecisions>();
        var unmended = FormReading.Of(faulty.Answers!, FilledForms.Scheme);
        Assert.Equal(ApplicationRefusal.ProblemsLeft, (await decisions.MendAsync(Actor.System, Intake.ProgramId, faulty.ImportId!, unmended, "核对")).Refusal);

        faulty.Answers!.Values["scale.1"] = "45.17";
        var mended = FormReading.Of(faulty.Answers, FilledForms.Scheme);
        Assert.Equal(ApplicationRefusal.ReasonMissing, (await decisions.MendAsync(Actor.System, Intake.ProgramId, faulty.ImportId!, mended, " ")).Refusal);
        var decision = await decisions.MendAsync(Actor.System, Intake.ProgramId, faulty.ImportId!, mended, "与申报单位核对");

        var version = Assert.Single(await intake.Applications.VersionsAsync(decision.ApplicationId!));
        Assert.Equal((AnswersOrigin.WebForm, "form.docx", "与申报单位核对"), (version.Origin, version.FileName, version.Reason));
        Assert.Equal("表2 第2行", version.Answers.Sources["scale.1"]);
    }

    [Fact]
    public async Task Reported_faults_leave_nothing_behind()
    {
        await using var intake = await Intake.StartAsync(dialect);

        var faulty = Assert.Single(await intake.ImportAsync(Intake.WithRevenue("app-001", "-3"), holdsFaulty: false));

        Assert.Equal((ImportVerdict.Faulty, (string?)null), (faulty.Verdict, faulty.ImportId));
        Assert.Equal((0, 0), (await intake.CountAsync("held_imports"), await intake.CountAsync("application_documents")));
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing_half_imported()
    {
        await using var intake = await Intake.StartAsync(dialect);
        var ledger = await intake.App.Get<LedgerStore>().HeadAsync();
        // Whatever fails after the first rows were written: here the versions' table is gone.
        await intake.App.Database.TransactionAsync(transaction => transaction.ExecuteAsync("ALTER TABLE application_contents RENAME TO elsewhere"));

        var failure = await Record.ExceptionAsync(() => intake.ImportFormAsync());
        await intake.App.Database.TransactionAsync(transaction => transaction.ExecuteAsync("ALTER TABLE elsewhere RENAME TO application_contents"));

        Assert.IsAssignableFrom<System.Data.Common.DbException>(failure);
        Assert.Equal((0, 0), (await intake.CountAsync("applications"), await intake.CountAsync("application_documents")));
        Assert.Equal(ledger, await intake.App.Get<LedgerStore>().HeadAsync());
        Assert.Equal(ImportVerdict.Imported, (await intake.ImportFormAsync()).Verdict);
    }

    [Fact]
    public async Task Nothing_is_taken_in_once_the_phase_has_passed()
    {
        await using var intake = await Intake.StartAsync(dialect);
        Assert.Null(await intake.App.Get<ProgramStore>().MoveAsync(Actor.System, Intake.ProgramId, Phase.Preparation, "test"));

        Assert.Equal(ImportVerdict.Refused, (await intake.ImportFormAsync()).Verdict);
        Assert.Equal(0, await intake.CountAsync("applications"));
    }

    [Fact]
    public async Task The_ledger_holds_codes_and_figures_but_no_names_or_texts()
    {
        await using var intake = await Intake.StartAsync(dialect);
        var first = await intake.ImportFormAsync();
        var before = (await intake.Applications.AnswersAsync(first.ApplicationId!))!;
        var corrected = Intake.Changed(before, answers =>
        {
            answers.Values["scale.1"] = "50";
            answers.Values["leader"] = "某某某";
        });
        Assert.Null(await intake.App.Get<Corrections>().CorrectAsync(Actor.System, first.ApplicationId!, 1, corrected, "秘密理由"));
        Assert.Null(await intake.App.Get<Corrections>().WithdrawAsync(Actor.System, first.ApplicationId!, "秘密理由"));

        var entries = await intake.App.Get<LedgerStore>().AfterAsync(0, 100);

        string correction = entries.Single(entry => entry.Act == Act.ApplicationCorrected).Body;
        Assert.Contains("\"scale.1\":{\"after\":\"50\",\"before\":\"45.17\"}", correction, StringComparison.Ordinal);
        Assert.Contains("\"leader\"", correction, StringComparison.Ordinal);
        string everything = string.Join('\n', entries.Where(entry => entry.Act != Act.RulesetSaved).Select(entry => entry.Subject + entry.Body));
        foreach (string name in new[] { "某某某", "溪屿", "秘密理由", before.Answers["leader"]! })
            Assert.DoesNotContain(name, everything, StringComparison.Ordinal);
    }
}

public sealed class ImportOnSqliteTests() : ImportTests(Dialect.Sqlite);

public sealed class ImportOnPostgresTests() : ImportTests(Dialect.Postgres);
