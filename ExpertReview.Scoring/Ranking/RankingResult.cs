namespace ExpertReview.Scoring;

/// <summary>A ranking of all candidates, type by type.</summary>
/// <param name="Types">One ranking per application type, in ordinal order of the types.</param>
/// <param name="Unranked">
/// Applications with marks that are not among the candidates, in ordinal order: they were left out of everything.
/// </param>
public sealed record RankingResult(IReadOnlyList<TypeRanking> Types, IReadOnlyList<string> Unranked);

/// <summary>The ranking of one application type.</summary>
/// <param name="Type">The application type.</param>
/// <param name="Places">Its places (cut line); null = none drawn.</param>
/// <param name="Rows">
/// Its candidates: by rank, ties in ordinal order of their codes (a way of printing, not a decision), those without a total last.
/// </param>
/// <param name="UnresolvedTies">Ties that the chain leaves open and that a place depends on.</param>
public sealed record TypeRanking(
    string Type, int? Places, IReadOnlyList<RankingRow> Rows, IReadOnlyList<UnresolvedTie> UnresolvedTies);

/// <summary>A tie for fewer places than it has members.</summary>
/// <param name="Applications">The members, in ordinal order.</param>
/// <param name="PlacesLeft">Places open to them, at least 1 and less than their number.</param>
/// <param name="Reason"><see cref="PlacementReason.TiedAtCutLine"/> or <see cref="PlacementReason.TiedAtGroupQuota"/>.</param>
/// <param name="Group">
/// The group whose quota they are tied at; null at the cut line. Where members of one group at the cut line are more than their
/// quota still allows, no more of them than that may be chosen.
/// </param>
public sealed record UnresolvedTie(IReadOnlyList<string> Applications, int PlacesLeft, PlacementReason Reason, string? Group = null);
