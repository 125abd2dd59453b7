namespace ExpertReview.Scoring;

/// <summary>
/// A table of judgements, n criteria by n: entry (i, j) says how many times as important criterion i is as criterion j, usually on Saaty's
/// scale 1, 2, … 9 and its reciprocals.
/// </summary>
public static class PairwiseMatrix
{
    /// <summary>How far a_ij · a_ji may be from 1, and a_ii, for the table to count as reciprocal.</summary>
    public const double ReciprocityTolerance = 1e-9;

    /// <summary>The reciprocal table for the judgements above its diagonal.</summary>
    /// <param name="criteria">n, at least 1.</param>
    /// <param name="judgements">The n(n − 1) / 2 positive numbers a₁₂, a₁₃, … a₁ₙ, a₂₃, …</param>
    /// <exception cref="ArgumentException">Their number is another, or one is not a positive number.</exception>
    public static double[,] FromUpperTriangle(int criteria, IReadOnlyList<double> judgements)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(criteria, 1);
        ArgumentNullException.ThrowIfNull(judgements);
        if (judgements.Count != criteria * (criteria - 1) / 2)
            throw new ArgumentException($"{judgements.Count} judgements for {criteria} criteria; {criteria * (criteria - 1) / 2} are needed.", nameof(judgements));
        double[,] table = new double[criteria, criteria];
        int next = 0;
        for (int row = 0; row < criteria; row++)
        {
            table[row, row] = 1;
            for (int column = row + 1; column < criteria; column++)
            {
                table[row, column] = judgements[next];
                table[column, row] = 1 / judgements[next++];
            }
        }

        Check(table);
        return table;
    }

    /// <summary>A group's table: the geometric mean of the members' judgements, entry by entry. It keeps reciprocity.</summary>
    /// <remarks>"Aggregation of individual judgements": J. Aczél, T. L. Saaty, Journal of Mathematical Psychology 27 (1983), 93–102.</remarks>
    /// <param name="tables">At least one table of positive numbers, all of one size.</param>
    /// <exception cref="ArgumentException">There is none, sizes differ, or an entry is not a positive number.</exception>
    public static double[,] GroupOf(IReadOnlyList<double[,]> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count == 0)
            throw new ArgumentException("There must be at least one table.", nameof(tables));
        int criteria = tables[0].GetLength(0);
        foreach (double[,] table in tables)
        {
            Check(table);
            if (table.GetLength(0) != criteria)
                throw new ArgumentException("The tables differ in size.", nameof(tables));
        }

        double[,] group = new double[criteria, criteria];
        for (int row = 0; row < criteria; row++)
        {
            for (int column = 0; column < criteria; column++)
                group[row, column] = Location.GeometricMean([.. tables.Select(table => table[row, column])]).Value!.Value;
        }

        return group;
    }

    /// <summary>True when every a_ij · a_ji and a_ii is 1 within <see cref="ReciprocityTolerance"/>.</summary>
    /// <param name="table">A square table of positive numbers.</param>
    /// <exception cref="ArgumentException">It is not square, or an entry is not a positive number.</exception>
    public static bool IsReciprocal(double[,] table)
    {
        Check(table);
        for (int row = 0; row < table.GetLength(0); row++)
        {
            for (int column = row; column < table.GetLength(0); column++)
            {
                if (Math.Abs(table[row, column] * table[column, row] - 1) > ReciprocityTolerance)
                    return false;
            }
        }

        return true;
    }

    /// <exception cref="ArgumentException">The table is empty or not square, or an entry is not a positive number.</exception>
    internal static void Check(double[,] table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Length == 0 || table.GetLength(0) != table.GetLength(1))
            throw new ArgumentException("The table of judgements must be square and not empty.", nameof(table));
        for (int row = 0; row < table.GetLength(0); row++)
        {
            for (int column = 0; column < table.GetLength(1); column++)
            {
                if (!double.IsNormal(table[row, column]) || table[row, column] < 0)
                    throw new ArgumentException($"The judgement in row {row}, column {column} is not a positive number.", nameof(table));
            }
        }
    }
}
