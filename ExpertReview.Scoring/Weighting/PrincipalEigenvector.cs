namespace ExpertReview.Scoring;

/// <summary>The largest eigenvalue of a positive matrix and its eigenvector, which are positive and unique (Perron).</summary>
internal static class PrincipalEigenvector
{
    /// <summary>After 40 squarings the ratio of the second to the first eigenvalue has been raised to the power 2⁴⁰.</summary>
    private const int Squarings = 40;

    private const int PolishingSteps = 20;

    /// <summary>The eigenvector, sum 1, and the eigenvalue.</summary>
    public static (double[] Vector, double Value) Of(double[,] matrix)
    {
        // Squaring the matrix finds the direction whatever the gap between eigenvalues; the matrix itself then takes out the rounding.
        double[,] power = matrix;
        for (int squaring = 0; squaring < Squarings; squaring++)
            power = ScaledSquare(power);
        double[] vector = Scaled(Times(power, [.. Enumerable.Repeat(1.0, matrix.GetLength(0))]));
        for (int step = 0; step < PolishingSteps; step++)
            vector = Scaled(Times(matrix, vector));
        return (vector, Sample.Of(Times(matrix, vector)).Sum);
    }

    private static double[] Times(double[,] matrix, double[] vector)
    {
        double[] product = new double[vector.Length];
        for (int row = 0; row < vector.Length; row++)
        {
            for (int column = 0; column < vector.Length; column++)
                product[row] += matrix[row, column] * vector[column];
        }

        return product;
    }

    private static double[] Scaled(double[] vector) => WeightVector.Scaled(vector);

    private static double[,] ScaledSquare(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double largest = matrix.Cast<double>().Max();
        double[,] square = new double[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                for (int inner = 0; inner < size; inner++)
                    square[row, column] += matrix[row, inner] / largest * (matrix[inner, column] / largest);
            }
        }

        return square;
    }
}
