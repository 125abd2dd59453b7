namespace ExpertReview.Web.Features.Programs;

/// <summary>阶段: where a program stands; each is a set of rights (<see cref="PhaseRights"/>).</summary>
public enum Phase
{
    /// <summary>填报</summary>
    Filing,

    /// <summary>形式审查</summary>
    Eligibility,

    /// <summary>匿名与分配</summary>
    Preparation,

    /// <summary>评分</summary>
    Scoring,

    /// <summary>复核</summary>
    Reconsideration,

    /// <summary>定稿</summary>
    Final,
}

/// <summary>What a phase lets those do whose role admits it.</summary>
public enum PhaseRight
{
    EditRuleset,
    Import,
    Correct,
    Decide,
    Blind,
    InviteExperts,
    Recuse,
    Assign,
    Score,
    Freeze,

    /// <summary>Experts read how they marked, against the panel as a whole.</summary>
    ReadOwnMarking,
}

/// <summary>The table of phases and rights; both role (policy) and phase must allow an act.</summary>
public static class PhaseRights
{
    private static readonly Dictionary<PhaseRight, Phase[]> Allowed = new()
    {
        [PhaseRight.EditRuleset] = [Phase.Filing, Phase.Eligibility, Phase.Preparation],
        [PhaseRight.Import] = [Phase.Filing, Phase.Eligibility],
        [PhaseRight.Correct] = [Phase.Filing, Phase.Eligibility, Phase.Preparation],
        [PhaseRight.Decide] = [Phase.Eligibility, Phase.Preparation],
        [PhaseRight.Blind] = [Phase.Eligibility, Phase.Preparation],
        [PhaseRight.InviteExperts] = [Phase.Filing, Phase.Eligibility, Phase.Preparation, Phase.Scoring],
        [PhaseRight.Recuse] = [Phase.Filing, Phase.Eligibility, Phase.Preparation, Phase.Scoring],
        [PhaseRight.Assign] = [Phase.Preparation, Phase.Scoring],
        [PhaseRight.Score] = [Phase.Scoring],
        [PhaseRight.Freeze] = [Phase.Reconsideration, Phase.Final],
        [PhaseRight.ReadOwnMarking] = [Phase.Final],
    };

    public static bool Allows(this Phase phase, PhaseRight right) => Allowed[right].Contains(phase);

    /// <summary>The phases in which a right holds, in order.</summary>
    public static IReadOnlyList<Phase> Of(PhaseRight right) => Allowed[right];

    /// <summary>
    /// The phases to which the organizer may move a program by hand, with a reason: back and forth before the round opens, and
    /// between reconsideration and the final. Scoring begins and ends with the round itself.
    /// </summary>
    public static IReadOnlyList<Phase> ReachableByHand(this Phase from) => from switch
    {
        Phase.Reconsideration => [Phase.Final],
        Phase.Final => [Phase.Reconsideration],
        Phase.Scoring => [],
        _ => [.. new[] { Phase.Filing, Phase.Eligibility, Phase.Preparation }.Where(phase => phase != from)],
    };
}
