using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>What is wrong with a mark.</summary>
public enum PanelProblemCode
{
    /// <summary>The application's code is empty.</summary>
    EmptyApplication,

    /// <summary>The expert's code is empty.</summary>
    EmptyExpert,

    /// <summary>The dimension's key is empty.</summary>
    EmptyDimension,

    /// <summary>Ranges were given and none is for this dimension.</summary>
    UnknownDimension,

    /// <summary>The points lie outside the dimension's range, or beyond <see cref="Panel.LargestMagnitude"/>.</summary>
    OutOfRange,

    /// <summary>The points lie between two steps of the dimension's range.</summary>
    OffStep,

    /// <summary>The expert has an earlier mark for the same application and dimension, equal or not.</summary>
    DuplicateMark,
}

/// <summary>A mark that a panel refuses, and why.</summary>
/// <param name="Code">What is wrong; the key by which callers localize.</param>
/// <param name="Index">Place of the mark in the input, from 0.</param>
/// <param name="Mark">The mark as given.</param>
/// <param name="Range">The range it was held against; null where there is none.</param>
public sealed record PanelProblem(PanelProblemCode Code, int Index, Mark Mark, MarkRange? Range = null)
{
    /// <summary>One English sentence naming application, expert and dimension; the same in every culture.</summary>
    public string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"Application \"{Mark.Application}\", expert \"{Mark.Expert}\", dimension \"{Mark.Dimension}\": {Complaint}");

    private string Complaint => Code switch
    {
        PanelProblemCode.EmptyApplication => "the application's code is empty.",
        PanelProblemCode.EmptyExpert => "the expert's code is empty.",
        PanelProblemCode.EmptyDimension => "the dimension's key is empty.",
        PanelProblemCode.UnknownDimension => "the rules have no such dimension.",
        PanelProblemCode.OutOfRange => string.Create(
            CultureInfo.InvariantCulture,
            $"{Mark.Points} points lie outside {Range?.Lowest ?? -Panel.LargestMagnitude} to {Range?.Highest ?? Panel.LargestMagnitude}."),
        PanelProblemCode.OffStep => string.Create(
            CultureInfo.InvariantCulture,
            $"{Mark.Points} points are not on the step of {Range?.Step} from {Range?.Lowest}."),
        PanelProblemCode.DuplicateMark => "this expert has marked it more than once.",
        _ => throw new InvalidOperationException($"No sentence for {Code}."),
    };
}
