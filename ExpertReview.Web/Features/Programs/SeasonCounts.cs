namespace ExpertReview.Web.Features.Programs;

/// <summary>Where a season's applications and score sheets stand. Withdrawn applications count nowhere.</summary>
public sealed record SeasonCounts
{
    public int Received { get; init; }

    /// <summary>Without an officer's decision on their present version.</summary>
    public int Undecided { get; init; }

    public int Eligible { get; init; }

    public int Ineligible { get; init; }

    /// <summary>Eligible, but without a blind copy of their present version.</summary>
    public int Unblinded { get; init; }

    /// <summary>Blind copies that wait to be released.</summary>
    public int Drafts { get; init; }

    public int Released { get; init; }

    /// <summary>Released, but with fewer experts than the ruleset asks for.</summary>
    public int ShortOfExperts { get; init; }

    public int Experts { get; init; }

    /// <summary>Experts who have not signed the undertaking.</summary>
    public int UnsignedExperts { get; init; }

    /// <summary>Score sheets that are owed: one per active assignment.</summary>
    public int Sheets { get; init; }

    /// <summary>Saved, but not submitted.</summary>
    public int Begun { get; init; }

    public int Submitted { get; init; }

    public int Untouched => Sheets - Begun - Submitted;

    /// <summary>Rankings frozen so far.</summary>
    public int Rankings { get; init; }
}
