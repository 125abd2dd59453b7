namespace ExpertReview.Web.Features.Accounts;

/// <summary>The page on which an expert pairs a tablet.</summary>
public sealed record PairPage
{
    /// <summary>The code, from the QR code's address or typed.</summary>
    public string? Secret { get; init; }

    public string? Pin { get; init; }

    /// <summary>Whether the code came by the QR code: then only the PIN is asked for.</summary>
    public bool IsScanned { get; init; }

    public string? Message { get; init; }
}
