using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Applications;

/// <summary>How answers are stored and hashed: canonical JSON.</summary>
public static class AnswersContent
{
    public static string Write(FormAnswers answers) => CanonicalJson.Write(Tidy(answers));

    public static FormAnswers Read(string content) => Tidy(CanonicalJson.Read<FormAnswers>(content));

    /// <summary>The hash of what is said, wherever it was said: the same data from a Word form and a workbook hash alike.</summary>
    public static string Hash(FormAnswers answers)
    {
        var tidy = Tidy(answers);
        return CanonicalJson.Hash(CanonicalJson.Write(new { tidy.Values, tidy.Tables }));
    }

    /// <summary>Without what is not filled: there is one way to say nothing.</summary>
    private static FormAnswers Tidy(FormAnswers answers)
    {
        var tidy = new FormAnswers();
        foreach (var (field, value) in answers.Values.Where(pair => pair.Value is not null))
            tidy.Values[field] = value;
        foreach (var (table, rows) in answers.Tables)
        {
            List<List<string?>> filled = [.. rows];
            while (filled.Count > 0 && filled[^1].All(cell => cell is null))
                filled.RemoveAt(filled.Count - 1);
            if (filled.Count > 0)
                tidy.Tables[table] = filled;
        }

        foreach (var (field, source) in answers.Sources)
            tidy.Sources[field] = source;
        return tidy;
    }
}
