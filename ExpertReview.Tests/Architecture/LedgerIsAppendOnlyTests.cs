using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;

namespace ExpertReview.Tests.Architecture;

/// <summary>Nothing in the product changes or removes an entry of the ledger, and one method adds them.</summary>
public sealed partial class LedgerIsAppendOnlyTests
{
    [Fact]
    public void No_statement_changes_or_removes_an_entry()
    {
        var changing = Statements().Where(file => Changing().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Empty(changing);
    }

    [Fact]
    public void One_place_adds_entries_and_never_over_another()
    {
        var adding = Statements()
            .SelectMany(file => Adding().Matches(file.Text).Select(match => (file.Path, Statement: match.Value)))
            .ToList();

        var only = Assert.Single(adding);
        Assert.EndsWith("LedgerStore.cs", only.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("CONFLICT", only.Statement, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("UPDATE ledger_entries SET body = ''")]
    [InlineData("update only ledger_entries set body = ''")]
    [InlineData("DELETE FROM\n  ledger_entries")]
    [InlineData("TRUNCATE TABLE ledger_entries")]
    [InlineData("DROP TABLE IF EXISTS ledger_entries")]
    [InlineData("INSERT OR REPLACE INTO ledger_entries VALUES (1)")]
    [InlineData("REPLACE INTO ledger_entries VALUES (1)")]
    public void The_scan_would_see_it(string statement) => Assert.Matches(Changing(), statement);

    private static IEnumerable<SourceFile> Statements() =>
    [
        .. SourceTree.Files("", ".cs", ".sql", ".cshtml"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "db"), "*.sql", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))),
    ];

    [GeneratedRegex(
        @"\b(UPDATE(\s+ONLY)?|DELETE\s+FROM(\s+ONLY)?|TRUNCATE(\s+TABLE)?|(DROP|ALTER)\s+TABLE(\s+IF\s+EXISTS)?|(OR\s+)?REPLACE\s+INTO|MERGE\s+INTO)\s+ledger_entries\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Changing();

    [GeneratedRegex("INSERT\\s+INTO\\s+ledger_entries\\b[^\"]*", RegexOptions.IgnoreCase)]
    private static partial Regex Adding();
}
