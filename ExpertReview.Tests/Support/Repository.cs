namespace ExpertReview.Tests.Support;

/// <summary>Where the sources are, for tests that read them or leave something behind.</summary>
public static class Repository
{
    /// <summary>The directory that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "ExpertReview.sln")) ? directory
        : Path.GetDirectoryName(directory) is { } parent ? Find(parent)
        : throw new InvalidOperationException("The tests run outside the repository: no ExpertReview.sln above them.");
}
