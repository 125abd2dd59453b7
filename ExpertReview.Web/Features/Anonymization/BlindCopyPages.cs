using System.Security.Claims;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Reads what the page of one blind copy shows.</summary>
public sealed class BlindCopyPages(
    Database database, ProgramStore programs, BlindCopyStore copies, MaskEditStore edits, IAuthorizationService authorization)
{
    /// <summary>Null when the program has no such application.</summary>
    public async Task<BlindCopyPage?> OfAsync(ClaimsPrincipal user, string programId, string applicationId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return null;
        var rows = await copies.OfProgramAsync(programId, cancel);
        int index = rows.TakeWhile(row => row.ApplicationId != applicationId).Count();
        if (index == rows.Count || await BlindingCase.ReadAsync(database, programId, applicationId, cancel) is not { } found)
            return null;
        bool mayChange = (await authorization.AuthorizeAsync(user, Policies.HandleApplications)).Succeeded;
        return new BlindCopyPage
        {
            Program = program,
            Ruleset = found.Ruleset,
            Row = rows[index],
            Copy = found.Copy,
            Sides = found.Copy is null ? null : SideBySide.Of(found),
            Edits = await edits.WithNamesAsync(applicationId, cancel),
            CanChange = mayChange && found.IsAllowed,
            IsWrongPhase = mayChange && !found.IsAllowed,
            PreviousId = index > 0 ? rows[index - 1].ApplicationId : null,
            NextId = index < rows.Count - 1 ? rows[index + 1].ApplicationId : null,
            Number = index + 1,
            Count = rows.Count,
        };
    }
}
