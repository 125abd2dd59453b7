using ExpertReview.Scoring;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>
/// How an expert marked in the last closed round. All marks are read to compare with, and only the own figures leave this class. Like everything that serves
/// experts it touches no table of applications.
/// </summary>
public sealed class OwnMarkingStore(Database database, ProgramStore programs)
{
    /// <returns>Null while no round of the expert's is closed, or the program's phase does not allow it.</returns>
    public async Task<OwnMarking?> FindAsync(string accountId, CancellationToken cancel = default)
    {
        var seat = await database.SingleOrDefaultAsync<Seat>("""
            SELECT e.expert_id, e.expert_code, e.program_id, r.round_id, r.ruleset_version
              FROM experts e
                   JOIN rounds r ON r.program_id = e.program_id
             WHERE e.account_id = @accountId
               AND e.is_active
               AND r.state = 'Closed'
             ORDER BY r.number DESC
             LIMIT 1
            """, new { accountId }, cancel);
        if (seat is not { RulesetVersion: { } version }
            || !await ProgramStore.AllowsAsync(database, seat.ProgramId, PhaseRight.ReadOwnMarking, cancel)
            || await programs.RulesetAsync(seat.ProgramId, version, cancel) is not { } ruleset)
            return null;
        var sheets = await database.QueryAsync<Sheet>("""
            SELECT b.blind_code, a.expert_id, s.marks
              FROM assignments a
                   JOIN blind_copies b ON b.application_id = a.application_id
                   JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE a.round_id = @RoundId
               AND a.state = 'Active'
               AND b.state = 'Released'
            """, new { seat.RoundId }, cancel);
        var panel = Panel.Create(
            from sheet in sheets
            from mark in CanonicalJson.Read<Dictionary<string, int?>>(sheet.Marks)
            where mark.Value is not null
            select new Mark(sheet.BlindCode, sheet.ExpertId, mark.Key, mark.Value.GetValueOrDefault() / 100m));
        return OwnMarking.Of(panel, RulesetRanking.Rules(ruleset.Ruleset, RankingTerms.Live), seat.ExpertId, seat.ExpertCode);
    }

    private sealed record Seat
    {
        public required string ExpertId { get; init; }

        public required string ExpertCode { get; init; }

        public required string ProgramId { get; init; }

        public required string RoundId { get; init; }

        public int? RulesetVersion { get; init; }
    }

    private sealed record Sheet
    {
        public required string BlindCode { get; init; }

        public required string ExpertId { get; init; }

        public required string Marks { get; init; }
    }
}
