using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>Control of the share of false ones among the findings that are flagged, when many tests are made at once.</summary>
/// <remarks>
/// Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289–300. With 40 experts and ten tests each, 20
/// would be "significant at 5 %" by chance alone.
/// </remarks>
public static class FalseDiscovery
{
    /// <summary>Adjusted p-values: for the i-th smallest of m, the least of m·p_(k)/k over k ≥ i, at most 1.</summary>
    /// <param name="pValues">m p-values in [0, 1], in any order.</param>
    /// <returns>m adjusted values in the same order. Flagging those up to q keeps the expected share of false flags at q or
    /// below.</returns>
    /// <exception cref="ArgumentException">A value is outside [0, 1]; the message names its place.</exception>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        for (int place = 0; place < pValues.Count; place++)
        {
            if (!(pValues[place] >= 0 && pValues[place] <= 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Value {place}, {pValues[place]}, is no probability."), nameof(pValues));
            }
        }

        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderBy(place => pValues[place])];
        double[] adjusted = new double[order.Length];
        double least = 1;
        for (int rank = order.Length; rank > 0; rank--)
        {
            least = Math.Min(least, pValues[order[rank - 1]] * ((double)order.Length / rank));
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
