using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>An analysis with what its codes are called.</summary>
/// <param name="Analysis">The figures.</param>
/// <param name="Ruleset">Names of types and dimensions; null = they are called by their codes.</param>
/// <param name="GroupName">What a group, such as a city, is called to the reader.</param>
public sealed record AnalysisSubject(PanelAnalysis Analysis, Ruleset? Ruleset, Func<string, string> GroupName)
{
    private readonly Dictionary<string, AnalyzedApplication> _applications =
        Analysis.Applications.ToDictionary(application => application.Candidate.Application, StringComparer.Ordinal);

    public RankingRules Rules => Analysis.Options.Rules;

    /// <summary>The official ranking of each type.</summary>
    public IReadOnlyList<TypeRanking> Types => Analysis.Official.Types;

    public AnalyzedApplication Application(string code) => _applications[code];

    /// <summary>Code of the application at a position of the totals.</summary>
    public string CodeAt(int position) => Analysis.Totals.Applications[position];

    /// <summary>Type of the application at a position of the totals.</summary>
    public string TypeAt(int position) => Application(CodeAt(position)).Candidate.Type;

    public string TypeName(string code) => Ruleset is null ? code : RankingWords.Type(Ruleset, code);

    public string DimensionName(string code) => Ruleset is null ? code : RankingWords.Dimension(Ruleset, code);

    /// <summary>Whether places or a minimum draw a line through the type.</summary>
    public bool HasCutLine(string type) => Rules.PlacesOf(type) is not null || Rules.MinimumTotalOf(type) is not null;

    /// <summary>Whether there is a line in any type that somebody could cross.</summary>
    public bool HasAnyCutLine => Types.Any(type => HasCutLine(type.Type));

    /// <summary>Nothing calibrated can be compared in any type.</summary>
    public bool IsAllDisconnected => Types.All(type => IsDisconnected(type.Type));

    public bool IsDisconnected(string type) => Analysis.DisconnectedTypes.Contains(type);

    /// <summary>The rated applications of a type, by the parts of the panel that no expert links.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PartsOf(string type) =>
    [
        .. Enumerable.Range(0, Analysis.Totals.Applications.Count)
            .Where(position => TypeAt(position) == type)
            .GroupBy(Analysis.Design.ComponentOfApplication)
            .Select(part => (IReadOnlyList<string>)[.. part.Select(CodeAt)]),
    ];

    /// <summary>The last row above the cut line; null when there is none.</summary>
    public static RankingRow? LastInside(TypeRanking type) => RankingTables.LastInside(type);
}
