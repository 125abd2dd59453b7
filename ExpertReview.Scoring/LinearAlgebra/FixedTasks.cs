namespace ExpertReview.Scoring;

/// <summary>Runs tasks that do not depend on one another on all processors.</summary>
internal static class FixedTasks
{
    /// <summary>Calls <paramref name="task"/> with 0 … <paramref name="count"/> − 1, in any order and on any thread.</summary>
    /// <param name="count">Number of tasks; what each does must not depend on how many threads there are.</param>
    /// <param name="task">Writes only what is its own.</param>
    public static void Run(int count, Action<int> task)
    {
        if (count > 1)
            Parallel.For(0, count, task);
        else if (count == 1)
            task(0);
    }
}
