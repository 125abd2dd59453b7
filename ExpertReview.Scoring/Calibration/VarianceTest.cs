using MathNet.Numerics.Distributions;

namespace ExpertReview.Scoring;

/// <summary>Fisher's F test of one factor in an analysis of variance.</summary>
/// <param name="SumOfSquares">What the factor explains, in squared units of the ratings.</param>
/// <param name="DegreesOfFreedom">Of the factor; at least 0.</param>
/// <param name="F">Its mean square over the residual one, at least 0; undefined without degrees of freedom on either side or without residual variation.</param>
/// <param name="PValue">Probability of at least this F when the factor has no effect, in [0, 1]; undefined when F is.</param>
public sealed record VarianceTest(double SumOfSquares, int DegreesOfFreedom, Measure F, Measure PValue)
{
    internal static VarianceTest Of(double squares, int degrees, double residualSquares, int residualDegrees)
    {
        double explained = Math.Max(0, squares);
        if (degrees <= 0 || residualDegrees <= 0)
            return new(explained, Math.Max(0, degrees), Measure.Undefined(UndefinedReason.NoDegreesOfFreedom), Measure.Undefined(UndefinedReason.NoDegreesOfFreedom));
        double f = explained / degrees / (residualSquares / residualDegrees);
        return double.IsFinite(f)
            ? new(explained, degrees, Measure.Of(f), Measure.Of(Math.Clamp(1 - FisherSnedecor.CDF(degrees, residualDegrees, f), 0, 1)))
            : new(explained, degrees, Measure.Undefined(UndefinedReason.NoVariation), Measure.Undefined(UndefinedReason.NoVariation));
    }
}
