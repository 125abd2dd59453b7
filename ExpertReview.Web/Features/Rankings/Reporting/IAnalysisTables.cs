namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>Writes one part of an analysis.</summary>
public interface IAnalysisTables
{
    public AnalysisPart Part { get; }

    public AnalysisSection Of(AnalysisSubject subject);
}

/// <summary>Writes every part.</summary>
public sealed class AnalysisSections(IEnumerable<IAnalysisTables> tables)
{
    private readonly Dictionary<AnalysisPart, IAnalysisTables> _tables = tables.ToDictionary(one => one.Part);

    public AnalysisSection Of(AnalysisSubject subject, AnalysisPart part) => _tables[part].Of(subject);

    public IReadOnlyList<AnalysisSection> All(AnalysisSubject subject) => [.. Enum.GetValues<AnalysisPart>().Select(part => Of(subject, part))];
}
