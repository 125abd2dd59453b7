namespace ExpertReview.Scoring;

/// <summary>Ratings without a gap: n applications by k experts, every expert having rated every application once.</summary>
internal sealed class CompleteTable
{
    private readonly Ratings _ratings;

    private CompleteTable(Ratings ratings) => _ratings = ratings;

    /// <summary>n.</summary>
    public int Applications => _ratings.Applications.Count;

    /// <summary>k.</summary>
    public int Experts => _ratings.Experts.Count;

    /// <summary>The rating of application <paramref name="application"/> by expert <paramref name="expert"/>.</summary>
    public double this[int application, int expert] => _ratings.Values[application * Experts + expert];

    /// <summary>The table, or why there is none.</summary>
    /// <param name="ratings">Any ratings.</param>
    /// <param name="fewestApplications">Fewest rows that the caller needs.</param>
    public static (CompleteTable? Table, UndefinedReason? Missing) Of(Ratings ratings, int fewestApplications = 2)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Applications.Count < fewestApplications || ratings.Experts.Count < 2)
            return (null, UndefinedReason.TooFewValues);
        return IsComplete(ratings) ? (new(ratings), null) : (null, UndefinedReason.IncompleteTable);
    }

    /// <summary>All ratings of one expert, by application.</summary>
    public double[] Column(int expert) => [.. Enumerable.Range(0, Applications).Select(application => this[application, expert])];

    private static bool IsComplete(Ratings ratings)
    {
        int experts = ratings.Experts.Count;
        if (ratings.Count != ratings.Applications.Count * experts)
            return false;
        for (int r = 0; r < ratings.Count; r++)
        {
            // a repeated rating of the same pair would shift the places after it
            if (ratings.ApplicationOf[r] != r / experts || ratings.ExpertOf[r] != r % experts)
                return false;
        }

        return true;
    }
}
