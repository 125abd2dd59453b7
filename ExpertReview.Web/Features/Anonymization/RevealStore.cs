using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Joins code and identity, for those who may, and never without an entry in the ledger.</summary>
public sealed class RevealStore(LedgerStore ledger)
{
    /// <summary>The applicants' names by blind code, recorded in the transaction of what they are wanted for.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        Transaction transaction, Actor actor, Reveal reveal, CancellationToken cancel = default)
    {
        string[] ids = [.. reveal.Codes.Values];
        var rows = await transaction.QueryAsync<Row>(
            $"SELECT application_id, applicant FROM applicant_identities WHERE application_id {transaction.In("@ids")}", new { ids }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.IdentitiesRevealed, reveal.ProgramId, reveal.Subject,
            new { reveal.Purpose, codes = reveal.Codes.Keys.Order(StringComparer.Ordinal) });
        var names = rows.ToDictionary(row => row.ApplicationId, row => row.Applicant);
        return reveal.Codes
            .Where(code => names.ContainsKey(code.Value))
            .ToDictionary(code => code.Key, code => names[code.Value], StringComparer.Ordinal);
    }

    private sealed record Row
    {
        public required string ApplicationId { get; init; }

        public required string Applicant { get; init; }
    }
}
