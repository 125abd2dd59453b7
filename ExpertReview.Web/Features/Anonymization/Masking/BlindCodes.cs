using System.Globalization;
using System.Security.Cryptography;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// Makes blind codes (盲审编号) such as K7Q-204: drawn at random, so that neither order nor name can be read from one.
/// There are 4 608 000; the caller's UNIQUE column settles a repeat by drawing again.
/// </summary>
public static class BlindCodes
{
    // Without I and O, which pass for 1 and 0 when read aloud or copied by hand; the middle digit likewise.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    public static string New() => New(RandomNumberGenerator.GetInt32);

    /// <param name="below">A uniform random number from zero up to, not including, its argument.</param>
    public static string New(Func<int, int> below) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Letters[below(Letters.Length)]}{Digits[below(Digits.Length)]}{Letters[below(Letters.Length)]}-{below(1000):000}");
}
