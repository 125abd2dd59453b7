using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Web.Features.Programs;

/// <summary>One count of a stage, and the page that lists exactly what it counts.</summary>
/// <param name="Key">Key of its text, <c>Count_{Key}</c>.</param>
/// <param name="Number">How many.</param>
/// <param name="Path">Where they are listed.</param>
/// <param name="Policy">Who may open that page.</param>
/// <param name="IsStuck">Somebody has to act before these go on.</param>
/// <param name="OverseenAt">Where the supervisor, who may not open that page, reads of them by codes.</param>
public sealed record SeasonCount(string Key, int Number, string Path, string Policy, bool IsStuck = false, string? OverseenAt = null);

/// <summary>One stage of the season's pipeline.</summary>
/// <param name="Key">Key of its text, <c>Stage_{Key}</c>.</param>
/// <param name="Counts">Its counts; the first is the large one.</param>
/// <param name="IsCurrent">The program's phase is this stage's.</param>
/// <param name="IsDone">Everything has passed it.</param>
public sealed record SeasonStage(string Key, IReadOnlyList<SeasonCount> Counts, bool IsCurrent, bool IsDone)
{
    public bool IsStuck => Counts.Any(count => count.IsStuck && count.Number > 0);

    /// <summary>The pipeline from the left: received, checked, blinded, assigned, scored, ranked.</summary>
    public static IReadOnlyList<SeasonStage> Of(string programId, Phase phase, Round round, SeasonCounts counts)
    {
        string root = $"/programs/{programId}", oversight = $"{root}/oversight";
        return
        [
            new("Received",
                [new("Received", counts.Received, $"{root}/applications", Policies.ReadApplications)],
                phase == Phase.Filing, phase > Phase.Filing && counts.Received > 0),
            new("Eligibility",
                [
                    new("Undecided", counts.Undecided, $"{root}/eligibility?state=Open", Policies.ReadApplications, IsStuck: true, OverseenAt: $"{oversight}/eligibility"),
                    new("Eligible", counts.Eligible, $"{root}/eligibility?state=Eligible", Policies.ReadApplications, OverseenAt: $"{oversight}/eligibility"),
                    new("Ineligible", counts.Ineligible, $"{root}/eligibility?state=NotEligible", Policies.ReadApplications, OverseenAt: $"{oversight}/eligibility"),
                ],
                phase == Phase.Eligibility, counts.Received > 0 && counts.Undecided == 0),
            new("Blinding",
                [
                    new("Drafts", counts.Drafts, $"{root}/blinding", Policies.ReadApplications, IsStuck: true, OverseenAt: $"{oversight}/blind-copies"),
                    new("Unblinded", counts.Unblinded, $"{root}/blinding?state=NotMade", Policies.ReadApplications, IsStuck: true, OverseenAt: $"{oversight}/blind-copies"),
                    new("Released", counts.Released, $"{root}/blinding?state=Released", Policies.ReadApplications, OverseenAt: $"{oversight}/blind-copies"),
                ],
                phase == Phase.Preparation, counts.Released > 0 && counts.Drafts + counts.Unblinded + counts.Undecided == 0),
            new("Assignment",
                [
                    new("ShortOfExperts", counts.ShortOfExperts, $"{root}/assignments", Policies.ReadAssignments, IsStuck: true),
                    new("Sheets", counts.Sheets, $"{root}/assignments", Policies.ReadAssignments),
                    new("UnsignedExperts", counts.UnsignedExperts, $"{root}/experts?state=NotSigned", Policies.ReadExperts, IsStuck: true, OverseenAt: $"{oversight}/experts"),
                    new("Experts", counts.Experts, $"{root}/experts", Policies.ReadExperts, OverseenAt: $"{oversight}/experts"),
                ],
                phase == Phase.Preparation, counts.Released > 0 && counts.Sheets > 0 && counts.ShortOfExperts == 0),
            new("Scoring",
                [
                    new("Submitted", counts.Submitted, $"{root}/dashboard", Policies.WatchRound),
                    new("Begun", counts.Begun, $"{root}/dashboard", Policies.WatchRound, round.State != RoundState.Planned),
                    new("Untouched", counts.Untouched, $"{root}/dashboard", Policies.WatchRound, round.State != RoundState.Planned),
                ],
                phase == Phase.Scoring, round.State == RoundState.Closed || (counts.Sheets > 0 && counts.Submitted == counts.Sheets)),
            new("Ranking",
                [new("Rankings", counts.Rankings, $"{root}/ranking", Policies.ReadRankings)],
                phase is Phase.Reconsideration or Phase.Final, counts.Rankings > 0),
        ];
    }
}
