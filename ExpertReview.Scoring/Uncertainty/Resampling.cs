namespace ExpertReview.Scoring;

/// <summary>Values of changed tables, brought back to the applications of the original.</summary>
internal static class Resampling
{
    /// <summary>Scores a table and puts the values at the places of the original's applications; null for those that the table has not.</summary>
    /// <exception cref="ArgumentException">The function gives another number of values than there are applications.</exception>
    public static double?[] Values(Ratings original, Ratings changed, ScoreFunction scores)
    {
        var values = scores(changed);
        if (values.Count != changed.Applications.Count)
            throw new ArgumentException($"The score function gave {values.Count} values for {changed.Applications.Count} applications.", nameof(scores));
        double?[] placed = new double?[original.Applications.Count];
        int place = 0;
        for (int i = 0; i < values.Count; i++)
        {
            // Both lists are in ordinal order, and the changed one is a part of the original.
            while (!string.Equals(original.Applications[place], changed.Applications[i], StringComparison.Ordinal))
                place++;
            placed[place] = values[i];
        }

        return placed;
    }
}
