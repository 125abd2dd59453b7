using System.Globalization;
using System.Text;
using ExpertReview.Web.Features.Shared;
using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Reads the edit page's fields onto the ruleset that the page showed; what the page does not hold stays as it was.</summary>
public sealed partial class RulesetFormReading
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', '，', '、', ';', '；'];

    private readonly List<RulesetProblem> _problems = [];
    private readonly RulesetForm _form;
    private readonly Ruleset _shown;

    private RulesetFormReading(RulesetForm form, Ruleset shown) => (_form, _shown) = (form, shown);

    /// <param name="form">What was posted.</param>
    /// <param name="shown">The ruleset of the form's base version.</param>
    /// <returns>The edited ruleset and everything that is wrong with it or with what was typed.</returns>
    public static (Ruleset Ruleset, IReadOnlyList<RulesetProblem> Problems) Read(RulesetForm form, Ruleset shown)
    {
        var reading = new RulesetFormReading(form, shown);
        var edited = reading.Edited();
        var problems = reading._problems;
        if (string.IsNullOrWhiteSpace(form.Reason))
            problems.Add(new("reason", Code.Missing));
        else if (form.Reason.Length > RulesetCheck.MaxNameLength)
            problems.Add(new("reason", Code.TooLong, RulesetCheck.MaxNameLength));
        if (problems.Count == 0 && RulesetJson.Write(edited) == RulesetJson.Write(shown))
            problems.Add(new("", Code.Unchanged));
        // What could not be read keeps its old value: its place has one problem, not two.
        problems.AddRange(RulesetCheck.Check(edited).Select(reading.OnPage).Where(found => problems.All(typed => typed.Path != found.Path)).ToList());
        return (edited, problems);
    }

    private Ruleset Edited()
    {
        var types = Types();
        var tracks = Tracks(types);
        var dimensions = Dimensions();
        return WithoutRemoved(types, tracks, dimensions) with
        {
            Name = Typed(_form.Name),
            NameEn = Typed(_form.NameEn),
            FilingClosesAt = FilingClosesAt(),
            MountainIsland = MountainIsland(),
            WeightsAreDefault = _shown.WeightsAreDefault
                && dimensions.Select(dimension => dimension.Weight).SequenceEqual(_shown.Dimensions.Select(dimension => dimension.Weight)),
            ExpertsPerApplication = Whole(_form.ExpertsPerApplication, "expertsPerApplication") ?? _shown.ExpertsPerApplication,
            CommentRequired = _form.CommentRequired,
            CommentMaxLength = Whole(_form.CommentMaxLength, "commentMaxLength") ?? _shown.CommentMaxLength,
            Ranking = new()
            {
                Aggregation = _form.Ranking.Aggregation,
                DropFromExperts = Whole(_form.Ranking.DropFromExperts, "ranking.dropFromExperts") ?? _shown.Ranking.DropFromExperts,
                Calibration = Calibration(_form.Ranking),
                Decimals = Whole(_form.Ranking.Decimals, "ranking.decimals") ?? _shown.Ranking.Decimals,
                Rounding = _form.Ranking.Rounding,
                TieChain = [.. _form.Ranking.TieChain.OfType<string>().Where(step => step.Length > 0 && !IsRemovedStep(step, dimensions))],
            },
            Quotas = Quotas(types),
            Indicators = Indicators(dimensions),
        };
    }

    private DateTimeOffset? FilingClosesAt()
    {
        if (string.IsNullOrWhiteSpace(_form.FilingClosesAt))
            return null;
        if (DateTime.TryParse(_form.FilingClosesAt, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), ChinaTime.Offset);
        _problems.Add(new("filingClosesAt", Code.NotADate, _form.FilingClosesAt));
        return _shown.FilingClosesAt;
    }

    private MountainIslandLists MountainIsland()
    {
        var lists = _shown.MountainIsland.Lists.ToList();
        DateOnly? added = null;
        if (_form.MountainIsland.HasNew)
        {
            added = Day(_form.MountainIsland.NewFrom, "mountainIsland.newFrom");
            string[] names = (_form.MountainIsland.NewCounties ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            foreach (string unknown in names.Where(name => County(name) is null))
                _problems.Add(new("mountainIsland.newCounties", Code.UnknownCounty, unknown));
            if (string.IsNullOrWhiteSpace(_form.MountainIsland.NewSource))
                _problems.Add(new("mountainIsland.newSource", Code.Missing));
            if (names.Length == 0)
                _problems.Add(new("mountainIsland.newCounties", Code.Missing));
            if (lists.Any(list => list.From == added))
                _problems.Add(new("mountainIsland.newFrom", Code.DuplicateListDate, added!));
            else if (added is not null && _problems.All(problem => !problem.Path.StartsWith("mountainIsland", StringComparison.Ordinal)))
            {
                lists.Add(new()
                {
                    From = added.Value,
                    Source = Typed(_form.MountainIsland.NewSource),
                    Counties = [.. names.Select(name => County(name)!.Code).Distinct().Order(StringComparer.Ordinal)],
                });
            }
        }

        var inForce = _form.MountainIsland.InForce == MountainIslandInput.New
            ? added
            : Day(_form.MountainIsland.InForce, "mountainIsland.inForce");
        if (inForce is null && _form.MountainIsland.InForce == MountainIslandInput.New && !_form.MountainIsland.HasNew)
            _problems.Add(new("mountainIsland.newFrom", Code.Missing));
        return new() { InForce = inForce ?? _shown.MountainIsland.InForce, Lists = [.. lists.OrderBy(list => list.From)] };
    }

    private EligibilityRule Rule(EligibilityRule rule)
    {
        if (rule.Check != EligibilityCheck.RecommendationLimit || !_form.Eligibility.TryGetValue(rule.Code, out var input))
            return rule;
        string path = $"eligibility[{rule.Code}].placesByCounty";
        var places = new Dictionary<string, int>();
        var brand = new Dictionary<string, int>();
        foreach (string line in (input.PlacesByCounty ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (County(words[0]) is not { } county)
                _problems.Add(new(path, Code.UnknownCounty, words[0]));
            else if (words.Length is < 2 or > 3)
                _problems.Add(new(path, Code.NotANumber, line));
            else if (!places.TryAdd(county.Code, Whole(words[1], path) ?? 0))
                _problems.Add(new(path, Code.DuplicateCounty, county.Name));
            else if (words.Length == 3 && Whole(words[2], path) is { } extra)
                brand.Add(county.Code, extra);
        }

        return rule with
        {
            PlacesPerCity = string.IsNullOrWhiteSpace(input.PlacesPerCity) ? null : Whole(input.PlacesPerCity, $"eligibility[{rule.Code}].placesPerCity"),
            PlacesByCounty = places,
            BrandPlacesByCounty = brand,
        };
    }

    /// <summary>The options are part of the rules, and of their hash, only where the method has them.</summary>
    private static CalibrationRules? Calibration(RankingInput input) => input.Aggregation != AggregationMethod.Calibrated ? null : new()
    {
        CalibratesSpread = input.Calibration.CalibratesSpread,
        DownweightsOutliers = input.Calibration.DownweightsOutliers,
        ShrinksToTrack = input.Calibration.ShrinksToTrack,
    };

    private Quota Quota(QuotaInput input, string path) => new()
    {
        Type = input.Type ?? "",
        Places = Optional(input.Places, path + ".places", Whole),
        MinimumTotal = Optional(input.MinimumTotal, path + ".minimumTotal", Hundredths),
        PlacesPerCity = Optional(input.PlacesPerCity, path + ".placesPerCity", Whole),
    };

    private static int? Optional(string? typed, string path, Func<string?, string, int?> read) =>
        string.IsNullOrWhiteSpace(typed) ? null : read(typed, path);

    private static Division? County(string name) =>
        Divisions.All.FirstOrDefault(division => !division.IsCity && (division.Name == name || division.Code == name || division.ShortName == name));

    private DateOnly? Day(string? typed, string path)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _problems.Add(string.IsNullOrWhiteSpace(typed) ? new(path, Code.Missing) : new(path, Code.NotADate, typed));
        return null;
    }

    private int? Whole(string? typed, string path)
    {
        if (Number(typed, path, required: true) is not { } value)
            return null;
        if (value == decimal.Truncate(value) && Math.Abs(value) <= int.MaxValue)
            return (int)value;
        _problems.Add(new(path, Code.TooManyDecimals, 0));
        return null;
    }

    private int? Hundredths(string? typed, string path)
    {
        if (Number(typed, path, required: true) is not { } value)
            return null;
        if (Math.Abs(value) <= int.MaxValue / 100 && value * 100 == decimal.Truncate(value * 100))
            return (int)(value * 100);
        _problems.Add(new(path, Code.TooManyDecimals, 2));
        return null;
    }

    private decimal? Number(string? typed, string path, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (required)
                _problems.Add(new(path, Code.Missing));
            return null;
        }

        // Full-width digits are what a Chinese keyboard types.
        if (decimal.TryParse(typed.Normalize(NormalizationForm.FormKC), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value))
            return value;
        _problems.Add(new(path, Code.NotANumber, typed));
        return null;
    }

    private static string Typed(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");
}
