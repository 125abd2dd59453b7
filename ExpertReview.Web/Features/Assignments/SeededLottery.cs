using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>
/// A number for each pair of application and expert, drawn from a seed that is shown: anybody can compute it again.
/// </summary>
/// <remarks>
/// The key is the seed's text in UTF-8; the number is the first two bytes, big-endian, of HMAC-SHA256(key, "application|expert")
/// over the codes in UTF-8. It depends on nothing else, on any machine and in any version of .NET.
/// </remarks>
public sealed class SeededLottery(string seed)
{
    /// <summary>Numbers lie below it.</summary>
    public const int Limit = 1 << 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(seed);

    public int Number(AssignedPair pair) =>
        BinaryPrimitives.ReadUInt16BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{pair.Application}|{pair.Expert}")));
}
