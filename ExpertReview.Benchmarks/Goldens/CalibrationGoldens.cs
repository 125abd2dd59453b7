using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Severities and spreads: least squares and the empirical-Bayes scale.</summary>
public static class CalibrationGoldens
{
    /// <summary>The method calibration.fixed_effects: plain and weighted least squares, and the diagnostics of the plain one.</summary>
    public static void FixedEffects(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        string score = table.Has("score") ? "score" : table.Columns.First(column => column is not ("application" or "expert" or "confidence"));
        Rating[] rows = [.. Enumerable.Range(0, table.Count).Select(row => new Rating(table.Text(row, "application"), table.Text(row, "expert"), table.Number(row, score)!.Value))];
        var ratings = Ratings.Create(rows, repeats: true);
        int[] placeOfRow = Places(ratings, rows);
        double tolerance = golden.Tolerance("value");
        var plain = LeastSquares.Fit(ratings);
        foreach (var expected in golden.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "ols":
                    Compare("ols", plain, expected.Value, tolerance, comparison);
                    break;
                case "wls_confidence":
                    double[] weights = new double[rows.Length];
                    for (int row = 0; row < rows.Length; row++)
                        weights[placeOfRow[row]] = table.Number(row, "confidence")!.Value;
                    Compare("wls_confidence", LeastSquares.Fit(ratings, weights), expected.Value, tolerance, comparison);
                    break;
                case "residuals":
                    comparison.Numbers("residuals", placeOfRow.Select(place => plain.Residuals[place]), expected.Value, tolerance);
                    break;
                case "leverage":
                    comparison.Numbers("leverage", placeOfRow.Select(place => plain.Leverages[place]), expected.Value, tolerance);
                    break;
                case "rstudent":
                    comparison.Numbers("rstudent", [.. placeOfRow.Select(place => plain.StudentizedResidual(place).Value)], expected.Value, tolerance);
                    break;
                case "expert_rms_residual":
                    foreach (var expert in expected.Value.EnumerateObject())
                        comparison.Number($"rms of {expert.Name}", plain.ExpertRootMeanSquare(Position(ratings.Experts, expert.Name)), expert.Value, tolerance);
                    break;
                case "anova_F":
                    comparison.Numbers("anova_F", [plain.Applications.F.Value, plain.ExpertsGivenApplications.F.Value], expected.Value, tolerance);
                    break;
                default:
                    comparison.Same("figure", "unknown", expected.Name);
                    break;
            }
        }
    }

    /// <summary>Values, standard errors, severities, σ and degrees of freedom of a least-squares fit; also a part of the method pipeline.</summary>
    /// <param name="expected">Null when the panel is not connected.</param>
    public static void Compare(string part, LeastSquaresFit fit, JsonElement expected, double tolerance, Comparison comparison)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            comparison.Same(part, fit.Graph.IsConnected ? "one scale" : "several scales", "several scales");
            return;
        }

        var applications = fit.Ratings.Applications;
        var experts = fit.Ratings.Experts;
        comparison.ByCode($"{part}.app_value", code => fit.ApplicationValues[Position(applications, code)], expected.GetProperty("app_id"), expected.GetProperty("app_value"), tolerance);
        comparison.ByCode($"{part}.app_se", code => fit.ApplicationStandardError(Position(applications, code)).Value, expected.GetProperty("app_id"), expected.GetProperty("app_se"), tolerance);
        comparison.ByCode($"{part}.exp_effect", code => fit.ExpertEffects[Position(experts, code)], expected.GetProperty("exp_id"), expected.GetProperty("exp_effect"), tolerance);
        comparison.Number($"{part}.sigma", fit.ResidualDeviation.Value, expected.GetProperty("sigma"), tolerance);
        comparison.Number($"{part}.df_resid", fit.DegreesOfFreedom, expected.GetProperty("df_resid"), 0.5);
    }

    /// <summary>The part ebscale of the method pipeline.</summary>
    public static void Compare(SpreadCalibration spread, Ratings ratings, JsonElement expected, double tolerance, Comparison comparison)
    {
        foreach (var scale in expected.GetProperty("scale").EnumerateObject())
            comparison.Number($"ebscale of {scale.Name}", spread.Scales[Position(ratings.Experts, scale.Name)], scale.Value, tolerance);
        comparison.Number("ebscale.tau2", spread.LogarithmVariance.Value, expected.GetProperty("tau2"), tolerance);
        comparison.Number("ebscale.log_center", spread.LogarithmCenter.Value, expected.GetProperty("log_center"), tolerance);
    }

    /// <summary>Where each row of a table went among the sorted ratings.</summary>
    public static int[] Places(Ratings ratings, IReadOnlyList<Rating> rows)
    {
        var places = ratings.All().Select((rating, place) => (rating, place)).GroupBy(one => one.rating)
            .ToDictionary(group => group.Key, group => new Queue<int>(group.Select(one => one.place)));
        return [.. rows.Select(row => places[row].Dequeue())];
    }

    /// <summary>The position of a code.</summary>
    public static int Position(IReadOnlyList<string> codes, string code)
    {
        for (int position = 0; position < codes.Count; position++)
        {
            if (codes[position] == code)
                return position;
        }

        throw new InvalidDataException($"There is no \"{code}\".");
    }
}
