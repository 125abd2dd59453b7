using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Where an answer was read, in the reader's language. It is kept in the words of the Chinese form; cells of workbooks need none.</summary>
public static partial class AnswerSourceText
{
    public static string? Of(string? source, IStringLocalizer<ApplicationsText> text) =>
        source is null ? null
        : source == AnswersPosting.Source ? text["Source_WebForm"]
        : WordRow().Match(source) is { Success: true } row ? text["Source_WordRow", row.Groups[1].Value, row.Groups[2].Value]
        : source;

    [GeneratedRegex("^表([0-9]+) 第([0-9]+)行$")]
    private static partial Regex WordRow();
}
