using System.Text;
using QRCoder;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>QR codes as images that a page carries in itself, so that what they say is in no address and no cache.</summary>
public static class QrImage
{
    /// <returns>A data address of an SVG image, for <c>img src</c>.</returns>
    public static string DataUri(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var image = new SvgQRCode(data);
        // Dark on white in dark mode too: cameras want it so.
        string svg = image.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
