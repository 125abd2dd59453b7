using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The two tables that leave the house. Every row says what it belongs to: ranking, ruleset hash, event number, method.</summary>
public sealed class RankingExport(RankingWords words)
{
    /// <summary>Those with a place, by type and rank.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="cities">What cities are called for the reader.</param>
    /// <param name="names">Applicants' names by blind code; null for an export by codes only.</param>
    public ExportTable Shortlist(RoundRanking ranking, CityLabels cities, IReadOnlyDictionary<string, string>? names)
    {
        var rules = ranking.Rules;
        List<string> columns = [words["Column_Type"], words["Column_Rank"], words["Column_Code"]];
        if (names is not null)
            columns.Add(words["Column_Applicant"]);
        columns.AddRange([words["Column_Track"], words["Column_City"], words["Column_Total"], words["Column_RawMean"], words["Column_RawRank"]]);
        columns.AddRange(ranking.Ruleset.Dimensions.Select(dimension => RankingWords.Dimension(ranking.Ruleset, dimension.Code)));
        var scored = ScoredDimensions(ranking);
        if (ranking.Indicators is not null)
            columns.AddRange([words["Column_Indicators"], .. scored.Select(code => words["Column_IndicatorsOf", RankingWords.Dimension(ranking.Ruleset, code)])]);
        columns.AddRange([words["Column_Experts"], words["Column_Placement"], words["Column_Note"], .. OriginColumns()]);
        var rows =
            from type in ranking.Result.Types
            from row in type.Rows
            where row.Placement is Placement.Inside or Placement.InsideTied
            select (IReadOnlyList<object?>)ShortlistRow(ranking, rules, type, row, cities, names);
        return new ExportTable(words["Export_Shortlist"], columns, [.. rows]);
    }

    /// <summary>Every mark, one row each; an assigned sheet that lacks a mark has a row with an empty cell.</summary>
    public ExportTable Matrix(RoundRanking ranking)
    {
        List<string> columns =
        [
            words["Column_Type"], words["Column_Code"], words["Column_Expert"], words["Column_DimensionCode"], words["Column_Dimension"],
            words["Column_Weight"], .. ranking.Indicators is null ? Array.Empty<string>() : [words["Column_Indicators"]], words["Column_Mark"], words["Column_ExpertTotal"], words["Column_Use"], words["Column_Submitted"],
            .. OriginColumns(),
        ];
        var uses = ranking.Result.Types
            .SelectMany(type => type.Rows)
            .ToDictionary(row => row.Candidate.Application, row => row.Experts.ToDictionary(expert => expert.Expert, StringComparer.Ordinal), StringComparer.Ordinal);
        var rows =
            from application in ranking.Inputs.Applications
            from sheet in application.Sheets
            from dimension in ranking.Ruleset.Dimensions
            select (IReadOnlyList<object?>)MatrixRow(
                ranking, application, sheet, dimension, uses[application.Code].GetValueOrDefault(sheet.Expert));
        return new ExportTable(words["Export_Matrix"], columns, [.. rows]);
    }

    private List<object?> ShortlistRow(
        RoundRanking ranking, RankingRules rules, TypeRanking type, RankingRow row, CityLabels cities, IReadOnlyDictionary<string, string>? names)
    {
        string code = row.Candidate.Application;
        List<object?> cells = [RankingWords.Type(ranking.Ruleset, type.Type), row.Rank, code];
        if (names is not null)
            cells.Add(names.GetValueOrDefault(code));
        cells.AddRange(
        [
            RankingWords.Track(ranking.Ruleset, ranking.Application(code).Track), cities[row.Candidate.Group],
            Printed(rules, row.Total), Printed(rules, row.RawMean), row.RawMeanRank,
        ]);
        cells.AddRange(row.Dimensions.Select(dimension => (object?)Printed(rules, dimension.Score)));
        if (ranking.Indicators?.Find(code) is { } indicators)
            cells.AddRange([Printed(rules, indicators.Total), .. ScoredDimensions(ranking).Select(one => (object?)Printed(rules, indicators.Dimensions.GetValueOrDefault(one)))]);
        string?[] notes = [words.Tie(ranking, row), row.Placement == Placement.InsideTied ? words.Reason(ranking, type, row) : null];
        cells.AddRange(
        [
            words["Experts_Counted", row.ExpertsCounted, row.CompleteSheets], words.Standing(row),
            string.Join(" ", notes.Where(note => note is not null)), .. Origin(ranking),
        ]);
        return cells;
    }

    private List<object?> MatrixRow(RoundRanking ranking, RankedApplication application, RankedSheet sheet, Dimension dimension, ExpertTotal? total) =>
    [
        RankingWords.Type(ranking.Ruleset, application.Type), application.Code, sheet.Expert, dimension.Code,
        RankingWords.Dimension(ranking.Ruleset, dimension.Code), dimension.Weight / 100m,
        .. ranking.Indicators?.Find(application.Code) is not { } indicators ? Array.Empty<object?>()
            : [Printed(ranking.Rules, indicators.Dimensions.GetValueOrDefault(dimension.Code))],
        sheet.Marks.TryGetValue(dimension.Code, out int mark) ? mark / 100m : null,
        Printed(ranking.Rules, total?.Total), words["Use_" + (total?.Use ?? ExpertTotalUse.NotUsed)],
        words[sheet.IsSubmitted ? "Submitted_Yes" : "Submitted_No"], .. Origin(ranking),
    ];

    /// <summary>The dimensions that have indicators.</summary>
    private static IReadOnlyList<string> ScoredDimensions(RoundRanking ranking) => ranking.Ruleset.Indicators is not { } rules ? []
        : [.. ranking.Ruleset.Dimensions.Select(dimension => dimension.Code).Where(code => rules.Of(ranking.Ruleset, code).Count > 0)];

    private string[] OriginColumns() =>
        [words["Column_Ranking"], words["Column_RulesetHash"], words["Column_EventNumber"], words["Column_Method"]];

    private object?[] Origin(RoundRanking ranking) =>
    [
        ranking.Number is { } number ? words["Ranking_Frozen", number] : words["Ranking_Provisional"],
        ranking.RulesetHash, ranking.EventNumber, words.Method(ranking.Ruleset.Ranking),
    ];

    private static decimal? Printed(RankingRules rules, Fraction? value) => value is { } given ? rules.Printed(given) : null;
}
