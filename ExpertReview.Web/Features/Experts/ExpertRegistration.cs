using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Puts experts on a program's roster, each with an account that nobody can sign in with until it is paired.</summary>
public sealed class ExpertRegistration(UserManager<Account> accounts, ExpertStore experts, ProgramStore programs, TimeProvider clock)
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
        var made = new List<Account>();
        bool isKept = false;
        try
        {
            foreach (var entry in preview.Entries)
                made.Add(await MakeAccountAsync(entry.Code!));
            var refusal = await experts.AddAsync(actor, programId, preview.Entries, made, cancel);
            isKept = refusal is null;
            return (refusal, preview);
        }
        finally
        {
            // Identity commits each account by itself: those that no expert came to own are switched off.
            foreach (var account in isKept ? [] : made)
                await accounts.DeleteAsync(account);
        }
    }

    /// <summary>Switches an expert and the account off or on together.</summary>
    public async Task<ExpertRefusal?> SetActiveAsync(
        Actor actor, string programId, string expertCode, bool isActive, string reason, CancellationToken cancel = default)
    {
        if (await experts.SetActiveAsync(actor, programId, expertCode, isActive, reason, cancel) is { } refusal)
            return refusal;
        var expert = await experts.FindAsync(programId, expertCode, cancel);
        var account = (await accounts.FindByIdAsync(expert!.AccountId))!;
        account.IsActive = isActive;
        // A new stamp ends the sessions that are open.
        await accounts.UpdateSecurityStampAsync(account);
        return null;
    }

    private async Task<Account> MakeAccountAsync(string expertCode)
    {
        var account = new Account
        {
            AccountId = Identifier.New(),
            UserName = $"{expertCode.ToLowerInvariant()}-{Identifier.New()[..4]}",
            DisplayName = expertCode,
            Role = Roles.Expert,
            CreatedAt = clock.GetUtcNow(),
        };
        var result = await accounts.CreateAsync(account);
        return result.Succeeded
            ? account
            : throw new InvalidOperationException($"No account for {expertCode}: {string.Join("; ", result.Errors.Select(error => error.Code))}");
    }
}

/// <summary>What an import would put on the roster.</summary>
public sealed record RosterPreview(IReadOnlyList<RosterEntry> Entries, IReadOnlyList<RosterProblem> Problems);
