namespace ExpertReview.Scoring;

/// <summary>What <see cref="LeastSquares"/> finds.</summary>
public sealed class LeastSquaresFit : AdditiveFit
{
    /// <summary>A leverage this near 1 leaves nothing to compare a rating with.</summary>
    private const double FullLeverage = 1 - 1e-9;

    internal LeastSquaresFit(AdditiveSystem system, ReviewGraph graph, double[] inverse)
        : base(system, graph, inverse, severityRatio: 0)
    {
        int n = Ratings.Applications.Count, experts = Ratings.Experts.Count, components = graph.Components.Count;
        DegreesOfFreedom = Ratings.Count - n - experts + components;
        ResidualDeviation = DegreesOfFreedom > 0
            ? Measure.Of(Math.Sqrt(ResidualSumOfSquares / DegreesOfFreedom))
            : Measure.Undefined(UndefinedReason.NoDegreesOfFreedom);

        var (total, betweenApplications, betweenExperts) = SumsOfSquares();
        double expertsGiven = total - betweenApplications - ResidualSumOfSquares;
        double applicationsGiven = total - betweenExperts - ResidualSumOfSquares;
        Applications = VarianceTest.Of(betweenApplications, n - 1, ResidualSumOfSquares, DegreesOfFreedom);
        ApplicationsGivenExperts = VarianceTest.Of(applicationsGiven, n - components, ResidualSumOfSquares, DegreesOfFreedom);
        ExpertsGivenApplications = VarianceTest.Of(expertsGiven, experts - components, ResidualSumOfSquares, DegreesOfFreedom);
    }

    /// <summary>N − n − E + components.</summary>
    public override int DegreesOfFreedom { get; }

    /// <summary>√(Σ c e² / degrees of freedom).</summary>
    public override Measure ResidualDeviation { get; }

    /// <summary>Applications ignoring experts (the first factor of a sequential analysis of variance).</summary>
    public VarianceTest Applications { get; }

    /// <summary>Applications after experts: do the applications differ beyond what severities explain?</summary>
    public VarianceTest ApplicationsGivenExperts { get; }

    /// <summary>Experts after applications: do severities differ beyond noise?</summary>
    public VarianceTest ExpertsGivenApplications { get; }

    /// <summary>
    /// The externally studentized residual √c e / (σ₍₋₎ √(1 − h)), σ₍₋₎ estimated without this rating: Student t with degrees of freedom − 1 when
    /// nothing is wrong with it.
    /// </summary>
    /// <param name="rating">Position 0 … N − 1.</param>
    /// <returns>Undefined when h = 1, when fewer than 2 degrees of freedom remain, or when all other ratings fit exactly.</returns>
    public Measure StudentizedResidual(int rating)
    {
        double free = 1 - Leverages[rating];
        if (Leverages[rating] > FullLeverage || DegreesOfFreedom < 2)
            return Measure.Undefined(UndefinedReason.NoDegreesOfFreedom);
        double square = Weights[rating] * Residuals[rating] * Residuals[rating] / free;
        double others = (ResidualSumOfSquares - square) / (DegreesOfFreedom - 1);
        return others > 1e-14 * ResidualSumOfSquares
            ? Measure.Of(Math.Sign(Residuals[rating]) * Math.Sqrt(square / others))
            : Measure.Undefined(UndefinedReason.NoVariation);
    }

    /// <summary>Weighted sums of squares about the grand mean: of all ratings, between applications, between experts.</summary>
    private (double Total, double BetweenApplications, double BetweenExperts) SumsOfSquares()
    {
        double[] ofApplication = new double[Ratings.Applications.Count], weightOfApplication = new double[ofApplication.Length];
        double[] ofExpert = new double[Ratings.Experts.Count], weightOfExpert = new double[ofExpert.Length];
        double weight = 0, sum = 0;
        for (int r = 0; r < Ratings.Count; r++)
        {
            weight += Weights[r];
            sum += Weights[r] * Ratings.Values[r];
        }

        double mean = weight == 0 ? 0 : sum / weight, total = 0;
        for (int r = 0; r < Ratings.Count; r++)
        {
            double deviation = Ratings.Values[r] - mean;
            total += Weights[r] * deviation * deviation;
            ofApplication[Ratings.ApplicationOf[r]] += Weights[r] * deviation;
            weightOfApplication[Ratings.ApplicationOf[r]] += Weights[r];
            ofExpert[Ratings.ExpertOf[r]] += Weights[r] * deviation;
            weightOfExpert[Ratings.ExpertOf[r]] += Weights[r];
        }

        return (total, Between(ofApplication, weightOfApplication), Between(ofExpert, weightOfExpert));
    }

    private static double Between(double[] sums, double[] weights) => sums.Zip(weights, (sum, weight) => sum * sum / weight).Sum();
}
