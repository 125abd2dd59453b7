using System.Security.Cryptography;

namespace ExpertReview.Web.Data;

/// <summary>Keys of rows: random, so that no key tells in which order things came in.</summary>
public static class Identifier
{
    // Without i, l, o, u: nobody misreads it aloud.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Twelve characters of five random bits each.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 12);
}
