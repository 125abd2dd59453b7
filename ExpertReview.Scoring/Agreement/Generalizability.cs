namespace ExpertReview.Scoring;

/// <summary>How far the marks of a sparse panel would repeat with other experts: generalizability theory from variance
/// components.</summary>
/// <remarks>
/// Model: y_ij = μ + u_i + v_j + e_ij with variances σ_a² (applications), σ_b² (experts), σ² (residual). Consistency takes the
/// experts' severity as corrected or common to all; agreement counts it as error. k̃ = n / Σ(1/k_i) is the harmonic mean of the
/// reviews per application. Brennan, Generalizability Theory, Springer 2001. With a complete table and positive estimates the
/// coefficients equal those of <see cref="IntraclassCorrelations"/>.
/// </remarks>
public sealed record Generalizability
{
    private Generalizability(double application, double expert, double residual, double reviews) =>
        (ApplicationVariance, ExpertVariance, ResidualVariance, HarmonicReviews) = (application, expert, residual, reviews);

    /// <summary>σ_a², in squared points.</summary>
    public double ApplicationVariance { get; }

    /// <summary>σ_b².</summary>
    public double ExpertVariance { get; }

    /// <summary>σ².</summary>
    public double ResidualVariance { get; }

    /// <summary>k̃, at least 1.</summary>
    public double HarmonicReviews { get; }

    /// <summary>ICC(C,1) = σ_a² / (σ_a² + σ²): one mark, severity aside.</summary>
    public Measure SingleConsistency => Consistency(1);

    /// <summary>ICC(A,1) = σ_a² / (σ_a² + σ_b² + σ²): one mark as it stands.</summary>
    public Measure SingleAgreement => Agreement(1);

    /// <summary>G = σ_a² / (σ_a² + σ²/k̃): the mean of an application's marks, severity aside; for ranking.</summary>
    public Measure GeneralizabilityCoefficient => Consistency(HarmonicReviews);

    /// <summary>Φ = σ_a² / (σ_a² + (σ_b² + σ²)/k̃): the mean as it stands, each application having its own experts.</summary>
    public Measure Dependability => Agreement(HarmonicReviews);

    /// <summary>√(σ²/k̃), in points: the standard error of measurement of an application's mean, severity aside.</summary>
    public double StandardError => Math.Sqrt(ResidualVariance / HarmonicReviews);

    /// <summary>√((σ_b² + σ²)/k̃), in points: the same for the mean as it stands.</summary>
    public double AbsoluteStandardError => Math.Sqrt((ExpertVariance + ResidualVariance) / HarmonicReviews);

    /// <summary>Takes the components of a fitted model and the design that they are to describe.</summary>
    /// <param name="applicationVariance">σ_a², 0 or more.</param>
    /// <param name="expertVariance">σ_b², 0 or more.</param>
    /// <param name="residualVariance">σ², 0 or more.</param>
    /// <param name="design">Which experts rated which application; the values are not used.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative or not finite.</exception>
    /// <exception cref="ArgumentException"><paramref name="design"/> has no rating.</exception>
    public static Generalizability Of(double applicationVariance, double expertVariance, double residualVariance, Ratings design)
    {
        Check(applicationVariance, nameof(applicationVariance));
        Check(expertVariance, nameof(expertVariance));
        Check(residualVariance, nameof(residualVariance));
        ArgumentNullException.ThrowIfNull(design);
        int n = design.Applications.Count;
        if (n == 0)
            throw new ArgumentException("The design has no rating.", nameof(design));
        double harmonic = n / Enumerable.Range(0, n).Select(application => 1.0 / design.ValuesOf(application).Length).Order().Sum();
        return new(applicationVariance, expertVariance, residualVariance, harmonic);
    }

    /// <summary>What the consistency of the mean would be with another number of reviews: the planning question.</summary>
    /// <param name="reviews">Reviews per application, greater than 0.</param>
    /// <returns>In [0, 1]; undefined (<see cref="UndefinedReason.NoVariation"/>) when all variances in it are 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reviews"/> is not positive and finite.</exception>
    public Measure Consistency(double reviews) => Share(ResidualVariance, reviews);

    /// <summary>What the agreement of the mean would be with another number of reviews.</summary>
    /// <param name="reviews">Reviews per application, greater than 0.</param>
    /// <returns>In [0, 1]; undefined (<see cref="UndefinedReason.NoVariation"/>) when all variances are 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reviews"/> is not positive and finite.</exception>
    public Measure Agreement(double reviews) => Share(ExpertVariance + ResidualVariance, reviews);

    /// <summary>1 − PEV_i / σ_a²: how reliable the predicted value of one application is, with its own experts and reviews.</summary>
    /// <param name="predictionErrorVariance">PEV_i of the same model, 0 or more, in squared points.</param>
    /// <returns>At most 1; undefined (<see cref="UndefinedReason.NoVariation"/>) when σ_a² is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="predictionErrorVariance"/> is negative or not finite.</exception>
    public Measure ReliabilityOf(double predictionErrorVariance)
    {
        Check(predictionErrorVariance, nameof(predictionErrorVariance));
        return ApplicationVariance == 0
            ? Measure.Undefined(UndefinedReason.NoVariation)
            : Measure.Of(1 - predictionErrorVariance / ApplicationVariance);
    }

    private Measure Share(double error, double reviews)
    {
        if (!(reviews > 0) || !double.IsFinite(reviews))
            throw new ArgumentOutOfRangeException(nameof(reviews), reviews, "Not positive and finite.");
        double whole = ApplicationVariance + error / reviews;
        return whole == 0 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(ApplicationVariance / whole);
    }

    private static void Check(double variance, string name)
    {
        if (!(variance >= 0) || !double.IsFinite(variance))
            throw new ArgumentOutOfRangeException(name, variance, "Not 0 or more and finite.");
    }
}
