using MathNet.Numerics;

namespace ExpertReview.Scoring;

/// <summary>Student's t distribution fitted to standardized residuals: K. L. Lange, R. J. A. Little, J. M. G. Taylor, J. Am. Stat. Assoc. 84 (1989).</summary>
/// <param name="Freedom">ν; infinite = normal.</param>
/// <param name="Scale">s².</param>
internal readonly record struct StudentTail(double Freedom, double Scale)
{
    /// <summary>Twice the gain of log likelihood that the normal distribution must lose by: χ² with 1 degree of freedom, 1 %.</summary>
    private const double LeastGain = 6.63;

    private const int ScaleSteps = 12;

    private static ReadOnlySpan<double> Freedoms => [30, 20, 15, 10, 8, 6, 5, 4, 3, 2.5];

    /// <summary>The best ν of a short list, which is as near as a panel can tell; normal unless clearly beaten.</summary>
    public static StudentTail Of(double[] residuals)
    {
        double squares = residuals.Sum(z => z * z) / residuals.Length;
        var best = new StudentTail(double.PositiveInfinity, squares);
        if (squares <= 0)
            return best;
        double least = residuals.Length * (PortableMath.Log(2 * Math.PI * squares) + 1) - LeastGain;
        foreach (double freedom in Freedoms)
        {
            var tail = With(freedom, residuals);
            double deviance = tail.Deviance(residuals);
            if (deviance < least)
                (best, least) = (tail, deviance);
        }

        return best;
    }

    /// <summary>The distribution with a given ν, s² by maximum likelihood (EM).</summary>
    public static StudentTail With(double freedom, double[] residuals)
    {
        double scale = residuals.Sum(z => z * z) / residuals.Length;
        if (double.IsPositiveInfinity(freedom) || scale <= 0)
            return new(freedom, scale);
        for (int step = 0; step < ScaleSteps; step++)
        {
            double sum = 0;
            foreach (double z in residuals)
                sum += z * z / (freedom * scale + z * z);
            scale *= (freedom + 1) * sum / residuals.Length;
        }

        return new(freedom, scale);
    }

    /// <summary>The weight of a residual as a share of that of residual 0: ν / (ν + z²/s²).</summary>
    public double Factor(double z) => double.IsPositiveInfinity(Freedom) || Scale <= 0 ? 1 : Freedom / (Freedom + z * z / Scale);

    private double Deviance(double[] residuals)
    {
        double sum = 0;
        foreach (double z in residuals)
            sum += PortableMath.Log(1 + z * z / (Freedom * Scale));
        double constant = SpecialFunctions.GammaLn((Freedom + 1) / 2) - SpecialFunctions.GammaLn(Freedom / 2) - PortableMath.Log(Freedom * Math.PI * Scale) / 2;
        return (Freedom + 1) * sum - 2 * residuals.Length * constant;
    }
}
