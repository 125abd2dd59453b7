using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>One fit and its figures by the names that the cases give them.</summary>
internal sealed class CrossedEffectsFigures
{
    private readonly Ratings _ratings;
    private readonly CrossedEffectsOptions _options;
    private readonly string _applicationColumn;
    private readonly string _expertColumn;
    private readonly CrossedEffectsFit _fit;
    private readonly JsonElement _expected;

    /// <param name="expected">The expected figures: those of the case, or a part of them.</param>
    public CrossedEffectsFigures(
        Ratings ratings, CrossedEffectsOptions options, JsonElement expected, string applicationColumn = "application", string expertColumn = "expert")
    {
        (_ratings, _options, _expected, _applicationColumn, _expertColumn) = (ratings, options, expected, applicationColumn, expertColumn);
        _fit = CrossedEffects.Fit(ratings, options);
    }

    public void Compare(GoldenCase golden, Comparison comparison)
    {
        foreach (var expected in _expected.EnumerateObject())
            Compare(golden, comparison, expected.Name, expected.Value);
    }

    private void Compare(GoldenCase golden, Comparison comparison, string figure, JsonElement expected)
    {
        switch (figure)
        {
            case "app_id" or "exp_id" or "id":
                break;   // the order of the figures beside it
            case "REML":
                comparison.Same(figure, (_options.Likelihood == LikelihoodKind.Restricted).ToString(), expected.GetBoolean().ToString());
                break;
            case "n_obs" or "n_app" or "n_exp" or "connected_components":
                comparison.Same(figure, Whole(figure).ToString(CultureInfo.InvariantCulture), expected.GetInt32().ToString(CultureInfo.InvariantCulture));
                break;
            case "criterion" or "loglik" or "AIC" or "BIC":
                comparison.Number(figure, Criterion(figure), expected, golden.Tolerance("criterion"));
                break;
            case "criterion_at_theta":
                AtRatios(golden, comparison, expected);
                break;
            case "theta" when expected.ValueKind == JsonValueKind.Object:
                foreach (var ratio in expected.EnumerateObject())
                    comparison.Number($"theta.{ratio.Name}", Ratio(ratio.Name), ratio.Value, golden.Tolerance("theta"));
                break;
            case "theta" or "theta_app" or "theta_exp":
                comparison.Number(figure, figure == "theta_exp" ? _fit.Ratios.Expert : _fit.Ratios.Application, expected, golden.Tolerance("theta"));
                break;
            case "var_app" or "var_exp" or "var_resid" or "var_group":
                Variance(golden, comparison, figure, expected);
                break;
            case "intercept":
                comparison.Number(figure, _fit.Intercept, expected, golden.Tolerance("intercept"));
                break;
            case "intercept_se":
                comparison.Number(figure, _fit.InterceptStandardError, expected, golden.Tolerance("sd"));
                break;
            case "blup_csv":
                Effects(golden, comparison, golden.Table(expected.GetString()!));
                break;
            default:
                ByCode(golden, comparison, figure, expected);
                break;
        }
    }

    private void ByCode(GoldenCase golden, Comparison comparison, string figure, JsonElement expected)
    {
        string tolerance = figure.StartsWith("sd", StringComparison.Ordinal) || figure.Contains("_sd", StringComparison.Ordinal) ? "sd" : "blup";
        if (figure == "kendall_raw_vs_blup")
        {
            var tau = Correlation.KendallTauB(ReferenceTies.RawMeans(_ratings), _fit.ApplicationEffects.ToArray());
            comparison.Number(figure, tau.Value, expected, golden.Tolerance("blup") + ReferenceTies.Doubt(_fit.ApplicationEffects));
            return;
        }

        var (codes, values, order) = figure switch
        {
            "blup_app" => (_ratings.Applications, _fit.ApplicationEffects.ToArray(), "app_id"),
            "blup_exp" => (_ratings.Experts, _fit.ExpertEffects.ToArray(), "exp_id"),
            "blup" => (_ratings.Applications, _fit.ApplicationEffects.ToArray(), "id"),
            "cond_sd_app" => (_ratings.Applications, _fit.ConditionalDeviations().Applications, "app_id"),
            "cond_sd_exp" => (_ratings.Experts, _fit.ConditionalDeviations().Experts, "exp_id"),
            "cond_sd" => (_ratings.Applications, _fit.ConditionalDeviations().Applications, "id"),
            "pev_sd_app" => (_ratings.Applications, _fit.PredictionErrorDeviations().Applications, "app_id"),
            "pev_sd_exp" => (_ratings.Experts, _fit.PredictionErrorDeviations().Experts, "exp_id"),
            "pev_sd" => (_ratings.Applications, _fit.PredictionErrorDeviations().Applications, "id"),
            "sd_mu_plus_app" => (_ratings.Applications, _fit.TrueValueDeviations(), "app_id"),
            "sd_mu_plus" => (_ratings.Applications, _fit.TrueValueDeviations(), "id"),
            "raw_mean" => (_ratings.Applications, Means(_ratings), "app_id"),
            "expert_zscore" => (_ratings.Applications, Means(ExpertStandardization.Of(_ratings, StandardizationMethod.ZScore).Ratings), "app_id"),
            _ => throw new InvalidDataException($"{golden.Id} expects \"{figure}\", which is not known."),
        };
        var byCode = codes.Zip(values).ToDictionary(pair => pair.First, pair => (double?)pair.Second);
        comparison.ByCode(figure, code => byCode[code], _expected.GetProperty(order), expected, golden.Tolerance(tolerance));
    }

