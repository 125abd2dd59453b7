using System.Text;

namespace ExpertReview.Web.Office;

/// <summary>File names in archives, by whoever packed them.</summary>
internal static class TextEncodings
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>With this, names that are not marked as UTF-8 arrive byte by byte, ready for <see cref="Name"/>.</summary>
    public static Encoding Bytes => Encoding.Latin1;

    /// <summary>Makes the code pages of Windows known to the process.</summary>
    public static void Register() => Encoding.GetEncoding("GB18030");

    /// <summary>The name: UTF-8 where its bytes are (macOS does not mark it), else GBK as Chinese Windows writes it.</summary>
    public static string Name(string name)
    {
        if (name.Any(letter => letter > 0xFF))
            return name;
        byte[] bytes = Bytes.GetBytes(name);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
