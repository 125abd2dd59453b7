namespace ExpertReview.Web.Features.Accounts;

/// <summary>A fresh pairing code; shown once, for only hashes of it are kept.</summary>
/// <param name="Secret">Twelve characters; the QR code carries <c>/pair/{Secret}</c>.</param>
/// <param name="Pin">Six digits, told to the expert apart from the code.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record PairingCode(string Secret, string Pin, DateTimeOffset ExpiresAt)
{
    /// <summary>The page that the QR code opens.</summary>
    public string Path => $"/pair/{Secret}";

    /// <summary>The code in groups of four, for typing it at <c>/pair</c>.</summary>
    public string Written => $"{Secret[..4]}-{Secret[4..8]}-{Secret[8..]}";
}

/// <summary>A pairing code as it is stored.</summary>
public sealed record StoredPairingCode
{
    public required string CodeHash { get; init; }

    public required string AccountId { get; init; }

    public required string PinHash { get; init; }
}
