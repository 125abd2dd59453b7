using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The lists of the edit page, to which rows may be added and from which they may be taken.</summary>
public sealed partial class RulesetFormReading
{
    /// <summary>For each list of the edited ruleset, the page's row of each of its items.</summary>
    private readonly Dictionary<string, int[]> _rows = [];

    private ApplicationType[] Types() => Kept("types", _shown.Types, type => type.Code, _form.Types, input => input.Code, input => input.Remove, input => input.IsNew,
        (type, input, _) => (type ?? new ApplicationType { Code = Free("type", _shown.Types.Select(one => one.Code)), Name = "", NameEn = "" }) with
        {
            Name = Typed(input.Name), NameEn = Typed(input.NameEn), ShortName = string.IsNullOrWhiteSpace(input.ShortName) ? null : Typed(input.ShortName),
        });

    private Track[] Tracks(ApplicationType[] types) => Kept("tracks", _shown.Tracks, track => track.Code, _form.Tracks, input => input.Code, input => input.Remove, input => input.IsNew,
        (track, input, path) =>
        {
            var chosen = (track?.Types ?? input.Types).Where(type => types.Any(one => one.Code == type)).ToArray();
            if (track?.Types.Count > 0 && chosen.Length == 0)
                return null;   // every type that could choose it was taken out
            return (track ?? new Track { Code = Free("track", _shown.Tracks.Select(one => one.Code)), Name = "", Types = chosen }) with
            {
                Name = Typed(input.Name),
                Highland = string.IsNullOrWhiteSpace(input.Highland) ? null : Typed(input.Highland),
                Open = input.Open,
                Types = chosen,
                Thresholds = chosen
                    .Select(type => (Type: type, Figure: Number(input.Thresholds.GetValueOrDefault(type), $"{path}.thresholds[{type}]")))
                    .Where(threshold => threshold.Figure is not null)
                    .ToDictionary(threshold => threshold.Type, threshold => threshold.Figure!.Value),
            };
        });

    private Dimension[] Dimensions() => Kept("dimensions", _shown.Dimensions, dimension => dimension.Code, _form.Dimensions, input => input.Code, input => input.Remove, input => input.IsNew,
        (dimension, input, path) =>
        {
            dimension ??= new Dimension { Code = Free("dimension", _shown.Dimensions.Select(one => one.Code)), Name = "", NameEn = "", Rubric = "", Weight = 0 };
            return dimension with
            {
                Name = Typed(input.Name),
                NameEn = Typed(input.NameEn),
                Rubric = Typed(input.Rubric),
                RubricEn = string.IsNullOrWhiteSpace(input.RubricEn) ? null : Typed(input.RubricEn),
                Weight = Hundredths(input.Weight, $"{path}.weight") ?? dimension.Weight,
                Minimum = Hundredths(input.Minimum, $"{path}.minimum") ?? dimension.Minimum,
                Maximum = Hundredths(input.Maximum, $"{path}.maximum") ?? dimension.Maximum,
                Step = Hundredths(input.Step, $"{path}.step") ?? dimension.Step,
            };
        });

    /// <summary>A type without a cut line needs no quota, unless it had one.</summary>
    private Quota[] Quotas(ApplicationType[] types)
    {
        var kept = _form.Quotas.Index()
            .Where(pair => types.Any(type => type.Code == pair.Item.Type))
            .Where(pair => _shown.Quotas.Any(quota => quota.Type == pair.Item.Type)
                || !string.IsNullOrWhiteSpace(pair.Item.Places + pair.Item.MinimumTotal + pair.Item.PlacesPerCity))
            .ToList();
        _rows["quotas"] = [.. kept.Select(pair => pair.Index)];
        return [.. kept.Select(pair => Quota(pair.Item, $"quotas[{pair.Index}]"))];
    }

