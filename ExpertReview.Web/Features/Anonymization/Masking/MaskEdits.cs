namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>What the agency decided about one application's masking, by term: each decision holds wherever the term occurs.</summary>
public sealed record MaskEdits
{
    public static MaskEdits None { get; } = new();

    /// <summary>Terms to mask that nothing detected.</summary>
    public IReadOnlyList<AddedTerm> Added { get; init; } = [];

    /// <summary>Terms not to mask, as written; a longer name that contains one stays masked.</summary>
    public IReadOnlyList<string> Released { get; init; } = [];

    /// <summary>Suspicious passages that may stand.</summary>
    public IReadOnlyList<string> Accepted { get; init; } = [];

    internal HashSet<string> ReleasedKeys => [.. Released.Select(NormalizedText.Key)];
}

public sealed record AddedTerm(string Text, MaskKind Kind);
