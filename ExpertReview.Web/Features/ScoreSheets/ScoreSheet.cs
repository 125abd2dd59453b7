using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>评分表: what one expert gives one application, in hundredths of a point by dimension (null: not yet), and a comment.</summary>
public sealed record ScoreSheet
{
    public SortedDictionary<string, int?> Marks { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Line ends are line feeds.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Whether the sheet may be kept as it is; it need not be complete.</summary>
    /// <returns>What is wrong, with the place; null when nothing is.</returns>
    public BrokenRule? Check(Ruleset ruleset)
    {
        foreach (var (code, mark) in Marks)
        {
            if (ruleset.Dimension(code) is not { } dimension)
                return new(MarkRefusal.UnknownDimension, code);
            if (mark < dimension.Minimum || mark > dimension.Maximum)
                return new(MarkRefusal.OutOfRange, code);
            if ((mark - dimension.Minimum) % dimension.Step is not (null or 0))
                return new(MarkRefusal.OffStep, code);
        }

        if (Comment.Length > ruleset.CommentMaxLength)
            return new(MarkRefusal.CommentTooLong);
        return Comment.Contains('\0', StringComparison.Ordinal) ? new(MarkRefusal.CommentUnreadable) : null;
    }

    /// <summary>Whether the sheet may be submitted: every dimension marked, and commented where the ruleset asks for it.</summary>
    public BrokenRule? CheckComplete(Ruleset ruleset)
    {
        if (Check(ruleset) is { } broken)
            return broken;
        if (ruleset.Dimensions.FirstOrDefault(dimension => Marks.GetValueOrDefault(dimension.Code) is null) is { } missing)
            return new(MarkRefusal.Incomplete, missing.Code);
        return ruleset.CommentRequired && string.IsNullOrWhiteSpace(Comment) ? new(MarkRefusal.CommentMissing) : null;
    }

    /// <summary>How many dimensions have a mark.</summary>
    public int Given(Ruleset ruleset) => ruleset.Dimensions.Count(dimension => Marks.GetValueOrDefault(dimension.Code) is not null);
}

/// <param name="Refusal">What is wrong.</param>
/// <param name="Dimension">The dimension's code, where it concerns one.</param>
public sealed record BrokenRule(MarkRefusal Refusal, string? Dimension = null);
