using System.Text.RegularExpressions;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md that hold between rooms; each test names the file that breaks one.</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] IdentityTables =
        ["applicant_identities", "application_contents", "application_documents", "held_imports", "mask_edits"];

    private static readonly string[] MaySeeIdentities = ["Applications", "Eligibility", "Anonymization"];

    [Fact]
    public void Scoring_knows_only_the_framework_and_MathNet()
    {
        var foreign = typeof(Panel).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "MathNet.Numerics");

        Assert.Empty(foreign);
    }

    [Fact]
    public void Each_table_is_written_by_one_slice()
    {
        var writers = SourceTree.Files("Features", ".cs")
            .SelectMany(file => Writing().Matches(file.Code).Select(match => (Table: match.Groups[1].Value, file.Slice)))
            .Distinct()
            .GroupBy(write => write.Table)
            .Where(table => table.Count() > 1)
            .Select(table => $"{table.Key}: {string.Join(", ", table.Select(write => write.Slice))}");

        Assert.Empty(writers);
    }

    [Fact]
    public void Only_Data_names_a_database_engine()
    {
        var naming = SourceTree.Files("", ".cs", ".cshtml")
            .Where(file => !file.Path.StartsWith("Data/", StringComparison.Ordinal) && Engine().IsMatch(file.Code))
            .Select(file => file.Path);

        Assert.Empty(naming);
    }

    [Fact]
    public void Only_stores_contain_SQL()
    {
        var others = SourceTree.Files("", ".cs", ".cshtml")
            .Where(file => !file.Path.StartsWith("Data/", StringComparison.Ordinal) && !StoreFile().IsMatch(file.Path) && Sql().IsMatch(file.Code))
            .Select(file => file.Path);

        Assert.Empty(others);
    }

    [Fact]
    public void Slices_use_each_other_in_one_direction_only()
    {
        var uses = SourceTree.Files("Features", ".cs", ".cshtml")
            .Where(file => file.Slice is not null and not "Shared")
            .SelectMany(file => Using().Matches(file.Code).Select(match => (From: file.Slice!, To: match.Groups[1].Value)))
            .Where(use => use.From != use.To && use.To != "Shared")
            .Distinct()
            .ToLookup(use => use.From, use => use.To);

        Assert.DoesNotContain(SourceTree.Slices, slice => Reaches(slice, slice, []));

        bool Reaches(string from, string target, HashSet<string> seen) =>
            uses[from].Any(next => next == target || (seen.Add(next) && Reaches(next, target, seen)));
    }

    [Fact]
    public void No_slice_uses_another_slices_controller_or_hub()
    {
        var doors = SourceTree.Files("Features", ".cs")
            .SelectMany(file => Door().Matches(file.Code).Select(match => (Name: match.Groups[1].Value, file.Slice)))
            .ToList();
        var intruders = SourceTree.Files("Features", ".cs")
            .SelectMany(file => doors
                .Where(door => door.Slice != file.Slice && Regex.IsMatch(file.Code, $@"\b{door.Name}\b"))
                .Select(door => $"{file.Path} uses {door.Name}"));

        Assert.NotEmpty(doors);
        Assert.Empty(intruders);
    }

    [Fact]
    public void Only_the_slices_that_may_see_identities_name_their_tables()
    {
        var naming = SourceTree.Files("", ".cs", ".cshtml")
            .Where(file => !MaySeeIdentities.Contains(file.Slice) && IdentityTables.Any(table => file.Code.Contains(table, StringComparison.Ordinal)))
            .Select(file => file.Path);

        Assert.Empty(naming);
    }

    [Fact]
    public void What_serves_the_tablet_reads_no_table_of_applications()
    {
        var naming = SourceTree.Files("Features/ScoreSheets", ".cs")
            .Where(file => ApplicationsTable().IsMatch(file.Code))
            .Select(file => file.Path);

        Assert.Empty(naming);
    }

    [Fact]
    public void What_serves_the_supervisor_reads_no_identity_and_none_of_what_staff_wrote()
    {
        var stores = SourceTree.Files("Features", ".cs").Where(file => file.Path.EndsWith("OversightStore.cs", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, stores.Count);
        Assert.Empty(stores.Where(file => Identifying().IsMatch(file.Code)
            || IdentityTables.Any(table => file.Code.Contains(table, StringComparison.Ordinal))).Select(file => file.Path));
    }

    [GeneratedRegex(@"\b(city_code|county_code|track_text|content|applicant|name|display_name|employer|phone|reason|evidence|note|term)\b")]
    private static partial Regex Identifying();

    [GeneratedRegex(@"(?:INSERT INTO|UPDATE|DELETE FROM)\s+([a-z_]+)\b(?!\s*\()?")]
    private static partial Regex Writing();

    [GeneratedRegex(@"\b(Microsoft\.Data\.Sqlite|Npgsql|SQLitePCL)\b")]
    private static partial Regex Engine();

    [GeneratedRegex(@"Store(\.\w+)?\.cs$")]
    private static partial Regex StoreFile();

    [GeneratedRegex(@"\b(SELECT\s+[\w@*(]|INSERT INTO\s|UPDATE\s+[a-z_]+\s+SET\s|DELETE FROM\s)")]
    private static partial Regex Sql();

    [GeneratedRegex(@"using ExpertReview\.Web\.Features\.(\w+)")]
    private static partial Regex Using();

    [GeneratedRegex(@"class (\w+(?:Controller|Hub))\b")]
    private static partial Regex Door();

    [GeneratedRegex(@"\b(FROM|JOIN)\s+applications\b")]
    private static partial Regex ApplicationsTable();
}
