using System.Text;

namespace ExpertReview.Web.Features.Applications;

/// <summary>By what two forms are known to be of one applicant: the name, without white space and differences of width.</summary>
internal static class ApplicantKey
{
    public static string Of(string applicant) =>
        string.Concat(applicant.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
