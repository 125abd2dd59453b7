using System.Globalization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>What the edit page posts about indicators; figures stay as typed.</summary>
public sealed record IndicatorsInput
{
    /// <summary>Every figure of the form that could count, by the field's code.</summary>
    public Dictionary<string, IndicatorInput> Figures { get; init; } = [];

    public IndicatorNormalization Normalization { get; init; }

    public IndicatorWeighting Weighting { get; init; }

    /// <summary>Rows of judgements by dimension, a line each.</summary>
    public Dictionary<string, string?> Judgements { get; init; } = [];

    /// <summary>Per cent, as is <see cref="Share"/>.</summary>
    public string? LeastShare { get; init; }

    public string? Share { get; init; }

    /// <summary>The fields of a form that can be scored: figures that belong to a dimension.</summary>
    public static IEnumerable<FormField> Candidates(Ruleset ruleset) => ruleset.Form.Fields
        .Where(field => field.Kind is FieldKind.Number or FieldKind.Count && field.Dimension is not null && field.Identity == IdentityKind.None);

    public static IndicatorsInput Of(Ruleset ruleset)
    {
        var rules = ruleset.Indicators ?? new() { Figures = [] };
        return new()
        {
            Figures = Candidates(ruleset).ToDictionary(
                field => field.Code, field => IndicatorInput.Of(rules.Figures.FirstOrDefault(figure => figure.Field == field.Code))),
            Normalization = rules.Normalization,
            Weighting = rules.Weighting,
            Judgements = rules.Judgements.ToDictionary(table => table.Dimension, table => (string?)string.Join('\n', table.Rows)),
            LeastShare = Percent(rules.LeastShare),
            Share = Percent(rules.Share),
        };
    }

    private static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}

public sealed record IndicatorInput
{
    public bool Counts { get; init; }

    public IndicatorDirection Direction { get; init; }

    public string? Weight { get; init; }

    internal static IndicatorInput Of(IndicatorRule? rule) => new()
    {
        Counts = rule is not null,
        Direction = rule?.Direction ?? IndicatorDirection.Benefit,
        Weight = (rule?.Weight ?? 1).ToString(CultureInfo.InvariantCulture),
    };
}
