using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Choosing experts to pair, or the cards just made.</summary>
public sealed record PairingSheetPage
{
    public required Programs.Program Program { get; init; }

    public required IReadOnlyList<Expert> Experts { get; init; }

    public required IReadOnlyList<PairingCard> Cards { get; init; }

    public bool IsNoneChosen { get; init; }

    /// <summary>Where this server is reached: what the QR codes begin with.</summary>
    public required string Address { get; init; }
}

/// <summary>One expert's card.</summary>
public sealed record PairingCard(Expert Expert, PairingCode Code);
