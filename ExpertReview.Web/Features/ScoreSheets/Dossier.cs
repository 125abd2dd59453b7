using System.Globalization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>What an expert reads about one application: its blind copy, arranged by the dimensions that the marks are for.</summary>
/// <param name="Sections">A general one without code first, then one per dimension.</param>
public sealed record Dossier(IReadOnlyList<DossierSection> Sections)
{
    private const int FewestForMedian = 3;

    /// <param name="content">The blind copy.</param>
    /// <param name="peers">The released blind copies of the same track, this one among them.</param>
    /// <param name="ruleset">The frozen ruleset.</param>
    /// <param name="type">The application's type, by code.</param>
    /// <param name="track">Its track, by code.</param>
    public static Dossier Of(BlindContent content, IReadOnlyList<BlindContent> peers, Ruleset ruleset, string type, string? track)
    {
        var sections = new List<DossierSection> { Section(null, "") };
        foreach (var dimension in ruleset.Dimensions)
            sections.Add(Section(dimension.Code, dimension.Label()));
        return new([.. sections.Where(section => section.Facts.Count + section.Indicators.Count + section.Tables.Count > 0)]);

        DossierSection Section(string? dimension, string title)
        {
            // The mask has taken identity fields away already; they are not even looked for here.
            var fields = ruleset.Form.Fields
                .Where(field => field.Dimension == dimension && field.Identity == IdentityKind.None && field.IsFilledFor(track)
                    && field.Code != ruleset.Form.TypeField && field.Code != ruleset.Form.TrackField)
                .ToList();
            return new(
                dimension, title,
                [.. fields.Where(field => !IsFigure(field)).Select(field => new DossierFact(field.Text(track), Words(content, field)))],
                [.. fields.Where(IsFigure).Select(field => Indicator(field))],
                [.. ruleset.Form.Tables.Where(table => table.Dimension == dimension && content.Tables.GetValueOrDefault(table.Code) is { Count: > 0 })
                    .Select(table => new DossierTable(table.Text(), table.Columns, content.Tables[table.Code]))]);
        }

        Indicator Indicator(FormField field)
        {
            decimal? own = Figure(content, field.Code);
            List<decimal> figures = [.. peers.Select(peer => Figure(peer, field.Code)).OfType<decimal>().Order()];
            decimal? median = figures.Count >= FewestForMedian ? Median(figures) : null;
            decimal? threshold = Threshold(ruleset, field.Code, type, track);
            return new(field.Text(track), content.Values.GetValueOrDefault(field.Code), field.Unit, median, threshold,
                threshold is null || own is null ? null : own >= threshold,
                own is null || median is null ? null : Strip.Of(own.Value, figures, median.Value, threshold));
        }
    }

    private static bool IsFigure(FormField field) => field.Kind is FieldKind.Number or FieldKind.Count;

    private static string? Words(BlindContent content, FormField field)
    {
        string? words = content.Values.GetValueOrDefault(field.Code);
        string? more = field.Kind == FieldKind.Presence ? content.Values.GetValueOrDefault(field.Code + ".text") : null;
        return string.IsNullOrWhiteSpace(more) ? words : $"{words}：{more}";
    }

    private static decimal? Figure(BlindContent content, string field) =>
        decimal.TryParse(content.Values.GetValueOrDefault(field), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal figure) ? figure : null;

    internal static decimal Median(IReadOnlyList<decimal> sorted) => sorted.Count % 2 == 1
        ? sorted[sorted.Count / 2]
        : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    /// <summary>The least figure that a formal check of the ruleset asks of this type and track.</summary>
    private static decimal? Threshold(Ruleset ruleset, string field, string type, string? track)
    {
        var rule = ruleset.Eligibility.FirstOrDefault(rule => rule.Field == field
            && rule.Check is EligibilityCheck.TrackThreshold or EligibilityCheck.TypeThreshold
            && (rule.Types.Count == 0 || rule.Types.Contains(type)));
        var thresholds = rule?.Check == EligibilityCheck.TrackThreshold ? ruleset.Track(track)?.Thresholds : rule?.Thresholds;
        return thresholds is not null && thresholds.TryGetValue(type, out decimal threshold) ? threshold : null;
    }
}

/// <param name="Dimension">The dimension's code; null for the general section.</param>
/// <param name="Title">The dimension's name; empty for the general section.</param>
/// <param name="Facts">Answers in words.</param>
/// <param name="Indicators">Figures.</param>
/// <param name="Tables">Tables that have rows.</param>
public sealed record DossierSection(
    string? Dimension, string Title, IReadOnlyList<DossierFact> Facts, IReadOnlyList<Indicator> Indicators, IReadOnlyList<DossierTable> Tables);

/// <param name="Label">The field's label.</param>
/// <param name="Words">The answer; null when there is none.</param>
public sealed record DossierFact(string Label, string? Words);

/// <param name="Label">The field's label.</param>
/// <param name="Value">The figure as filed; null when there is none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Median">The track's median, from three figures on.</param>
/// <param name="Threshold">What a formal check asks, where one reads this figure.</param>
/// <param name="ReachesThreshold">Whether the figure reaches it as it stands, before any lowering that the notice grants.</param>
/// <param name="Strip">Where this figure lies among those of its track.</param>
public sealed record Indicator(
    string Label, string? Value, string? Unit, decimal? Median, decimal? Threshold, bool? ReachesThreshold, Strip? Strip);

/// <param name="Label">The table's title.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Rows of cells in the order of the columns.</param>
public sealed record DossierTable(string Label, IReadOnlyList<FormField> Columns, IReadOnlyList<List<string?>> Rows);
