using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>From an eligible application to a released blind copy.</summary>
public abstract class BlindingTests(Dialect dialect)
{
    [Fact]
    public async Task An_eligible_application_becomes_a_blind_copy_that_is_edited_released_and_assignable()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string application = season.Applications[0];

        var made = await season.MadeAsync(application);
        Assert.Equal(BlindCopyState.Draft, made.State);
        Assert.Matches("^[A-Z][2-9][A-Z]-[0-9]{3}$", made.BlindCode);
        Assert.Equal(CanonicalJson.Hash(made.Content), made.ContentHash);
        Assert.Equal(BlindingRefusal.AlreadyMade, await season.Making.MakeAsync(season.Officer, season.ProgramId, application));
        Assert.Equal(0, made.Leaks);

        var masked = await season.Editing.MaskAsync(season.Officer, season.ProgramId, application, made.Revision, "上世纪九十年代", MaskKind.Other, "可据此识别");
        Assert.Equal((null, 1), (masked.Refusal, masked.Places));
        var edited = await season.CopyAsync(application);
        Assert.DoesNotContain("上世纪九十年代", edited.Content, StringComparison.Ordinal);
        Assert.NotEqual(made.ContentHash, edited.ContentHash);

        Assert.True(edited.Suspicions > 0, "The demo form has something to judge.");
        Assert.Equal(BlindingRefusal.SuspicionsLeft, await season.Release.ReleaseAsync(season.Officer, season.ProgramId, application, edited.Revision));
        Assert.Empty(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));

        var clean = await season.AcceptAllAsync(application);
        Assert.Equal(0, clean.Suspicions);
        Assert.Null(await season.Release.ReleaseAsync(season.Officer, season.ProgramId, application, clean.Revision));
        var released = Assert.Single(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));
        Assert.Equal((made.BlindCode, BlindCopyState.Released, season.Officer.Id), (released.BlindCode, released.State, released.ReleasedBy));
        Assert.NotNull(released.ReleasedAt);
        var entry = Assert.Single(await season.EntriesAsync(Act.BlindCopyReleased));
        Assert.Contains(released.ContentHash, entry.Body, StringComparison.Ordinal);
        Assert.True((await app.Get<LedgerVerification>().VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task Masking_unmasking_and_undoing_treat_all_alike_and_the_ledger_never_holds_a_term()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string application = season.Applications[0];
        var made = await season.MadeAsync(application);
        string firm = (await season.AnswersAsync(application)).Answers.Tables["leading"][0][0]!;

        var unmasked = await season.Editing.UnmaskAsync(season.Officer, season.ProgramId, application, made.Revision, firm, $"{firm}可以公开");
        Assert.Null(unmasked.Refusal);
        Assert.True(unmasked.Places >= 1);
        var open = await season.CopyAsync(application);
        Assert.Contains(firm, open.Content, StringComparison.Ordinal);
        Assert.Equal(0, open.Leaks);

        string key = Assert.Single(await app.Get<MaskEditStore>().WithNamesAsync(application)).TermKey;
        Assert.Null((await season.Editing.UndoAsync(season.Officer, season.ProgramId, application, open.Revision, key)).Refusal);
        var undone = await season.CopyAsync(application);
        Assert.Equal(made.ContentHash, undone.ContentHash);

        var entries = await season.EntriesAsync(Act.MaskEdited);
        Assert.Equal(2, entries.Count);
        Assert.All(entries, entry => Assert.DoesNotContain(firm, entry.Body, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(CanonicalJson.Hash(firm), entry.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suspicious_passage_is_masked_as_it_stands_in_the_original()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 1);
        string application = season.Applications[0];
        await season.MadeAsync(application);
        await season.CorrectAsync(application, "advantage", "主导产品全球唯一，另有“蓝鲸智造”区域公共品牌。");
        Assert.Null(await season.Making.MakeAsync(season.Officer, season.ProgramId, application));
        var copy = await season.CopyAsync(application);

        var outcome = await season.Editing.MaskSuspicionsAsync(
            season.Officer, season.ProgramId, application, copy.Revision, ["“蓝鲸智造”区域公共品牌"], MaskKind.Product, "可识别");

        Assert.Null(outcome.Refusal);
        var edited = await season.CopyAsync(application);
        Assert.Contains("主导产品全球唯一，另有“产品01。", edited.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("蓝鲸", edited.Content, StringComparison.Ordinal);
        Assert.Equal(copy.Suspicions - 1, edited.Suspicions);
    }

    [Fact]
    public async Task An_edit_without_reason_without_effect_or_on_what_somebody_changed_is_refused()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 2);
        string application = season.Applications[0];
        int revision = (await season.MadeAsync(application)).Revision;

        Assert.Equal(BlindingRefusal.ReasonMissing, await MaskAsync("上世纪九十年代", " "));
        Assert.Equal(BlindingRefusal.TermTooShort, await MaskAsync("上 ", "理由"));
        Assert.Equal(BlindingRefusal.TermTooLong, await MaskAsync(new string('长', 201), "理由"));
        Assert.Equal(BlindingRefusal.NoEffect, await MaskAsync("不在表中的文字", "理由"));
        Assert.Empty(await app.Get<MaskEditStore>().WithNamesAsync(application));
        Assert.Null(await MaskAsync("上世纪九十年代", "理由"));
        Assert.Equal(BlindingRefusal.ChangedMeanwhile, await MaskAsync("起步于", "理由"));
        revision++;
        Assert.Equal(BlindingRefusal.AlreadyDecided, await MaskAsync("上世纪九十年代", "理由"));
        Assert.Equal(BlindingRefusal.NothingChosen, (await season.Editing.AcceptAsync(
            season.Officer, season.ProgramId, application, revision, [], "理由")).Refusal);

        async Task<BlindingRefusal?> MaskAsync(string term, string reason) =>
            (await season.Editing.MaskAsync(season.Officer, season.ProgramId, application, revision, term, MaskKind.Other, reason)).Refusal;
    }

    [Fact]
    public async Task A_planted_leak_is_refused_though_nothing_is_suspicious()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 3);
        string application = season.Applications[0];
        await season.MadeAsync(application);
        var copy = await season.AcceptAllAsync(application);
        string phone = (await season.AnswersAsync(application)).Answers["contact_phone"]!;
        var planted = BlindContent.Read(copy.Content);
        planted.Values["advantage"] += $"，联系{phone[..3]} {phone[3..7]} {phone[7..]}";
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync(
            "UPDATE blind_copies SET content = @content WHERE application_id = @application", new { content = planted.Write(), application }));

        Assert.Equal(BlindingRefusal.LeaksFound, await season.Release.ReleaseAsync(season.Officer, season.ProgramId, application, copy.Revision));

        using var agency = await app.SignedInAsync("agency");
        string html = await agency.GetStringAsync(new Uri($"/programs/{season.ProgramId}/blinding/{application}", UriKind.Relative));
        Assert.Contains("id=\"leak-1\"", html, StringComparison.Ordinal);
        Assert.Contains("还有 1 处泄漏，不能放行", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_or_a_changed_decision_withdraws_what_was_released_and_keeps_code_and_edits()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 4);
        string application = season.Applications[0];
        var released = await season.ReleasedAsync(application);
        Assert.Single(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));

        await season.CorrectAsync(application, "scale.8", "77");
        Assert.Empty(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));
        Assert.Equal(BlindingState.Outdated, Assert.Single(await app.Get<BlindCopyStore>().OfProgramAsync(season.ProgramId)).State);

        Assert.Null(Assert.Single(await season.Making.MakeAllAsync(season.Officer, season.ProgramId)).Refusal);
        var remade = await season.CopyAsync(application);
        Assert.Equal((released.BlindCode, BlindCopyState.Draft, 2), (remade.BlindCode, remade.State, remade.Version));
        Assert.Null(remade.ReleasedAt);
        Assert.Equal(0, remade.Suspicions);
        Assert.Single(await season.EntriesAsync(Act.BlindCopyWithdrawn));

        Assert.Null(Assert.Single(await season.Release.ReleaseCleanAsync(season.Officer, season.ProgramId)).Refusal);
        await season.DecideAsync(application, isEligible: false);
        Assert.Empty(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));
        Assert.Equal(BlindingState.NotEligible, Assert.Single(await app.Get<BlindCopyStore>().OfProgramAsync(season.ProgramId)).State);
    }

    [Fact]
    public async Task A_release_is_withdrawn_with_a_reason_unless_an_expert_is_assigned()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 5);
        string application = season.Applications[0];
        var released = await season.ReleasedAsync(application);
        Assert.Equal(BlindingRefusal.AlreadyReleased, (await season.Editing.MaskAsync(
            season.Officer, season.ProgramId, application, released.Revision, "起步于", MaskKind.Other, "理由")).Refusal);
        Assert.Equal(BlindingRefusal.ReasonMissing, await WithdrawAsync(released.Revision, ""));
        await AssignAsync(season, application);
        Assert.Equal(BlindingRefusal.InUse, await WithdrawAsync(released.Revision, "有误"));

        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE assignments SET state = 'Withdrawn'"));
        Assert.Equal(BlindingRefusal.ChangedMeanwhile, await WithdrawAsync(released.Revision - 1, "有误"));
        Assert.Null(await WithdrawAsync(released.Revision, "有误"));
        Assert.Equal(BlindCopyState.Draft, (await season.CopyAsync(application)).State);
        Assert.Equal(BlindingRefusal.NotReleased, await WithdrawAsync(released.Revision + 1, "有误"));

        Task<BlindingRefusal?> WithdrawAsync(int revision, string reason) =>
            season.Release.WithdrawAsync(season.Officer, season.ProgramId, application, revision, reason);
    }

    [Fact]
    public async Task What_is_not_eligible_or_in_another_phase_is_neither_made_nor_released()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 6);
        string application = season.Applications[0];
        await season.DecideAsync(application, isEligible: false);
        Assert.Equal(BlindingRefusal.NotEligible, await season.Making.MakeAsync(season.Officer, season.ProgramId, application));
        await season.DecideAsync(application, isEligible: true);
        await season.MadeAsync(application);
        var copy = await season.AcceptAllAsync(application);

        Assert.Null(await app.Get<ProgramStore>().MoveAsync(Actor.System, season.ProgramId, Phase.Filing, "test"));
        Assert.Equal(BlindingRefusal.PhaseForbids, await season.Release.ReleaseAsync(season.Officer, season.ProgramId, application, copy.Revision));
        Assert.Equal(BlindingRefusal.PhaseForbids, await season.Making.MakeAsync(season.Officer, season.ProgramId, application));
        Assert.Equal(BlindingRefusal.PhaseForbids, (await season.Editing.MaskAsync(
            season.Officer, season.ProgramId, application, copy.Revision, "起步于", MaskKind.Other, "理由")).Refusal);
    }

    [Fact]
    public async Task A_blind_code_that_is_taken_is_drawn_again()
    {
        await using var app = new App(dialect);
        var season = await BlindingSeason.StartAsync(app, 7);
        var first = await season.MadeAsync(season.Applications[0]);
        var codes = new Queue<string>([first.BlindCode, first.BlindCode, "Z9Z-999"]);

        string code = await app.Database.TransactionAsync(transaction =>
            BlindCopyStore.AddAsync(transaction, first with { ApplicationId = "another" }, codes.Dequeue, default));

        Assert.Equal("Z9Z-999", code);
    }

    private static async Task AssignAsync(BlindingSeason season, string application)
    {
        var expert = await season.App.AddAccountAsync("expert", "e-01");
        await season.App.Database.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync("""
                INSERT INTO experts (expert_id, program_id, expert_code, account_id, name, category, employer)
                VALUES ('expert-1', @ProgramId, 'E-01', @AccountId, 'E', '技术', '某大学')
                """, new { season.ProgramId, expert.AccountId });
            await transaction.ExecuteAsync("""
                INSERT INTO assignments (round_id, application_id, expert_id, state, origin, reason, assigned_at, assigned_by)
                SELECT r.round_id, @application, 'expert-1', 'Active', 'Manual', 'test', @now, 'system'
                  FROM rounds r
                 WHERE r.program_id = @ProgramId
                """, new { season.ProgramId, application, now = DateTimeOffset.UtcNow });
        });
    }
}

public sealed class BlindingTestsOnSqlite() : BlindingTests(Dialect.Sqlite);

public sealed class BlindingTestsOnPostgres() : BlindingTests(Dialect.Postgres);
