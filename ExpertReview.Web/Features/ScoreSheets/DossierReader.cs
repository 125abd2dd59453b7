using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>Reads an expert's dossier from the blind copies.</summary>
public sealed class DossierReader(ScoreSheetStore sheets)
{
    /// <returns>The dossier; null when the sheet is not this expert's to see.</returns>
    public async Task<Dossier?> ReadAsync(Desk desk, DeskSheet sheet, Ruleset ruleset, CancellationToken cancel = default)
    {
        if (await sheets.ContentAsync(desk, sheet.BlindCode, cancel) is not { } content)
            return null;
        var peers = await sheets.TrackContentsAsync(desk.ProgramId, sheet.TrackCode, cancel);
        return Dossier.Of(BlindContent.Read(content), [.. peers.Select(BlindContent.Read)], ruleset, sheet.TypeCode, sheet.TrackCode);
    }

    /// <summary>The same of a released copy, for the supervisor: what an expert reads of it.</summary>
    public async Task<Dossier> ReadAsync(string programId, ReleasedCopy copy, Ruleset ruleset, CancellationToken cancel = default)
    {
        var peers = await sheets.TrackContentsAsync(programId, copy.TrackCode, cancel);
        return Dossier.Of(BlindContent.Read(copy.Content), [.. peers.Select(BlindContent.Read)], ruleset, copy.TypeCode, copy.TrackCode);
    }
}
