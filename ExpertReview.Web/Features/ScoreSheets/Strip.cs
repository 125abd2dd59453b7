namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>A figure among those of its track, as places from 0 to 100 on one axis; the numbers are printed beside it.</summary>
/// <param name="Own">This application.</param>
/// <param name="Others">All of the track, each place once.</param>
/// <param name="Median">The track's median.</param>
/// <param name="Threshold">The threshold, if there is one.</param>
public sealed record Strip(int Own, IReadOnlyList<int> Others, int Median, int? Threshold)
{
    /// <param name="own">This figure.</param>
    /// <param name="figures">All figures of the track, at least one.</param>
    /// <param name="median">Their median.</param>
    /// <param name="threshold">The threshold, if there is one.</param>
    public static Strip Of(decimal own, IReadOnlyList<decimal> figures, decimal median, decimal? threshold)
    {
        decimal[] all = threshold is { } least ? [.. figures, own, least] : [.. figures, own];
        decimal low = all.Min();
        decimal high = all.Max();
        return new(Place(own), [.. figures.Select(Place).Distinct()], Place(median), threshold is null ? null : Place(threshold.Value));

        int Place(decimal figure) => high == low ? 50 : (int)decimal.Round((figure - low) / (high - low) * 100);
    }
}
