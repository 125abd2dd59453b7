using ExpertReview.Scoring;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>A round's ranking with all that it rests on: as it stands now, or as it was frozen.</summary>
public sealed record RoundRanking
{
    public required Round Round { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required string RulesetHash { get; init; }

    public required int RulesetVersion { get; init; }

    public required RankingInputs Inputs { get; init; }

    public required RankingResult Result { get; init; }

    /// <summary>The indicator scores; null where the ruleset has no indicators.</summary>
    public required IndicatorTable? Indicators { get; init; }

    /// <summary>The number of the newest ledger entry when the inputs were read.</summary>
    public required long EventNumber { get; init; }

    /// <summary>The number under which it was frozen; null for the state of the moment, which is provisional.</summary>
    public int? Number { get; init; }

    public RankingRules Rules => RulesetRanking.Rules(Ruleset, Inputs.Terms);

    /// <summary>Computes the ranking of some inputs.</summary>
    public static RoundRanking Of(Round round, RulesetVersion version, RankingInputs inputs, long eventNumber)
    {
        var ruleset = version.Ruleset;
        var rules = RulesetRanking.Rules(ruleset, inputs.Terms);
        var panel = inputs.ToPanel();
        var candidates = inputs.ToCandidates();
        var indicators = IndicatorScoring.Of(ruleset, inputs);
        var totals = OfficialTotals.Of(ruleset, rules, panel, candidates, inputs.Tracks(), indicators);
        return new RoundRanking
        {
            Round = round,
            Ruleset = ruleset,
            RulesetHash = version.Hash,
            RulesetVersion = version.Version,
            Inputs = inputs,
            Result = Ranking.Of(panel, rules, candidates, totals),
            Indicators = indicators,
            EventNumber = eventNumber,
        };
    }

    public string ResultHash => CanonicalJson.Hash(RankingJson.Write(this));

    public RankedApplication Application(string code) => Inputs.Applications.First(application => application.Code == code);
}

public static class RoundSeal
{
    /// <summary>Whether marks and order are hidden from everybody: until a sealed round closes.</summary>
    public static bool HidesRanking(this Round round) => round.IsSealed && round.State != RoundState.Closed;
}
