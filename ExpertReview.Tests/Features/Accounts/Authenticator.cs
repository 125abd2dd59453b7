using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ExpertReview.Tests.Features.Accounts;

/// <summary>The app on a phone: codes by RFC 6238 (SHA-1, 30 seconds, six digits), written from the standard.</summary>
internal static class Authenticator
{
    public static string Code(string secret)
    {
        byte[] counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 as authenticators speak it.
        byte[] hash = HMACSHA1.HashData(Base32(secret), counter);
#pragma warning restore CA5350
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        string bits = string.Concat(text.Select(letter =>
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
