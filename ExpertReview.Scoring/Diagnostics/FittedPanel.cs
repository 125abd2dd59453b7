using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>
/// What a fitted additive model, rating = application's value + expert's effect + residual, says of every review: all that the
/// diagnostics need to know, whichever model produced it.
/// </summary>
/// <remarks>
/// The fit should be unweighted: weights that already trust an erratic expert less, or spare an outlying review, hide what the
/// diagnostics are to find.
/// </remarks>
public sealed class FittedPanel
{
    /// <summary>Takes a fit. Residuals, and a residual deviation, below 1e-10 of the largest rating are rounding and become 0.</summary>
    /// <param name="ratings">The N ratings that the model was fitted to.</param>
    /// <param name="residuals">N residuals, in points, in the order of the ratings: given less fitted.</param>
    /// <param name="leverages">N leverages in [0, 1]: the share of a rating in its own fitted value.</param>
    /// <param name="residualVariance">σ̂², in squared points, 0 or more.</param>
    /// <param name="degrees">Degrees of freedom of σ̂², 0 or more.</param>
    /// <param name="expertEffects">E effects by position of the expert, in points; positive = marks higher than the panel.</param>
    /// <param name="expertErrors">E standard errors of the effects (of prediction, when the experts are random), 0 or more.</param>
    /// <param name="expertDeviation">σ_b, the standard deviation of the experts' true effects, 0 or more.</param>
    /// <exception cref="ArgumentException">A list has the wrong length, or a number is outside its range; the message says
    /// which.</exception>
    public FittedPanel(
        Ratings ratings,
        IReadOnlyList<double> residuals,
        IReadOnlyList<double> leverages,
        double residualVariance,
        double degrees,
        IReadOnlyList<double> expertEffects,
        IReadOnlyList<double> expertErrors,
        double expertDeviation)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Ratings = ratings;
        double magnitude = Rounding.Magnitude(ratings.Values);
        Residuals = [.. Checked(residuals, ratings.Count, double.NegativeInfinity, "residual", nameof(residuals), ReviewName)
            .Select(residual => Rounding.Cleared(residual, magnitude))];
        // a leverage of 1 may come out of its model a rounding above it
        Leverages = [.. Checked(leverages, ratings.Count, -1e-9, "leverage", nameof(leverages), ReviewName).Select(one => Math.Clamp(one, 0, 1))];
        ExpertEffects = Checked(expertEffects, ratings.Experts.Count, double.NegativeInfinity, "effect", nameof(expertEffects), ExpertName);
        ExpertErrors = Checked(expertErrors, ratings.Experts.Count, 0, "standard error", nameof(expertErrors), ExpertName);
        double deviation = Rounding.Cleared(Math.Sqrt(Checked(residualVariance, nameof(residualVariance))), magnitude);
        ResidualVariance = deviation == 0 ? 0 : residualVariance;
        Degrees = Checked(degrees, nameof(degrees));
        ExpertDeviation = Checked(expertDeviation, nameof(expertDeviation));
        for (int r = 0; r < ratings.Count; r++)
        {
            if (leverages[r] > 1 + 1e-6)
                throw new ArgumentException($"{ReviewName(r)}: the leverage is above 1.", nameof(leverages));
        }
    }

    /// <summary>Takes an additive fit by least squares or with fixed applications.</summary>
    /// <param name="fit">An unweighted fit. Where it leaves no degrees of freedom nothing but the ratings themselves is examined.</param>
    /// <param name="expertDeviation">σ_b, the standard deviation of the experts' true effects, 0 or more.</param>
    /// <exception cref="ArgumentException"><paramref name="fit"/> is weighted.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expertDeviation"/> is negative or not finite.</exception>
    public static FittedPanel Of(AdditiveFit fit, double expertDeviation)
    {
        ArgumentNullException.ThrowIfNull(fit);
        foreach (double weight in fit.Weights)
        {
            if (weight != 1)
                throw new ArgumentException("The fit is weighted; diagnostics need one that trusts all reviews alike.", nameof(fit));
        }

        double deviation = fit.ResidualDeviation.Value ?? 0;
        return new(
            fit.Ratings,
            fit.Residuals.ToArray(),
            fit.Leverages.ToArray(),
            deviation * deviation,
            fit.ResidualDeviation.Value is null ? 0 : fit.DegreesOfFreedom,
            fit.ExpertEffects.ToArray(),
            [.. Enumerable.Range(0, fit.Ratings.Experts.Count).Select(expert => fit.ExpertStandardError(expert).Value ?? 0)],
            expertDeviation);
    }

    /// <summary>Takes a fit with fixed applications and random experts: the usual choice, with its own σ_b.</summary>
    /// <param name="fit">An unweighted fit.</param>
    /// <exception cref="ArgumentException"><paramref name="fit"/> is weighted.</exception>
    public static FittedPanel Of(ApplicationFixedFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Of(fit, fit.SeverityDeviation.Value ?? 0);
    }

    /// <summary>The N ratings.</summary>
    public Ratings Ratings { get; }

    /// <summary>N residuals, in points.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>N leverages in [0, 1].</summary>
    public IReadOnlyList<double> Leverages { get; }

    /// <summary>σ̂².</summary>
    public double ResidualVariance { get; }

    /// <summary>Degrees of freedom of σ̂².</summary>
    public double Degrees { get; }

    /// <summary>E effects, in points; positive = marks higher than the panel.</summary>
    public IReadOnlyList<double> ExpertEffects { get; }

    /// <summary>E standard errors of the effects.</summary>
    public IReadOnlyList<double> ExpertErrors { get; }

    /// <summary>σ_b.</summary>
    public double ExpertDeviation { get; }

    /// <summary>σ̂²(1 − h): how much a residual is expected to vary; 0 for a review that alone fixes its own fitted value.</summary>
    /// <param name="review">Position 0 … N − 1.</param>
    public double VarianceOf(int review) => Leverages[review] > 1 - 1e-9 ? 0 : ResidualVariance * (1 - Leverages[review]);

    private string ReviewName(int review) =>
        $"Application \"{Ratings.Applications[Ratings.ApplicationOf[review]]}\", expert \"{ExpertName(Ratings.ExpertOf[review])}\"";

    private string ExpertName(int expert) => Ratings.Experts[expert];

    private static double[] Checked(
        IReadOnlyList<double> values, int count, double lowest, string what, string parameter, Func<int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        if (values.Count != count)
            throw new ArgumentException($"{values.Count} values where {count} are needed.", parameter);
        for (int place = 0; place < count; place++)
        {
            if (!double.IsFinite(values[place]) || values[place] < lowest)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{nameOf(place)}: {values[place]} is no {what}."), parameter);
            }
        }

        return [.. values];
    }

    private static double Checked(double value, string parameter) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, "Not 0 or more and finite.");
}
