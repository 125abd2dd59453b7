namespace ExpertReview.Scoring;

/// <summary>How strongly each expert's residuals scatter, drawn towards the panel's typical scatter as far as chance explains the difference.</summary>
/// <param name="Typical">exp(m), the typical expert's error variance; 0 when nothing is known.</param>
/// <param name="Relative">r_j², the experts' variances relative to it; 1 where nothing is known.</param>
internal sealed record ExpertVariances(double Typical, double[] Relative)
{
    /// <summary>Residuals count as at most so many typical deviations.</summary>
    private const double Clip = 3;

    /// <summary>Makes the median of |x| a normal distribution's standard deviation.</summary>
    private const double MedianToDeviation = 1.4826;

    /// <param name="ratings">The ratings.</param>
    /// <param name="adjusted">ẽ = e / √(1 − h); null where h = 1.</param>
    /// <param name="leverages">h.</param>
    public static ExpertVariances Of(Ratings ratings, double?[] adjusted, IReadOnlyList<double> leverages)
    {
        double[] sizes = [.. adjusted.OfType<double>().Select(Math.Abs)];
        double most = sizes.Length == 0 ? 0 : Clip * MedianToDeviation * Sample.Of(sizes).Median;
        double[] relative = new double[ratings.Experts.Count];
        Array.Fill(relative, 1);
        List<int> known = [];
        List<double> logarithms = [], variances = [];
        for (int expert = 0; expert < relative.Length; expert++)
        {
            double squares = 0, degrees = 0;
            int count = 0;
            foreach (int r in ratings.OfExpert(expert))
            {
                if (adjusted[r] is not { } residual)
                    continue;
                double clipped = Math.Min(Math.Abs(residual), most);
                squares += clipped * clipped;
                degrees += 1 - leverages[r];
                count++;
            }

            if (squares <= 0)
                continue;
            known.Add(expert);
            logarithms.Add(PortableMath.Log(squares / count));
            variances.Add(2 / degrees);
        }

        var shrinkage = new LogarithmShrinkage([.. logarithms], [.. variances]);
        for (int index = 0; index < known.Count; index++)
            relative[known[index]] = shrinkage.Factor(index);
        return new(shrinkage.Center is { } center ? PortableMath.Exp(center) : 0, relative);
    }
}
