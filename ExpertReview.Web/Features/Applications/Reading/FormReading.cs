using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>What was read from one filled form, and everything that is wrong with it.</summary>
public sealed record FormReading
{
    /// <summary>The answers; null when the file could not be read as this form at all.</summary>
    /// <remarks>An answer that is not of its field's kind stays here as the form says it, beside its problem.</remarks>
    public FormAnswers? Answers { get; init; }

    public string? TypeCode { get; init; }

    public string? TrackCode { get; init; }

    public string? CountyCode { get; init; }

    public string? CityCode { get; init; }

    public IReadOnlyList<FormProblem> Problems { get; init; } = [];

    /// <summary>Nothing keeps it from being imported.</summary>
    public bool IsReadable => Answers is not null && !Problems.Any(problem => problem.IsFatal);

    /// <summary>A file that holds no readable form.</summary>
    public static FormReading Refused(FormProblem problem) => new() { Problems = [problem] };

    /// <inheritdoc cref="Refused(FormProblem)"/>
    public static FormReading Refused(PackageFault fault, long most) => Refused(fault switch
    {
        PackageFault.TooLarge => new FormProblem("", FormProblemCode.FileTooLarge, FormProblemText.Megabytes(most)),
        PackageFault.Truncated => new FormProblem("", FormProblemCode.FileTruncated),
        PackageFault.Encrypted => new FormProblem("", FormProblemCode.FileEncrypted),
        PackageFault.NotSupported => new FormProblem("", FormProblemCode.FileNotSupported),
        PackageFault.ExpandsTooFar => new FormProblem("", FormProblemCode.FileExpandsTooFar),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    });

    /// <summary>Derives type, track and division from the answers and checks all of it.</summary>
    public static FormReading Of(FormAnswers answers, Ruleset ruleset)
    {
        var type = FormAnswersCheck.TypeOf(answers, ruleset);
        var division = FormAnswersCheck.DivisionOf(answers, ruleset.Form);
        return new FormReading
        {
            Answers = answers,
            TypeCode = type?.Code,
            TrackCode = TrackMatcher.Match(answers[ruleset.Form.TrackField], type?.Code, ruleset).Track?.Code,
            CountyCode = division is { IsCity: false } ? division.Code : null,
            CityCode = division?.CityCode,
            Problems = FormAnswersCheck.Check(answers, ruleset),
        };
    }
}
