using System.Text;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>
/// By what two forms are known to be one application: the applicant's name and, where one may apply with several things, the name of the
/// thing; without white space and differences of width.
/// </summary>
internal static class ApplicantKey
{
    public static string Of(FormAnswers answers, FormDefinition form) => form.ItemField is { } item
        ? Plain(answers[form.ApplicantField]) + "\n" + Plain(answers[item])
        : Plain(answers[form.ApplicantField]);

    private static string Plain(string? name) =>
        string.Concat((name ?? "").Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
