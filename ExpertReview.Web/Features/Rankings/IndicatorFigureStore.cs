using System.Globalization;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Reads the figures that are scored as indicators: numbers by blind code, from the copies in which no identity is.</summary>
public static class IndicatorFigureStore
{
    /// <returns>By blind code: the figures that were filed, by field.</returns>
    public static async Task<IReadOnlyDictionary<string, SortedDictionary<string, decimal>>> ReadAsync(
        Session session, string programId, IndicatorRules rules, CancellationToken cancel = default)
    {
        var copies = await session.QueryAsync<Copy>("""
            SELECT blind_code, content
              FROM blind_copies
             WHERE program_id = @programId
            """, new { programId }, cancel);
        return copies.ToDictionary(copy => copy.BlindCode, copy => Figures(BlindContent.Read(copy.Content), rules), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, decimal> Figures(BlindContent content, IndicatorRules rules)
    {
        var figures = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (string field in rules.Figures.Select(rule => rule.Field))
        {
            if (decimal.TryParse(content.Values.GetValueOrDefault(field), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal figure))
                figures[field] = figure;
        }

        return figures;
    }

    private sealed record Copy
    {
        public required string BlindCode { get; init; }

        public required string Content { get; init; }
    }
}
