using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace ExpertReview.Scoring;

/// <summary>
/// Luce's choice model: from a set of items one is chosen with probability proportional to its strength π = e^λ. Bradley–Terry chooses from
/// pairs, Plackett–Luce from what a voter has not yet placed.
/// </summary>
/// <remarks>
/// The log-likelihood is concave in λ and is maximized by Newton's method with step halving, Σλ = 0, from λ = 0. (D. R. Hunter's MM
/// iteration, Annals of Statistics 32 (2004), 384–406, climbs to the same maximum in many more steps.)
/// </remarks>
internal sealed class ChoiceModel(int items)
{
    private const int MostSteps = 200;

    private const double Settled = 1e-9;   // each step squares the distance, so the one taken last leaves nothing

    private readonly List<int> _members = [];
    private readonly List<int> _starts = [0];
    private readonly List<double> _weights = [];

    /// <summary>Notes a choice, the chosen item first.</summary>
    public void Add(double weight, params ReadOnlySpan<int> members)
    {
        foreach (int member in members)
            _members.Add(member);
        _starts.Add(_members.Count);
        _weights.Add(weight);
    }

    /// <summary>The maximum, Σλ = 0, and the covariance of λ by the observed information; null when the steps do not settle.</summary>
    public (double[] LogWorths, double[,] Covariance, int Steps)? Fit()
    {
        double[] worths = new double[items];
        double[] gradient = new double[items];
        double likelihood = Evaluate(worths, gradient, null);
        for (int step = 1; step <= MostSteps; step++)
        {
            var information = new DenseMatrix(items, items);
            Evaluate(worths, gradient, information);
            double level = information.Diagonal().Sum() / items;
            if (Factor(information, level) is not { } factor)
                return null;
            double[] direction = factor.Solve(new DenseVector([.. gradient])).ToArray();
            double length = 1;
            double[] moved = Moved(worths, direction, length);
            double reached = Evaluate(moved, gradient, null);

            // Near the top a good step gains less than the sum's rounding error, which must not hold it back.
            double rounding = 1e-12 * (1 + Math.Abs(likelihood));
            while (reached < likelihood - rounding && length > 1e-10)
            {
                length /= 2;
                moved = Moved(worths, direction, length);
                reached = Evaluate(moved, gradient, null);
            }

            if (direction.Max(Math.Abs) <= Settled * Math.Max(1, worths.Max(Math.Abs)))
                return (Centred(moved), Covariance(factor, level), step);
            (worths, likelihood) = (moved, reached);
        }

        return null;
    }

    /// <summary>The log-likelihood Σ weight · ln P(choice).</summary>
    public double LogLikelihood(double[] worths) => Evaluate(worths, new double[items], null);

    private double Evaluate(double[] worths, double[] gradient, DenseMatrix? information)
    {
        Array.Clear(gradient);
        double likelihood = 0;
        double[] shares = new double[items];
        for (int choice = 0; choice < _weights.Count; choice++)
        {
            int start = _starts[choice], end = _starts[choice + 1];
            double weight = _weights[choice], highest = double.NegativeInfinity, sum = 0;
            for (int place = start; place < end; place++)
                highest = Math.Max(highest, worths[_members[place]]);
            for (int place = start; place < end; place++)
                sum += shares[place - start] = PortableMath.Exp(worths[_members[place]] - highest);

            likelihood += weight * (worths[_members[start]] - highest - PortableMath.Log(sum));
            gradient[_members[start]] += weight;
            for (int place = start; place < end; place++)
            {
                double share = shares[place - start] / sum;
                gradient[_members[place]] -= weight * share;
                if (information is null)
                    continue;
                information[_members[place], _members[place]] += weight * share;
                for (int other = start; other < end; other++)
                    information[_members[place], _members[other]] -= weight * share * shares[other - start] / sum;
            }
        }

        return likelihood;
    }

    /// <summary>
    /// The information raised by its mean on the items' common level, which it does not know, so that it can be factored; null when the items
    /// are as good as unconnected.
    /// </summary>
    private Cholesky<double>? Factor(DenseMatrix information, double level)
    {
        if (!(level > 0))
            return null;
        try
        {
            return (information + DenseMatrix.Create(items, items, level / items)).Cholesky();
        }
        catch (ArgumentException)
        {
            return null;   // MathNet's word for "not positive definite"
        }
    }

    /// <summary>The inverse among vectors of sum 0: what was added to the common level is taken off again.</summary>
    private double[,] Covariance(Cholesky<double> factor, double level) =>
        (factor.Solve(DenseMatrix.CreateIdentity(items)) - DenseMatrix.Create(items, items, 1 / (level * items))).ToArray();

    private static double[] Moved(double[] worths, double[] direction, double length) =>
        Centred([.. worths.Zip(direction, (worth, step) => worth + length * step)]);

    private static double[] Centred(double[] worths)
    {
        double mean = Sample.Of(worths).Mean;
        return [.. worths.Select(worth => worth - mean)];
    }
}
