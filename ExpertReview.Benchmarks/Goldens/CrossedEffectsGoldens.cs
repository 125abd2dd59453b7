using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Crossed random effects against lme4.</summary>
internal static class CrossedEffectsGoldens
{
    /// <summary>REML, unless the case says otherwise.</summary>
    public static void Crossed(GoldenCase golden, Comparison comparison) => Compare(golden, comparison, IsRestricted(golden) ?? true);

    /// <summary>ML.</summary>
    public static void CrossedFullLikelihood(GoldenCase golden, Comparison comparison) => Compare(golden, comparison, IsRestricted(golden) ?? false);

    /// <summary>One grouping factor.</summary>
    public static void OneWay(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        string group = Name(golden, "group_column", "g"), score = Name(golden, "score_column", "y");
        var ratings = Ratings.Create(
            Enumerable.Range(0, table.Count)
                .Where(row => table.Number(row, score) is not null)
                .Select(row => new Rating(table.Text(row, group), "all", table.Number(row, score)!.Value)),
            repeats: true);
        var options = new CrossedEffectsOptions
        {
            ExpertEffects = false,
            Likelihood = IsRestricted(golden) ?? true ? LikelihoodKind.Restricted : LikelihoodKind.Full,
        };
        new CrossedEffectsFigures(ratings, options, golden.Expected, group, "").Compare(golden, comparison);
    }

    private static void Compare(GoldenCase golden, Comparison comparison, bool restricted)
    {
        string application = Name(golden, "application_column", "application"), expert = Name(golden, "expert_column", "expert");
        var ratings = GoldenRatings.Read(golden, application, expert);
        var options = new CrossedEffectsOptions { Likelihood = restricted ? LikelihoodKind.Restricted : LikelihoodKind.Full };
        new CrossedEffectsFigures(ratings, options, golden.Expected, application, expert).Compare(golden, comparison);
    }

    private static string Name(GoldenCase golden, string parameter, string standard) => golden.Parameter(parameter)?.GetString() ?? standard;

    private static bool? IsRestricted(GoldenCase golden) =>
        golden.Parameter("REML") is { ValueKind: JsonValueKind.True or JsonValueKind.False } stated ? stated.GetBoolean() : null;
}
