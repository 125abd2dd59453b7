using System.Text.Json;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Experts;

/// <summary>A roster's rows on their way from the preview to the import, in the page's form.</summary>
public static class RosterRows
{
    public static string Write(RosterReading reading) => CanonicalJson.Write(reading.Rows);

    /// <returns>Null when the text is not what <see cref="Write"/> made.</returns>
    public static RosterReading? Read(string? text)
    {
        try
        {
            var rows = CanonicalJson.Read<List<RosterRow>>(text ?? "null");
            return rows.Count is > 0 and <= RosterReader.MostRows && rows.TrueForAll(row => row?.Cells is not null)
                ? new RosterReading(rows, [])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
