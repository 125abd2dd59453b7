using System.Globalization;
using System.Text;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>
/// The hash that tablet and server compare, so that 已入账 means "the server holds exactly what this screen shows"; the text it
/// is taken of is specified in <c>Features/Shared/contentHash.ts</c>, with a test vector that both sides are held to.
/// </summary>
public static class SheetHash
{
    public static string Of(string blindCode, int version, ScoreSheet sheet) => CanonicalJson.Hash(Text(blindCode, version, sheet));

    internal static string Text(string blindCode, int version, ScoreSheet sheet)
    {
        var text = new StringBuilder("{\"comment\":").Quote(sheet.Comment).Append(",\"marks\":{");
        string separator = "";
        foreach (var (dimension, mark) in sheet.Marks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(separator).Quote(dimension).Append(':').Append(mark?.ToString(CultureInfo.InvariantCulture) ?? "null");
            separator = ",";
        }

        return text.Append("},\"sheet\":").Quote(blindCode)
            .Append(CultureInfo.InvariantCulture, $",\"version\":{version}}}").ToString();
    }

    /// <summary>As JSON.stringify writes a string: nothing is escaped but what must be, lone surrogates among it.</summary>
    private static StringBuilder Quote(this StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char character = value[i];
            if (char.IsHighSurrogate(character) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(character).Append(value[++i]);
                continue;
            }

            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ when char.IsSurrogate(character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"');
    }
}
