using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What every act of the formal checks asks first, in the transaction of its effect.</summary>
internal static class EligibilityActs
{
    public const int LongestText = 2000;

    /// <summary>Carries out <paramref name="act"/> on an application as it is checked now, if phase, state and version allow.</summary>
    /// <param name="database">The database.</param>
    /// <param name="programId">The program.</param>
    /// <param name="applicationId">The application; it must be there.</param>
    /// <param name="baseVersion">The version of the answers that the officer saw.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<EligibilityRefusal?> OnApplicationAsync(
        this Database database, string programId, string applicationId, int baseVersion,
        Func<Transaction, CheckedProgram, CheckedApplication, Task<EligibilityRefusal?>> act, CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Decide, cancel))
                return EligibilityRefusal.PhaseForbids;
            var program = await EligibilityChecking.OfProgramAsync(transaction, programId, cancel);
            if (program?.Find(applicationId) is not { } application)
                return EligibilityRefusal.Withdrawn;
            if (application.Application.Version != baseVersion)
                return EligibilityRefusal.SavedElsewhere;
            return await act(transaction, program, application);
        }, cancel);

    public static EligibilityRefusal? TooLong(params IEnumerable<string> texts) =>
        texts.Any(text => text.Length > LongestText) ? EligibilityRefusal.TextTooLong : null;
}
