namespace ExpertReview.Web.Hosting;

/// <summary>Where this installation keeps its things; everything has a default that works without configuration.</summary>
/// <param name="DataDirectory">Folder for the SQLite file and the data-protection keys.</param>
/// <param name="Connection">PostgreSQL connection string, or the path of the SQLite file.</param>
public sealed record Installation(string DataDirectory, string Connection)
{
    /// <summary>Reads <c>EXPERTREVIEW_DATA</c> (default: data) and <c>EXPERTREVIEW_DATABASE</c> (default: a SQLite file there).</summary>
    public static Installation From(IConfiguration configuration)
    {
        string directory = Path.GetFullPath(configuration["EXPERTREVIEW_DATA"] ?? "data");
        Directory.CreateDirectory(directory);
        return new Installation(directory, configuration["EXPERTREVIEW_DATABASE"] ?? Path.Combine(directory, "expertreview.db"));
    }
}
