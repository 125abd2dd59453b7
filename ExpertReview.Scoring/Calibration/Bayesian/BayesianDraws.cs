namespace ExpertReview.Scoring;

/// <summary>What the chains of <see cref="BayesianCalibration"/> say together.</summary>
internal sealed class BayesianDraws
{
    private readonly BayesianCalibrationOptions _options;

    public BayesianDraws(BayesianChain[] chains, BayesianCalibrationOptions options)
    {
        _options = options;
        int n = chains[0].Values.Length;
        (ApplicationMeans, ApplicationDeviations, ApplicationIntervals) = (new double[n], new double[n], new Interval[n]);
        for (int application = 0; application < n; application++)
            SumUp(application, [.. chains.Select(chain => chain.Values[application])]);
        Severities = Averages(chains, chain => chain.Severities);
        Scales = Averages(chains, chain => chain.Scales);
        ResidualDeviations = Averages(chains, chain => chain.Deviations);
    }

    public double[] ApplicationMeans { get; }

    public double[] ApplicationDeviations { get; }

    public Interval[] ApplicationIntervals { get; }

    public double[] Severities { get; }

    public double[] Scales { get; }

    public double[] ResidualDeviations { get; }

    public double LargestScaleReduction { get; private set; } = 1;

    private void SumUp(int application, double[][] chains)
    {
        double[] sorted = [.. chains.SelectMany(values => values).Order()];
        double mean = sorted.Sum() / sorted.Length, squares = 0, within = 0, between = 0;
        foreach (double value in sorted)
            squares += (value - mean) * (value - mean);
        foreach (double[] values in chains)
        {
            double own = values.Sum() / values.Length;
            between += (own - mean) * (own - mean) / (chains.Length - 1);
            foreach (double value in values)
                within += (value - own) * (value - own) / ((values.Length - 1) * chains.Length);
        }

        ApplicationMeans[application] = mean;
        ApplicationDeviations[application] = Math.Sqrt(squares / (sorted.Length - 1));
        double tail = (1 - _options.Level) / 2;
        ApplicationIntervals[application] = new(Quantile(sorted, tail), Quantile(sorted, 1 - tail), _options.Level);
        double share = (_options.Draws - 1.0) / _options.Draws;
        if (within > 0)
            LargestScaleReduction = Math.Max(LargestScaleReduction, Math.Sqrt(share + between / within));
    }

    /// <summary>Linear between order statistics (R's type 7).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int below = (int)place;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }

    private double[] Averages(BayesianChain[] chains, Func<BayesianChain, double[]> sums) =>
        [.. Enumerable.Range(0, sums(chains[0]).Length).Select(expert => chains.Sum(chain => sums(chain)[expert]) / (chains.Length * _options.Draws))];
}
