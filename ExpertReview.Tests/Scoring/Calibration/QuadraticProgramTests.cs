using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class QuadraticProgramTests
{
    [Fact]
    public void A_small_program_by_hand()
    {
        // At (½, 1½) the gradient is (5, 5), five times the normal of the one active constraint.
        double[]? x = QuadraticProgram.Minimize(
            [4, -2, -2, 4],
            [6, 0],
            [new([0], [1], 0), new([1], [1], 0), new([0, 1], [1, 1], 2)]);

        LeastSquaresTests.Near([0.5, 1.5], x!, 1e-8);
    }

    [Fact]
    public void Among_equal_minima_the_shortest_is_taken()
    {
        // (x + y − 2)² is 0 along a line; z is free of cost.
        double[]? x = QuadraticProgram.Minimize([2, 2, 0, 2, 2, 0, 0, 0, 0], [-4, -4, 0], []);

        LeastSquaresTests.Near([1, 1, 0], x!, 1e-6);
    }

    [Fact]
    public void Conditions_that_exclude_one_another_have_no_solution()
    {
        Assert.Null(QuadraticProgram.Minimize([1, 0, 0, 1], [0, 0], [new([0, 1], [1, 1], 3), new([0, 1], [-1, -1], -2)]));
        Assert.Null(QuadraticProgram.Minimize([1, 0, 0, 1], [0, 0], [new([0], [1], 3, true), new([0], [2], 5, true)]));
    }

    [Fact]
    public void An_equality_said_twice_does_no_harm()
    {
        double[]? x = QuadraticProgram.Minimize([1, 0, 0, 1], [0, 0], [new([0, 1], [1, 1], 2, true), new([0, 1], [2, 2], 4, true), new([0], [1], 1.5)]);

        LeastSquaresTests.Near([1.5, 0.5], x!, 1e-9);
    }

    [Fact]
    public void What_is_no_convex_program_is_refused()
    {
        Assert.Throws<ArgumentException>(() => QuadraticProgram.Minimize([1, 0, 0, -1], [0, 0], []));
        Assert.Throws<ArgumentException>(() => QuadraticProgram.Minimize([1, 0], [0, 0], []));
        Assert.Throws<ArgumentException>(() => QuadraticProgram.Minimize([1], [double.NaN], []));
        Assert.Contains("Constraint 0", Assert.Throws<ArgumentException>(() => QuadraticProgram.Minimize([1], [0], [new([1], [1], 0)])).Message, StringComparison.Ordinal);
    }

    /// <summary>The minimum is feasible, and no other feasible point is better: compared with the minimum on every subset of active constraints.</summary>
    [Fact]
    public void Agrees_with_trying_every_set_of_active_constraints()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var random = new RandomSource(seed);
            int n = 2 + random.NextIndex(3), m = 1 + random.NextIndex(6), equalities = random.NextIndex(Math.Min(m, n));
            var (hessian, linear) = Program(random, n);
            LinearConstraint[] constraints =
            [
                .. Enumerable.Range(0, m).Select(row => new LinearConstraint(
                    [.. Enumerable.Range(0, n)], [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())], random.NextNormal(), row < equalities)),
            ];

            double[]? found = QuadraticProgram.Minimize(hessian, linear, constraints);
            double? best = Enumerable.Range(0, 1 << m)
                .Where(set => (set & ((1 << equalities) - 1)) == (1 << equalities) - 1)
                .Select(set => OnFace(hessian, linear, [.. constraints.Where((_, row) => (set >> row & 1) == 1)]))
                .Where(point => point is not null && Feasible(point, constraints))
                .Select(point => (double?)Value(hessian, linear, point!))
                .Min();

            Assert.Equal(best is null, found is null);
            if (found is null)
                continue;
            Assert.True(Feasible(found, constraints));
            Assert.Equal(best!.Value, Value(hessian, linear, found), 1e-7 * (1 + Math.Abs(best.Value)));
        }
    }

    private static (double[] Hessian, double[] Linear) Program(RandomSource random, int n)
    {
        double[] root = [.. Enumerable.Range(0, n * n).Select(_ => random.NextNormal())];
        double[] hessian = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                hessian[i * n + j] = Enumerable.Range(0, n).Sum(k => root[i * n + k] * root[j * n + k]) + (i == j ? 0.1 : 0);
        }

        return (hessian, [.. Enumerable.Range(0, n).Select(_ => 3 * random.NextNormal())]);
    }

    private static double Value(double[] hessian, double[] linear, double[] x) =>
        Enumerable.Range(0, x.Length).Sum(i => linear[i] * x[i] + Enumerable.Range(0, x.Length).Sum(j => x[i] * hessian[i * x.Length + j] * x[j]) / 2);

    private static bool Feasible(double[] x, IEnumerable<LinearConstraint> constraints) =>
        constraints.All(constraint => constraint.IsEquality ? Math.Abs(constraint.Slack(x)) < 1e-6 : constraint.Slack(x) > -1e-6);

    /// <summary>The minimum under equalities, from the Lagrange conditions; null when they are dependent.</summary>
    private static double[]? OnFace(double[] hessian, double[] linear, LinearConstraint[] active)
    {
        int n = linear.Length, all = n + active.Length;
        if (active.Length > n)
            return null;
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(all, all, (row, column) =>
            row < n && column < n ? hessian[row * n + column]
            : row < n ? active[column - n].Coefficients[row]
            : column < n ? active[row - n].Coefficients[column] : 0);
        var right = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(all, row => row < n ? -linear[row] : active[row - n].Bound);
        double[] solution = [.. matrix.Solve(right)];
        return solution.All(double.IsFinite) ? solution[..n] : null;
    }
}
