using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>
/// Tells which applications name which organizations, so that recusals can be derived without any other slice reading
/// an identity table. What comes back is ids only.
/// </summary>
public static class NamedOrganizationStore
{
    /// <summary>For each organization of <paramref name="organizations"/>, the applications that name it.</summary>
    public static async Task<ILookup<string, string>> ApplicationsNamingAsync(
        Session session, string programId, IReadOnlyCollection<string> organizations, CancellationToken cancel = default)
    {
        var contents = organizations.Count == 0 ? [] : await session.QueryAsync<ContentRow>("""
            SELECT a.application_id, c.content
              FROM applications a
                   JOIN application_contents c
                   ON c.application_id = a.application_id AND c.version = a.version
             WHERE a.program_id = @programId
            """, new { programId }, cancel);
        var form = contents.Count == 0 ? null : (await ProgramStore.NewestRulesetAsync(session, programId, cancel))!.Ruleset.Form;
        return contents
            .Select(row => (row.ApplicationId, Named: NamedOrganizations.In(CanonicalJson.Read<FormAnswers>(row.Content), form!)))
            .SelectMany(row => organizations.Where(row.Named.Contains).Select(organization => (organization, row.ApplicationId)))
            .ToLookup(match => match.organization, match => match.ApplicationId);
    }

    private sealed record ContentRow
    {
        public string ApplicationId { get; init; } = "";

        public string Content { get; init; } = "";
    }
}
