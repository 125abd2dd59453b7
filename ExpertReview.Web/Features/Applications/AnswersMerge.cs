using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Carries changes over from one version of a form's answers to another.</summary>
public static class AnswersMerge
{
    /// <summary>The answers with each change's new value, which keeps the place where it was read.</summary>
    public static FormAnswers Apply(
        FormAnswers answers, IReadOnlyList<AnswerChange> changes, IReadOnlyDictionary<string, string> sources, FormDefinition form)
    {
        var merged = AnswersContent.Read(AnswersContent.Write(answers));
        foreach (var change in changes)
        {
            if (!SetCell(merged, change, form))
                merged.Values[change.Field] = change.New;
            merged.Sources.Remove(change.Field);
            if (change.New is not null && sources.TryGetValue(change.Field, out string? source))
                merged.Sources[change.Field] = source;
        }

        return AnswersContent.Read(AnswersContent.Write(merged));
    }

    private static bool SetCell(FormAnswers answers, AnswerChange change, FormDefinition form)
    {
        foreach (var table in form.Tables.Where(table => change.Field.StartsWith(table.Code + "[", StringComparison.Ordinal)))
        {
            int close = change.Field.IndexOf(']', StringComparison.Ordinal);
            int row = int.Parse(change.Field[(table.Code.Length + 1)..close], System.Globalization.CultureInfo.InvariantCulture) - 1;
            int column = table.Columns.ToList().FindIndex(field => field.Code == change.Field[(close + 2)..]);
            if (!answers.Tables.TryGetValue(table.Code, out var rows))
                answers.Tables[table.Code] = rows = [];
            while (rows.Count <= row)
                rows.Add([.. table.Columns.Select(_ => (string?)null)]);
            rows[row][column] = change.New;
            return true;
        }

        return false;
    }
}
