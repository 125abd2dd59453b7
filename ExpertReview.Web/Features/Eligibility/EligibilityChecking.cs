using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Reads a program's applications and checks them all: places of a division can only be counted together.</summary>
public sealed class EligibilityChecking(Database database)
{
    /// <summary>Null when there is no such program.</summary>
    public Task<CheckedProgram?> OfProgramAsync(string programId, CancellationToken cancel = default) => OfProgramAsync(database, programId, cancel);

    /// <inheritdoc cref="OfProgramAsync(string, CancellationToken)"/>
    public static async Task<CheckedProgram?> OfProgramAsync(Session session, string programId, CancellationToken cancel = default)
    {
        if (await ProgramStore.NewestRulesetAsync(session, programId, cancel) is not { } version)
            return null;
        var ruleset = version.Ruleset;
        List<ApplicationAnswers> entries = [.. (await ApplicationStore.OfProgramAsync(session, programId, cancel))
            .Where(entry => entry.Application.State == ApplicationState.Received)];
        var rulings = (await EligibilityStore.RulingsAsync(session, programId, cancel)).ToLookup(ruling => ruling.ApplicationId);
        var evidence = (await EligibilityStore.EvidenceAsync(session, programId, cancel)).ToLookup(one => one.ApplicationId);
        var decisions = (await EligibilityStore.DecisionsAsync(session, programId, cancel)).ToDictionary(decision => decision.ApplicationId);
        var recommendations = new Recommendations([.. entries.Select(ApplicationFacts.Of)]);
        return new CheckedProgram(version, ruleset, [.. entries.Select((entry, at) =>
        {
            string id = entry.Application.ApplicationId;
            var facts = recommendations.All[at];
            var recorded = evidence[id].ToDictionary(one => one.Field);
            return new CheckedApplication
            {
                Entry = entry,
                Findings = EligibilityEvaluation.Of(
                    facts, ruleset, [.. rulings[id]], recorded.ToDictionary(one => one.Key, one => one.Value.State), recommendations),
                Owed = OwedEvidence.Of(facts, ruleset),
                Evidence = recorded,
                Decision = decisions.GetValueOrDefault(id),
            };
        })]);
    }
}
