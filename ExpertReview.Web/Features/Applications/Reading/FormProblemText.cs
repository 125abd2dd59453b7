using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>A form problem as a sentence.</summary>
public static class FormProblemText
{
    /// <summary>The problem in the current language, naming the field and what the form says.</summary>
    public static string Of(FormProblem problem, IStringLocalizer<ApplicationsText> localizer) =>
        localizer["Problem_" + problem.Code, [.. problem.Arguments.Select(argument => (object)Shortened(argument))]];

    internal static string Megabytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole page put into one cell would hide the sentence.</summary>
    private static string Shortened(string argument) => argument.Length <= 80 ? argument : argument[..(char.IsHighSurrogate(argument[79]) ? 79 : 80)] + "…";
}
