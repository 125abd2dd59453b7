using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>One number that one expert gave one application, such as the weighted sum of a sheet.</summary>
/// <param name="Application">The application's code, compared ordinally.</param>
/// <param name="Expert">The expert's code, likewise.</param>
/// <param name="Value">Any finite number; unit and range are the caller's.</param>
public readonly record struct Rating(string Application, string Expert, double Value);

/// <summary>What is wrong with a rating.</summary>
public enum RatingProblemCode
{
    /// <summary>The application's code is empty.</summary>
    EmptyApplication,

    /// <summary>The expert's code is empty.</summary>
    EmptyExpert,

    /// <summary>The value is NaN or infinite.</summary>
    NotFinite,

    /// <summary>The expert has an earlier rating for the same application.</summary>
    Repeated,
}

/// <summary>A rating that is refused, and why.</summary>
/// <param name="Code">What is wrong; the key by which callers localize.</param>
/// <param name="Index">Place of the rating in the input, from 0.</param>
/// <param name="Rating">The rating as given.</param>
public sealed record RatingProblem(RatingProblemCode Code, int Index, Rating Rating)
{
    /// <summary>One English sentence naming application and expert; the same in every culture.</summary>
    public string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"Application \"{Rating.Application}\", expert \"{Rating.Expert}\": {Complaint}");

    private string Complaint => Code switch
    {
        RatingProblemCode.EmptyApplication => "the application's code is empty.",
        RatingProblemCode.EmptyExpert => "the expert's code is empty.",
        RatingProblemCode.NotFinite => string.Create(CultureInfo.InvariantCulture, $"{Rating.Value} is not a number that can be used."),
        RatingProblemCode.Repeated => "this expert has rated it more than once.",
        _ => throw new InvalidOperationException($"No sentence for {Code}."),
    };
}
