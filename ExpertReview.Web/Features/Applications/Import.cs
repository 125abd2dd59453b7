using System.Runtime.CompilerServices;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Takes in filled forms: the one way in, for the page, the command and the demo season alike.</summary>
public sealed class Import(Database database, ApplicationWritingStore writing, HeldImportStore held, DocumentStore documents)
{
    /// <summary>Takes in one file or archive. Each form of it is taken in whole or not at all; a bad one does not stop the others.</summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="programId">The program.</param>
    /// <param name="fileName">The file's name, for the report.</param>
    /// <param name="content">The file.</param>
    /// <param name="holdsFaulty">Whether forms with problems are held for mending on the page, or only reported.</param>
    /// <param name="cancel">Stops before the next form.</param>
    public async IAsyncEnumerable<ImportedFile> FileAsync(
        Actor actor, string programId, string fileName, Stream content, bool holdsFaulty, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ruleset = (await ProgramStore.NewestRulesetAsync(database, programId, cancel))!.Ruleset;
        foreach (var reading in FormFileReader.Read(fileName, content, ruleset))
        {
            cancel.ThrowIfCancellationRequested();
            yield return await FormAsync(actor, programId, Named(fileName, reading), ruleset.Form, holdsFaulty, cancel);
        }
    }

    /// <summary>Reads a file without taking anything in: a form without fatal problems counts as one that would be.</summary>
    public static IEnumerable<ImportedFile> Try(string fileName, Stream content, Ruleset ruleset) =>
        FormFileReader.Read(fileName, content, ruleset).Select(reading =>
            Judged(Named(fileName, reading)) with { Verdict = Verdict(reading.Reading) ?? ImportVerdict.Imported });

    private async Task<ImportedFile> FormAsync(
        Actor actor, string programId, FileReading file, FormDefinition form, bool holdsFaulty, CancellationToken cancel)
    {
        var judged = Judged(file);
        if (judged.Verdict == ImportVerdict.Unreadable || (judged.Verdict == ImportVerdict.Faulty && !holdsFaulty))
            return judged;
        return await database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Import, cancel))
                return judged with { Verdict = ImportVerdict.Refused };
            return judged.Verdict == ImportVerdict.Faulty
                ? await HoldAsync(transaction, actor, programId, file, judged, cancel)
                : await TakeInAsync(transaction, actor, programId, file, judged, form, cancel);
        }, cancel);
    }

    private async Task<ImportedFile> TakeInAsync(
        Transaction transaction, Actor actor, string programId, FileReading file, ImportedFile judged, FormDefinition form, CancellationToken cancel)
    {
        var answers = file.Reading.Answers!;
        var there = await ApplicationStore.SameAsync(transaction, programId, file.Reading.TypeCode!, answers, form, cancel);
        if (there is null)
        {
            var content = await NewAsync(transaction, file, cancel);
            string added = await writing.AddAsync(transaction, actor, programId, content, form, cancel);
            return judged with { Verdict = ImportVerdict.Imported, ApplicationId = added };
        }

        judged = judged with { ApplicationId = there.Application.ApplicationId };
        bool same = there.ContentHash == AnswersContent.Hash(answers);
        // The same form of a withdrawn application asks whether it is to be received again.
        if (same && there.Application.State == ApplicationState.Received)
            return judged with { Verdict = ImportVerdict.Unchanged };
        var waiting = await HoldAsync(transaction, actor, programId, file, judged, cancel);
        int differences = FormAnswersDifference.Between(there.Answers, answers, form).Count;
        return waiting with { Verdict = ImportVerdict.Differs, Differences = differences };
    }

    private async Task<ImportedFile> HoldAsync(
        Transaction transaction, Actor actor, string programId, FileReading file, ImportedFile judged, CancellationToken cancel)
    {
        var content = await NewAsync(transaction, file, cancel);
        string importId = await held.HoldAsync(
            transaction, actor, programId, judged.ApplicationId, OwnName(file.Name), content,
            [.. judged.Problems.Where(problem => problem.IsFatal).Select(problem => problem.Code.ToString())], cancel);
        return judged with { ImportId = importId };
    }

    private async Task<NewAnswers> NewAsync(Transaction transaction, FileReading file, CancellationToken cancel)
    {
        string documentId = await documents.KeepAsync(transaction, OwnName(file.Name), file.Content!, cancel);
        return new NewAnswers(file.Reading, file.Origin, documentId, "");
    }

    private static ImportedFile Judged(FileReading file) => new()
    {
        File = file.Name,
        Verdict = Verdict(file.Reading) ?? ImportVerdict.Imported,
        Answers = file.Reading.Answers,
        Problems = file.Reading.Problems,
    };

    /// <summary>Null: nothing keeps it from being taken in.</summary>
    private static ImportVerdict? Verdict(FormReading reading) =>
        reading.Answers is null ? ImportVerdict.Unreadable : reading.IsReadable ? null : ImportVerdict.Faulty;

    private static FileReading Named(string fileName, FileReading reading) =>
        reading.Name == fileName ? reading : reading with { Name = $"{fileName}/{reading.Name}" };

    private static string OwnName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
