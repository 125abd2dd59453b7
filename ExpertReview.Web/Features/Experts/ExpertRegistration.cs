using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Puts experts on a program's roster, each with an account that nobody can sign in with until it is paired.</summary>
public sealed class ExpertRegistration(AccountRegister accounts, ExpertStore experts, ProgramStore programs)
{
    /// <summary>What an import would do: the entries with the codes they would get, and what is wrong with which cell.</summary>
    public async Task<RosterPreview> PreviewAsync(string programId, RosterReading reading, CancellationToken cancel = default)
    {
        if (reading.Problems.Count > 0)
            return new RosterPreview([], reading.Problems);
        var known = await experts.AllAsync(programId, cancel);
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        var (entries, problems) = RosterCheck.Check(reading.Rows, ruleset.Tracks, known);
        using var free = ExpertStore.FreeCodes(known.Select(expert => expert.ExpertCode).Concat(entries.Select(entry => entry.Code).OfType<string>())).GetEnumerator();
        return new RosterPreview(
            [.. entries.Select(entry => entry.Code is null && free.MoveNext() ? entry with { Code = free.Current } : entry)], problems);
    }

    /// <summary>Imports a roster when no row has a problem; all of it or nothing.</summary>
    public async Task<(ExpertRefusal? Refusal, RosterPreview Preview)> ImportAsync(
        Actor actor, string programId, RosterReading reading, CancellationToken cancel = default)
    {
        var preview = await PreviewAsync(programId, reading, cancel);
        if (preview.Problems.Count > 0)
            return (ExpertRefusal.RowsHaveProblems, preview);
        return (await experts.AddAsync(actor, programId, preview.Entries, cancel), preview);
    }

    /// <summary>Switches an expert and the account off or on together.</summary>
    public async Task<ExpertRefusal?> SetActiveAsync(
        Actor actor, string programId, string expertCode, bool isActive, string reason, CancellationToken cancel = default)
    {
        if (await experts.SetActiveAsync(actor, programId, expertCode, isActive, reason, cancel) is { } refusal)
            return refusal;
        var expert = await experts.FindAsync(programId, expertCode, cancel);
        await accounts.ChangeAsync(actor, expert!.AccountId, isActive ? AccountChange.SwitchOn : AccountChange.SwitchOff);
        return null;
    }
}

/// <summary>What an import would put on the roster.</summary>
public sealed record RosterPreview(IReadOnlyList<RosterEntry> Entries, IReadOnlyList<RosterProblem> Problems);
