namespace ExpertReview.Scoring;

/// <summary>One expert's score for one application in one dimension (打分).</summary>
/// <param name="Application">The application's code; compared letter by letter, independent of culture.</param>
/// <param name="Expert">The expert's code; likewise.</param>
/// <param name="Dimension">The dimension's key; likewise.</param>
/// <param name="Points">Points as given, an exact decimal such as 82.5; its range is the dimension's <see cref="MarkRange"/>.</param>
public sealed record Mark(string Application, string Expert, string Dimension, decimal Points);

/// <summary>Which points a dimension accepts: from <paramref name="Lowest"/> to <paramref name="Highest"/>, both included.</summary>
/// <param name="Lowest">Fewest points.</param>
/// <param name="Highest">Most points.</param>
/// <param name="Step">Distance between neighbouring points, counted from <paramref name="Lowest"/>; null = any decimal.</param>
public sealed record MarkRange(decimal Lowest, decimal Highest, decimal? Step = null)
{
    /// <summary>True when <paramref name="points"/> lies in the range, whatever the step.</summary>
    /// <param name="points">Points as given.</param>
    public bool Contains(decimal points) => points >= Lowest && points <= Highest;

    /// <summary>True when <paramref name="points"/> is a whole number of steps above <see cref="Lowest"/>, or there is no step.</summary>
    /// <param name="points">Points as given.</param>
    /// <exception cref="DivideByZeroException"><see cref="Step"/> is 0.</exception>
    public bool IsOnStep(decimal points) => Step is not { } step || (points - Lowest) % step == 0;
}