    /// <summary>
    /// The shown ruleset with its lists replaced, and without what spoke of something that was taken out: thresholds, choices of the
    /// form, checks that concerned only a removed type.
    /// </summary>
    private Ruleset WithoutRemoved(ApplicationType[] types, Track[] tracks, Dimension[] dimensions)
    {
        bool IsType(string code) => types.Any(type => type.Code == code);
        bool IsTrack(string code) => tracks.Any(track => track.Code == code);
        string? Known(string? dimension) => dimensions.Any(one => one.Code == dimension) ? dimension : null;
        var form = _shown.Form;
        return _shown with
        {
            Types = types,
            Tracks = tracks,
            Dimensions = dimensions,
            Eligibility =
            [
                .. _shown.Eligibility.Where(rule => rule.Types.Count == 0 || rule.Types.Any(IsType)).Select(rule => Rule(rule) with
                {
                    Types = [.. rule.Types.Where(IsType)],
                    Thresholds = rule.Thresholds.Where(pair => IsType(pair.Key)).ToDictionary(),
                    MountainIslandThresholds = rule.MountainIslandThresholds.Where(pair => IsType(pair.Key)).ToDictionary(),
                }),
            ],
            Form = form with
            {
                Fields =
                [
                    .. form.Fields.Select(field => field with
                    {
                        Choices = field.Code == form.TypeField && field.Kind == FieldKind.Choice ? [.. types.Select(type => type.Name)] : field.Choices,
                        Dimension = Known(field.Dimension),
                        NotFilledForTracks = [.. field.NotFilledForTracks.Where(IsTrack)],
                        // A field for removed tracks alone would otherwise be asked of everyone.
                        OnlyForTracks = field.OnlyForTracks.Any(IsTrack) ? [.. field.OnlyForTracks.Where(IsTrack)] : field.OnlyForTracks,
                        LabelForTracks = field.LabelForTracks.Where(pair => IsTrack(pair.Key)).ToDictionary(),
                        LabelEnForTracks = field.LabelEnForTracks.Where(pair => IsTrack(pair.Key)).ToDictionary(),
                    }),
                ],
                Tables = [.. form.Tables.Select(table => table with { Dimension = Known(table.Dimension) })],
            },
        };
    }

    private bool IsRemovedStep(string step, Dimension[] dimensions) =>
        _shown.Dimensions.Any(dimension => step == ScoringRulesCheck.DimensionStep + dimension.Code)
        && !dimensions.Any(dimension => step == ScoringRulesCheck.DimensionStep + dimension.Code);

    /// <summary>The items that stay, as typed, then those that are new; and which row of the page each came from.</summary>
    private T[] Kept<T, TInput>(
        string list, IReadOnlyList<T> shown, Func<T, string> codeOf, List<TInput> inputs, Func<TInput, string?> inputCode,
        Func<TInput, bool> isRemoved, Func<TInput, bool> isNew, Func<T?, TInput, string, T?> read)
        where T : class
    {
        var kept = new List<(T Item, int Row)>();
        foreach (var (row, item) in shown.Index())
        {
            var input = inputs.FirstOrDefault(one => inputCode(one) == codeOf(item));
            if (input is null)
                kept.Add((item, row));
            else if (!isRemoved(input) && read(item, input, $"{list}[{row}]") is { } edited)
                kept.Add((edited, row));
        }

        foreach (var (row, input) in inputs.Index().Where(pair => isNew(pair.Item)))
            kept.Add((read(null, input, $"{list}[{row}]")!, row));
        _rows[list] = [.. kept.Select(pair => pair.Row)];
        return [.. kept.Select(pair => pair.Item)];
    }

    /// <summary>A code that nothing has yet.</summary>
    private static string Free(string kind, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet();
        int number = known.Count + 1;
        while (known.Contains(Code(number)))
            number++;
        return Code(number);

        string Code(int of) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{of}");
    }

    /// <summary>The place on the page of a problem of the edited ruleset, whose lists may have fewer rows than the page's.</summary>
    private RulesetProblem OnPage(RulesetProblem problem)
    {
        var place = ListPlace().Match(problem.Path);
        return place.Success && _rows.TryGetValue(place.Groups[1].Value, out int[]? rows)
            && int.TryParse(place.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < rows.Length
            ? problem with { Path = $"{place.Groups[1].Value}[{rows[index].ToString(CultureInfo.InvariantCulture)}]{place.Groups[3].Value}" }
            : problem;
    }

    [GeneratedRegex(@"^(\w+)\[(\d+)\](.*)$", RegexOptions.Singleline)]
    private static partial Regex ListPlace();
}