    private static double[] Means(Ratings ratings) => [.. LocationEstimator.Mean.PerApplication(ratings).Select(mean => mean.Value!.Value)];

    private int Whole(string figure) => figure switch
    {
        "n_obs" => _ratings.Count,
        "n_app" => _ratings.Applications.Count,
        "n_exp" => _ratings.Experts.Count,
        _ => ReviewGraph.Of(_ratings).Components.Count,
    };

    private double Criterion(string figure) => figure switch
    {
        "criterion" => _fit.Criterion,
        "loglik" => _fit.LogLikelihood,
        "AIC" => _fit.AkaikeCriterion,
        _ => _fit.BayesianCriterion,
    };

    private double Ratio(string column) =>
        column == _applicationColumn ? _fit.Ratios.Application
        : column == _expertColumn ? _fit.Ratios.Expert
        : throw new InvalidDataException($"\"{column}\" is neither the applications' nor the experts' column.");

    private void Variance(GoldenCase golden, Comparison comparison, string figure, JsonElement expected)
    {
        double variance = figure switch
        {
            "var_exp" => _fit.ExpertVariance,
            "var_resid" => _fit.ResidualVariance,
            _ => _fit.ApplicationVariance,
        };

        // Relative to 0 nothing is near; on the boundary the reference may stop just short of it.
        if (expected.GetDouble() < 1e-8 * _fit.ResidualVariance)
            comparison.Number(figure, variance, expected, golden.Tolerance("variance_rel") * _fit.ResidualVariance);
        else
            comparison.Relative(figure, variance, expected, golden.Tolerance("variance_rel"));
    }

    private void AtRatios(GoldenCase golden, Comparison comparison, JsonElement expected)
    {
        JsonElement[] points = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : [expected];
        foreach (var point in points)
        {
            double application = point.TryGetProperty("theta_app", out var ofApplication) ? ofApplication.GetDouble() : point.GetProperty("theta").GetDouble();
            double expert = point.TryGetProperty("theta_exp", out var ofExpert) ? ofExpert.GetDouble() : 0;
            var at = CrossedEffects.Fit(_ratings, _options with { FixedRatios = new(application, expert) });
            comparison.Number(
                string.Create(CultureInfo.InvariantCulture, $"criterion_at_theta({application}, {expert})"),
                at.Criterion, point.GetProperty("criterion"), golden.Tolerance("criterion_at_theta"));
        }
    }

    /// <summary>A table of all levels: group (a column's name), id, blup, cond_sd.</summary>
    private void Effects(GoldenCase golden, Comparison comparison, GoldenTable table)
    {
        var conditional = _fit.ConditionalDeviations();
        var applications = Levels(_ratings.Applications, _fit.ApplicationEffects, conditional.Applications);
        var experts = Levels(_ratings.Experts, _fit.ExpertEffects, conditional.Experts);
        for (int row = 0; row < table.Count; row++)
        {
            string group = table.Text(row, "group"), id = table.Text(row, "id");
            var (effect, deviation) = (group == _applicationColumn ? applications : experts)[id];
            comparison.Deviation($"blup {group} {id}", Math.Abs(effect - table.Number(row, "blup")!.Value), golden.Tolerance("blup"));
            comparison.Deviation($"cond_sd {group} {id}", Math.Abs(deviation - table.Number(row, "cond_sd")!.Value), golden.Tolerance("sd"));
        }

        comparison.Same("levels", table.Count.ToString(CultureInfo.InvariantCulture), (applications.Count + experts.Count).ToString(CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, (double Effect, double Deviation)> Levels(
        IReadOnlyList<string> codes, ReadOnlySpan<double> effects, IReadOnlyList<double> deviations)
    {
        var levels = new Dictionary<string, (double, double)>(codes.Count);
        for (int level = 0; level < codes.Count; level++)
            levels.Add(codes[level], (effects[level], deviations[level]));
        return levels;
    }
}
