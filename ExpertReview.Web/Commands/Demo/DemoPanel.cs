using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>Blinds and releases the demo applications, invites the experts and draws who reviews what.</summary>
public sealed class DemoPanel(
    ProgramStore programs, ApplicationStore applications, BlindCopyMaking making, MaskEditing masks, BlindCopyStore copies,
    BlindCopyRelease releasing, ExpertRegistration registration, ExpertStore experts, AssignmentDraw draw, DemoAccounts accounts,
    IStringLocalizer<ExpertsText> text)
{
    private const string Seed = "demo";

    /// <summary>Makes every blind copy, lets the suspicious passages stand, which are invented, and releases it.</summary>
    public async Task BlindAsync(Actor agency, string programId)
    {
        foreach (var made in await making.MakeAllAsync(agency, programId))
            DemoActs.Require(made.Refusal);
        var ruleset = (await programs.NewestRulesetAsync(programId))!.Ruleset;
        foreach (var row in (await copies.OfProgramAsync(programId)).Where(row => row.State == BlindingState.Suspicious))
        {
            var copy = (await copies.FindAsync(row.ApplicationId))!;
            var answers = (await applications.AnswersAsync(row.ApplicationId))!.Answers;
            string[] suspicions = [.. Masker.Mask(answers, ruleset, MaskEdits.None).Suspicions.Select(suspicion => suspicion.Text).Distinct()];
            DemoActs.Require((await masks.AcceptAsync(
                agency, programId, row.ApplicationId, copy.Revision, suspicions, "演示：位次为虚构，不暴露身份")).Refusal);
        }

        foreach (var released in await releasing.ReleaseCleanAsync(agency, programId))
            DemoActs.Require(released.Refusal);
    }

    /// <summary>Imports the roster and lets each expert sign the undertaking and declare that there is nothing to declare.</summary>
    /// <returns>The experts' user names, by expert code.</returns>
    public async Task<IReadOnlyDictionary<string, string>> InviteAsync(Actor agency, string programId, string password)
    {
        var (refusal, _) = await registration.ImportAsync(agency, programId, RosterReader.Read("experts.csv", DemoData.Roster()));
        DemoActs.Require(refusal);
        var undertaking = UndertakingText.Of(text);
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var expert in await experts.AllAsync(programId))
        {
            names[expert.ExpertCode] = await accounts.SetPasswordAsync(expert.AccountId, password);
            var self = DemoActs.Self(expert);
            DemoActs.Require(await experts.SignUndertakingAsync(self, undertaking, new UndertakingSignature(true, expert.Name, undertaking.Hash)));
            DemoActs.Require(await experts.DeclareRelationsAsync(self, [], isStatementTicked: true));
        }

        return names;
    }

    public async Task AssignAsync(Actor agency, string programId)
    {
        var (refusal, preview) = await draw.PreviewAsync(programId, Seed, mostPerExpert: null);
        DemoActs.Require(refusal);
        DemoActs.Require(await draw.ConfirmAsync(agency, programId, Seed, mostPerExpert: null, preview!.Hash));
    }
}
