using ExpertReview.Scoring;
using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Tests.Scoring.LinearAlgebra;

public sealed class CholeskyFactorTests
{
    /// <summary>Orders around a tile, a block of columns and a run of columns.</summary>
    public static TheoryData<int> Orders { get; } = [1, 2, 7, 8, 9, 63, 64, 65, 130, 257, 330];

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_factor_the_inverse_and_the_solution_are_those_of_the_matrix(int order)
    {
        var matrix = Positive(order);
        var factor = CholeskyFactor.Of(Strips(matrix))!;
        var inverse = StripMatrix.Full(order);
        CholeskyInverse.Compute(factor, inverse);
        double[] solution = [.. Enumerable.Range(0, order).Select(row => Math.Sin(row))];
        var side = matrix * Vector<double>.Build.DenseOfArray(solution);
        double[] solved = side.ToArray();
        TriangularSolution.Solve(factor, solved);

        var expected = matrix.Cholesky();
        var expectedInverse = matrix.Inverse();
        for (int row = 0; row < order; row++)
        {
            Assert.Equal(solution[row], solved[row], 1e-9);
            for (int column = 0; column <= row; column++)
            {
                Assert.Equal(expected.Factor[row, column], factor.Lower[row, column], 1e-9);
                Assert.Equal(expectedInverse[row, column], inverse[row, column], 1e-9);
            }
        }

        Assert.Equal(expected.DeterminantLn, factor.LogDeterminant(order), 1e-8);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Transposed_solutions_undo_the_transposed_factor(int order)
    {
        var matrix = Positive(order);
        var factor = CholeskyFactor.Of(Strips(matrix))!;
        double[] values = [.. Enumerable.Range(0, order).Select(row => Math.Cos(row))];
        double[] solved = (matrix.Cholesky().Factor.Transpose() * Vector<double>.Build.DenseOfArray(values)).ToArray();

        TriangularSolution.SolveLowerTransposed(factor, solved);

        Assert.Equal(values, solved, (left, right) => Math.Abs(left - right) < 1e-9);
    }

    [Fact]
    public void The_inverse_is_the_same_to_the_last_bit_each_time()
    {
        var matrix = Positive(330);

        double[][] first = Inverse(matrix), second = Inverse(matrix);

        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void A_matrix_that_is_not_positive_definite_has_no_factor(int order)
    {
        var matrix = Positive(order);
        matrix[order - 1, order - 1] = -1;

        Assert.Null(CholeskyFactor.Of(Strips(matrix)));
    }

    private static double[][] Inverse(Matrix<double> matrix)
    {
        var inverse = StripMatrix.Full(matrix.RowCount);
        CholeskyInverse.Compute(CholeskyFactor.Of(Strips(matrix))!, inverse);
        return [.. Enumerable.Range(0, matrix.RowCount).Select(row => Enumerable.Range(0, row + 1).Select(column => inverse[row, column]).ToArray())];
    }

    private static Matrix<double> Positive(int order)
    {
        var random = new RandomSource(5);
        var root = Matrix<double>.Build.Dense(order, order, (_, _) => random.NextNormal());
        return root * root.Transpose() / order + Matrix<double>.Build.DenseIdentity(order);
    }

    private static StripMatrix Strips(Matrix<double> matrix)
    {
        var strips = StripMatrix.Lower(matrix.RowCount);
        strips.Clear();
        for (int row = 0; row < matrix.RowCount; row++)
        {
            for (int column = 0; column <= row; column++)
                strips[row, column] = matrix[row, column];
        }

        return strips;
    }
}
