using System.Text.Json;
using ExpertReview.Web.Features.Programs;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Features.Programs;

public sealed class RulesetJsonTests
{
    private static readonly Ruleset Scheme = BuiltInSchemes.All["cluster-selection-2026"];

    private static readonly Gen<string> Texts =
        from text in Gen.Elements('规', '“', '<', '\\', '"', 'é', '\n', ' ', 'x').NonEmptyListOf()
        where !string.IsNullOrWhiteSpace(string.Concat(text)) && text.Count < RulesetCheck.MaxNameLength
        select string.Concat(text);

    private static readonly Arbitrary<Ruleset> Rulesets = (
        from scheme in Gen.Elements(BuiltInSchemes.All.Values.ToArray())
        from name in Texts
        from rubric in Texts
        from cut in Gen.Choose(0, 10_001)
        from step in Gen.Elements(1, 5, 10, 25, 30, 50, 100, 2500)
        from experts in Gen.Choose(1, 12)
        from drop in Gen.Choose(2, 9)
        from threshold in Gen.Choose(0, 100_000)
        from scale in Gen.Choose(0, 4)
        from places in Gen.Choose(0, 9)
        from open in Gen.Elements(true, false)
        from rounding in Gen.Elements(Enum.GetValues<MidpointRounding>())
        from minute in Gen.Choose(0, 1_000_000)
        select Vary(scheme, name, rubric, cut, step, experts, drop, new decimal(threshold, 0, 0, false, (byte)scale), places, open, rounding, minute))
        .ToArbitrary();

    [Fact]
    public void A_ruleset_that_passes_the_check_survives_writing_and_reading_with_the_same_hash()
    {
        int passed = 0;
        Prop.ForAll(Rulesets, ruleset =>
        {
            if (RulesetCheck.Check(ruleset).Count > 0)
                return;
            passed++;
            string written = RulesetJson.Write(ruleset);
            var read = RulesetJson.Read(written);
            Assert.Equal(written, RulesetJson.Write(read));
            Assert.Equal(RulesetJson.Hash(written), RulesetJson.Hash(RulesetJson.Write(read)));
            Assert.Empty(RulesetCheck.Check(read));
            Assert.Empty(RulesetDifference.Between(ruleset, read));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        Assert.True(passed > 20, $"Only {passed} of the rulesets passed the check.");
    }

    [Fact]
    public void The_same_ruleset_gives_the_same_hash_however_it_was_written()
    {
        var track = Scheme.Tracks[0];
        var other = track with { Thresholds = new Dictionary<string, decimal> { ["collab"] = 200.00m, ["core"] = 500m } };

        Assert.Equal(RulesetJson.Write(Scheme), RulesetJson.Write(Scheme with { Tracks = [other, .. Scheme.Tracks.Skip(1)] }));
    }

    [Fact]
    public void A_ruleset_from_before_calibration_and_indicators_reads_and_keeps_its_hash()
    {
        string old = RulesetJson.Write(Scheme with { Indicators = null });
        Assert.DoesNotContain("alibrat", old, StringComparison.Ordinal);
        Assert.DoesNotContain("indicators", old, StringComparison.Ordinal);

        var read = RulesetJson.Read(old);

        Assert.Equal(RulesetJson.Hash(old), RulesetJson.Hash(RulesetJson.Write(read)));
        Assert.Equal((null, null), (read.Indicators, read.Ranking.Calibration));
        foreach (var other in BuiltInSchemes.All.Values.Where(scheme => scheme.Scheme != Scheme.Scheme))
            Assert.DoesNotContain("\"indicators\"", RulesetJson.Write(other), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_names_options_and_figures_by_field()
    {
        var changed = Scheme with
        {
            Ranking = Scheme.Ranking with { Aggregation = AggregationMethod.Calibrated, Calibration = new() },
            Indicators = Scheme.Indicators! with { Figures = [.. Scheme.Indicators.Figures.Skip(1)], Share = 3000 },
        };

        var changes = RulesetDifference.Between(Scheme, changed);

        Assert.Contains(new RulesetChange("ranking.calibration.calibratesSpread", null, "true"), changes);
        Assert.Contains(new RulesetChange("indicators.figures[scale.1].weight", "1", null), changes);
        Assert.Contains(new RulesetChange("indicators.share", "0", "3000"), changes);
        Assert.DoesNotContain(changes, change => change.Path.StartsWith("indicators.figures[scale.2]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"scheme\":\"x\"")]
    public void What_is_no_ruleset_is_refused(string text) => Assert.Throws<JsonException>(() => RulesetJson.Read(text));

    [Theory]
    [InlineData("\"types\":[", "\"types\":[null,")]
    [InlineData("\"types\":[", "\"types\":null,\"x\":[")]
    [InlineData("\"aggregation\":\"dropExtremes\"", "\"aggregation\":7")]
    [InlineData("\"commentRequired\":false", "\"commentRequired\":false,\"commentRequired\":true")]
    [InlineData("\"commentRequired\":false", "\"commentRequird\":false")]
    public void A_file_with_holes_strange_names_or_doubles_is_refused(string right, string wrong)
    {
        string text = RulesetJson.Write(Scheme);
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => RulesetJson.Read(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_difference_names_the_place_by_code_and_misses_nothing_that_is_hashed()
    {
        var changed = Scheme with
        {
            Tracks = [.. Scheme.Tracks.Where(track => track.Code != "iot").Select(track => track.Code == "software"
                ? track with { Thresholds = new Dictionary<string, decimal> { ["core"] = 310, ["collab"] = 50 } }
                : track)],
            CommentRequired = true,
        };

        var changes = RulesetDifference.Between(Scheme, changed);

        Assert.Contains(new RulesetChange("tracks[software].thresholds.core", "300", "310"), changes);
        Assert.Contains(new RulesetChange("commentRequired", "false", "true"), changes);
        Assert.Contains(changes, change => change.Path == "tracks[iot].name" && change.After is null);
        Assert.All(changes, change => Assert.True(
            change.Path.StartsWith("tracks[iot]", StringComparison.Ordinal) || change.Path is "tracks[software].thresholds.core" or "commentRequired", change.Path));
    }

    private static Ruleset Vary(
        Ruleset scheme, string name, string rubric, int cut, int step, int experts, int drop, decimal threshold, int places, bool open, MidpointRounding rounding, int minute)
    {
        int rest = 10_000 - scheme.Dimensions.Skip(2).Sum(dimension => dimension.Weight);
        var first = scheme.Dimensions[0] with { Rubric = rubric, Weight = Math.Min(cut, rest), Step = step };
        var second = scheme.Dimensions[1] with { Weight = rest - first.Weight };
        return scheme with
        {
            Name = name,
            FilingClosesAt = DateTimeOffset.FromUnixTimeSeconds(60L * minute).ToOffset(TimeSpan.FromHours(8)),
            Dimensions = [first, second, .. scheme.Dimensions.Skip(2)],
            ExpertsPerApplication = experts,
            CommentRequired = open,
            Ranking = scheme.Ranking with { DropFromExperts = drop, Rounding = rounding, Aggregation = (AggregationMethod)(drop % 4), Calibration = drop % 4 == 3 ? new() { ShrinksToTrack = open } : null },
            Indicators = open ? scheme.Indicators : null,
            Quotas = [scheme.Quotas[0] with { Places = places, MinimumTotal = cut }, .. scheme.Quotas.Skip(1)],
            Tracks = [scheme.Tracks[0] with { Open = open, Thresholds = scheme.Tracks[0].Thresholds.ToDictionary(pair => pair.Key, _ => threshold) }, .. scheme.Tracks.Skip(1)],
        };
    }
}
