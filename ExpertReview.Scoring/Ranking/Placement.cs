namespace ExpertReview.Scoring;

/// <summary>Where an application stands with regard to the cut line.</summary>
public enum Placement
{
    /// <summary>It has a place; or its type has no cut line and nothing else speaks against it.</summary>
    Inside,

    /// <summary>It has no place.</summary>
    Outside,

    /// <summary>It is tied, to the end of the chain, with more applications than there are places left: for people to decide.</summary>
    InsideTied,

    /// <summary>A place was left when its turn came, but its group's quota was used up by applications ranked above.</summary>
    OverGroupQuota,

    /// <summary>It has no total, hence no rank.</summary>
    Incomplete,
}

/// <summary>Why a placement is what it is; the key by which callers localize.</summary>
public enum PlacementReason
{
    /// <summary><see cref="Placement.Inside"/>: nothing speaks against it.</summary>
    Placed,

    /// <summary><see cref="Placement.Outside"/>: all places went to applications ranked above, or are tied for by them.</summary>
    BelowCutLine,

    /// <summary><see cref="Placement.Outside"/>: the official total is less than <see cref="RankingRules.MinimumTotal"/>.</summary>
    BelowMinimumTotal,

    /// <summary><see cref="Placement.InsideTied"/>: the tie straddles the cut line.</summary>
    TiedAtCutLine,

    /// <summary><see cref="Placement.InsideTied"/>: the tie straddles its group's quota.</summary>
    TiedAtGroupQuota,

    /// <summary><see cref="Placement.OverGroupQuota"/>: its group's quota is used up.</summary>
    GroupQuotaFilled,

    /// <summary><see cref="Placement.Incomplete"/>: no expert has marked it.</summary>
    NoSheet,

    /// <summary><see cref="Placement.Incomplete"/>: a sheet lacks dimensions and the rules withhold the total.</summary>
    IncompleteSheet,

    /// <summary><see cref="Placement.Incomplete"/>: fewer complete sheets than <see cref="RankingRules.FewestSheets"/>.</summary>
    TooFewSheets,

    /// <summary><see cref="Placement.Incomplete"/>: the official method gives it no total that could be compared with others'.</summary>
    NotComparable,
}
