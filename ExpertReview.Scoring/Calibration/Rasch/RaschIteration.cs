namespace ExpertReview.Scoring;

/// <summary>The joint likelihood of the many-facet Rasch model and the rounds that climb it.</summary>
internal sealed class RaschIteration
{
    /// <summary>Longest Newton step, in logits: far from the maximum the curvature may mislead.</summary>
    private const double LongestStep = 1;

    private const double Settled = 1e-10;

    private readonly int[] _categoryOf;
    private readonly int[] _componentOfExpert;
    private readonly int[] _componentOfApplication;
    private readonly double[] _probabilities;

    public RaschIteration(CategoryMark[] marks)
    {
        Count = marks.Length;
        Categories = [.. marks.Select(mark => mark.Category).Distinct().Order()];
        _categoryOf = [.. marks.Select(mark => Categories.IndexOf(mark.Category))];
        foreach (var facet in Enum.GetValues<Facet>())
        {
            string[] codes = [.. marks.Select(mark => ManyFacetRasch.CodeOf(mark, facet)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            Codes[(int)facet] = codes;
            Of[(int)facet] = [.. marks.Select(mark => Array.BinarySearch(codes, ManyFacetRasch.CodeOf(mark, facet), StringComparer.Ordinal))];
            Logits[(int)facet] = new double[codes.Length];
        }

        Thresholds = new double[Math.Max(0, Categories.Count - 1)];
        _probabilities = new double[Math.Max(1, Categories.Count)];
        var graph = ReviewGraph.Of(Ratings.Create(marks.Select(mark => new Rating(mark.Application, mark.Expert, 0)).Distinct()));
        Components = graph.Components.Count;
        _componentOfApplication = [.. Enumerable.Range(0, Codes[0].Length).Select(graph.ComponentOfApplication)];
        _componentOfExpert = [.. Enumerable.Range(0, Codes[1].Length).Select(graph.ComponentOfExpert)];
    }

    public int Count { get; }

    public List<int> Categories { get; }

    /// <summary>By facet: the elements' codes, each mark's element, the elements' logits.</summary>
    public string[][] Codes { get; } = new string[3][];

    public int[][] Of { get; } = new int[3][];

    public double[][] Logits { get; } = new double[3][];

    public double[] Thresholds { get; }

    public int Components { get; }

    public int Iterations { get; private set; }

    public double LargestResidual { get; private set; }

    /// <summary>True when observed and expected sums agree.</summary>
    public bool Run(int mostIterations)
    {
        double settled = Settled * Math.Max(1, Count / 1000.0);
        while (true)
        {
            LargestResidual = 0;
            foreach (var facet in Enum.GetValues<Facet>())
                Improve(facet);
            ImproveThresholds();
            Center();
            Iterations++;
            if (LargestResidual < settled || Iterations == mostIterations)
                return LargestResidual < settled;
        }
    }

    public double LogLikelihood()
    {
        double sum = 0;
        for (int mark = 0; mark < Count; mark++)
            sum += Math.Log(Probabilities(mark)[_categoryOf[mark]]);
        return sum;
    }

    /// <summary>Expectation, variance and fourth central moment of a mark's category, and what was observed.</summary>
    public (double Observed, double Expected, double Variance, double Fourth) Moments(int mark)
    {
        var probabilities = Probabilities(mark);
        double expected = 0, variance = 0, fourth = 0;
        for (int k = 0; k < probabilities.Length; k++)
            expected += k * probabilities[k];
        for (int k = 0; k < probabilities.Length; k++)
        {
            double square = (k - expected) * (k - expected);
            variance += square * probabilities[k];
            fourth += square * square * probabilities[k];
        }

        return (_categoryOf[mark], expected, variance, fourth);
    }

    /// <summary>P(category) of a mark; valid until the next call.</summary>
    private ReadOnlySpan<double> Probabilities(int mark)
    {
        double location = Logits[0][Of[0][mark]] - Logits[1][Of[1][mark]] - Logits[2][Of[2][mark]];
        double logit = 0, highest = 0;
        _probabilities[0] = 0;
        for (int k = 0; k < Thresholds.Length; k++)
        {
            logit += location - Thresholds[k];
            _probabilities[k + 1] = logit;
            highest = Math.Max(highest, logit);
        }

        double sum = 0;
        for (int k = 0; k < _probabilities.Length; k++)
            sum += _probabilities[k] = Math.Exp(_probabilities[k] - highest);
        for (int k = 0; k < _probabilities.Length; k++)
            _probabilities[k] /= sum;
        return _probabilities;
    }

    private void Improve(Facet facet)
    {
        int[] of = Of[(int)facet];
        double[] logits = Logits[(int)facet], residuals = new double[logits.Length], variances = new double[logits.Length];
        for (int mark = 0; mark < Count; mark++)
        {
            var (observed, expected, variance, _) = Moments(mark);
            residuals[of[mark]] += observed - expected;
            variances[of[mark]] += variance;
        }

        double sign = facet == Facet.Application ? 1 : -1;
        for (int element = 0; element < logits.Length; element++)
            logits[element] += sign * Step(residuals[element], variances[element]);
    }

    private void ImproveThresholds()
    {
        double[] residuals = new double[Thresholds.Length], variances = new double[Thresholds.Length];
        for (int mark = 0; mark < Count; mark++)
        {
            var probabilities = Probabilities(mark);
            double atLeast = 0;
            for (int k = Thresholds.Length - 1; k >= 0; k--)
            {
                atLeast += probabilities[k + 1];
                residuals[k] += (_categoryOf[mark] > k ? 1 : 0) - atLeast;
                variances[k] += atLeast * (1 - atLeast);
            }
        }

        for (int k = 0; k < Thresholds.Length; k++)
            Thresholds[k] -= Step(residuals[k], variances[k]);
    }

    private double Step(double residual, double variance)
    {
        LargestResidual = Math.Max(LargestResidual, Math.Abs(residual));
        return variance > 0 ? Math.Clamp(residual / variance, -LongestStep, LongestStep) : 0;
    }

    /// <summary>Severities, difficulties and thresholds to mean 0, what they lose going into the applications; no probability changes.</summary>
    private void Center()
    {
        if (Count == 0)
            return;
        double common = Logits[2].Average() + Thresholds.Average();
        double difficulty = Logits[2].Average(), threshold = Thresholds.Average();
        for (int criterion = 0; criterion < Logits[2].Length; criterion++)
            Logits[2][criterion] -= difficulty;
        for (int k = 0; k < Thresholds.Length; k++)
            Thresholds[k] -= threshold;
        double[] severities = new double[Components];
        int[] experts = new int[Components];
        for (int expert = 0; expert < Logits[1].Length; expert++)
        {
            severities[_componentOfExpert[expert]] += Logits[1][expert];
            experts[_componentOfExpert[expert]]++;
        }

        for (int expert = 0; expert < Logits[1].Length; expert++)
            Logits[1][expert] -= severities[_componentOfExpert[expert]] / experts[_componentOfExpert[expert]];
        for (int application = 0; application < Logits[0].Length; application++)
        {
            int component = _componentOfApplication[application];
            Logits[0][application] -= common + severities[component] / experts[component];
        }
    }
}
