using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Makes export files; each is an act that the ledger records with the file's hash.</summary>
public sealed class ExportStore(Database database, LedgerStore ledger, RevealStore reveals, RankingExport export)
{
    /// <summary>An export by codes.</summary>
    public Task<byte[]> WriteAsync(
        Actor actor, RoundRanking ranking, ExportKind kind, ExportFormat format, CityLabels cities, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            var table = kind == ExportKind.Shortlist ? export.Shortlist(ranking, cities, names: null) : export.Matrix(ranking);
            return await RecordAsync(transaction, actor, ranking, kind, format, Write(table, format), names: false);
        }, cancel);

    /// <summary>The shortlist of a frozen ranking with the applicants' names; the look behind the codes is recorded by itself.</summary>
    /// <exception cref="ArgumentException">The ranking is not frozen.</exception>
    public Task<byte[]> WriteWithNamesAsync(
        Actor actor, RoundRanking ranking, ExportFormat format, CityLabels cities, CancellationToken cancel = default)
    {
        if (ranking.Number is null)
            throw new ArgumentException("Names come out only with a frozen ranking.", nameof(ranking));
        return database.TransactionAsync(async transaction =>
        {
            var codes =
                from type in ranking.Result.Types
                from row in type.Rows
                where row.Placement is Scoring.Placement.Inside or Scoring.Placement.InsideTied
                select ranking.Application(row.Candidate.Application);
            var reveal = new Reveal(
                ranking.Round.ProgramId, Subject(ranking), "shortlist export",
                codes.ToDictionary(application => application.Code, application => application.ApplicationId));
            var names = await reveals.NamesAsync(transaction, actor, reveal, cancel);
            byte[] file = Write(export.Shortlist(ranking, cities, names), format);
            return await RecordAsync(transaction, actor, ranking, ExportKind.Shortlist, format, file, names: true);
        }, cancel);
    }

    private static byte[] Write(ExportTable table, ExportFormat format) =>
        format == ExportFormat.Xlsx ? XlsxTable.Write(table) : CsvTable.Write(table);

    private static string Subject(RoundRanking ranking) => ranking.Number is { } number ? $"ranking {number}" : "ranking live";

    private async Task<byte[]> RecordAsync(
        Transaction transaction, Actor actor, RoundRanking ranking, ExportKind kind, ExportFormat format, byte[] file, bool names)
    {
        await ledger.AppendAsync(transaction, actor, Act.Exported, ranking.Round.ProgramId, Subject(ranking), new
        {
            kind, format, names, ranking.Number, ranking.EventNumber, ranking.RulesetHash,
            fileHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)),
        });
        return file;
    }
}
