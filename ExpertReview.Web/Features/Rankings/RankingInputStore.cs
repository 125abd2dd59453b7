using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Reads what a ranking is computed from. The only statement of this slice that reads marks.</summary>
public static class RankingInputStore
{
    /// <summary>
    /// The inputs of a round with the event number that they are as of, marks and number in one statement: both are of one moment.
    /// Figures do not change while a round is marked.
    /// </summary>
    public static async Task<(RankingInputs Inputs, long EventNumber)> ReadAsync(
        Session session, Round round, Ruleset ruleset, RankingTerms terms, CancellationToken cancel = default)
    {
        var figures = ruleset.Indicators is { } indicators ? await IndicatorFigureStore.ReadAsync(session, round.ProgramId, indicators, cancel) : null;
        var rows = await session.QueryAsync<Row>("""
            SELECT h.sequence AS event_number, b.application_id, b.blind_code, b.type_code, b.track_code,
                   p.city_code, p.state AS application_state, e.expert_code,
                   s.marks, COALESCE(s.comment, '') AS comment, COALESCE(s.is_submitted, FALSE) AS is_submitted,
                   COALESCE(s.version, 0) AS version
              FROM ledger_head h
                   LEFT JOIN blind_copies b
                   ON b.program_id = @ProgramId
                  AND (b.state = 'Released'
                       OR EXISTS (SELECT 1 FROM assignments x
                                   WHERE x.round_id = @RoundId AND x.application_id = b.application_id AND x.state = 'Active'))
                   LEFT JOIN applications p ON p.application_id = b.application_id
                   LEFT JOIN assignments a
                   ON a.round_id = @RoundId AND a.application_id = b.application_id AND a.state = 'Active'
                   LEFT JOIN experts e ON e.expert_id = a.expert_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
            """, new { round.ProgramId, round.RoundId }, cancel);
        return (new RankingInputs { Terms = terms, Applications = Applications(rows, figures) }, rows[0].EventNumber);
    }

    private static List<RankedApplication> Applications(
        IEnumerable<Row> rows, IReadOnlyDictionary<string, SortedDictionary<string, decimal>>? figures) =>
    [
        .. rows
            .Where(row => row.ApplicationId is not null && row.ApplicationState == "Received")
            .GroupBy(row => row.BlindCode!, StringComparer.Ordinal)
            .OrderBy(application => application.Key, StringComparer.Ordinal)
            .Select(application => Application(application.First(), [.. application.Where(row => row.ExpertCode is not null)], figures?[application.Key])),
    ];

    private static RankedApplication Application(Row first, IReadOnlyList<Row> sheets, SortedDictionary<string, decimal>? figures) => new()
    {
        ApplicationId = first.ApplicationId!,
        Code = first.BlindCode!,
        Type = first.TypeCode!,
        Track = first.TrackCode,
        City = first.CityCode,
        Figures = figures,
        Sheets =
        [
            .. sheets.OrderBy(row => row.ExpertCode, StringComparer.Ordinal).Select(row => new RankedSheet
            {
                Expert = row.ExpertCode!,
                Marks = Marks(row.Marks),
                Comment = row.Comment,
                IsSubmitted = row.IsSubmitted,
                Version = row.Version,
            }),
        ],
    };

    private static SortedDictionary<string, int> Marks(string? json) => new(
        json is null
            ? []
            : CanonicalJson.Read<Dictionary<string, int?>>(json)
                .Where(mark => mark.Value is not null)
                .ToDictionary(mark => mark.Key, mark => mark.Value!.Value),
        StringComparer.Ordinal);

    private sealed record Row
    {
        public long EventNumber { get; init; }

        public string? ApplicationId { get; init; }

        public string? BlindCode { get; init; }

        public string? TypeCode { get; init; }

        public string? TrackCode { get; init; }

        public string? CityCode { get; init; }

        public string? ApplicationState { get; init; }

        public string? ExpertCode { get; init; }

        public string? Marks { get; init; }

        public string Comment { get; init; } = "";

        public bool IsSubmitted { get; init; }

        public int Version { get; init; }
    }
}
