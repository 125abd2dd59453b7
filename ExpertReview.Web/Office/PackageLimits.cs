namespace ExpertReview.Web.Office;

/// <summary>How much a file from outside may hold before it is read at all.</summary>
public sealed record PackageLimits
{
    public static PackageLimits Default { get; } = new();

    /// <summary>One document, as uploaded.</summary>
    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>A ZIP with documents, as uploaded, and likewise all that it or one document unpacks to.</summary>
    public long BatchBytes { get; init; } = 200L << 20;

    /// <summary>Entries of one archive; a document is an archive too.</summary>
    public int Entries { get; init; } = 500;

    /// <summary>Unpacked size to packed size; counts from <see cref="RatioFrom"/> up, since small XML packs very well.</summary>
    public int Ratio { get; init; } = 200;

    public long RatioFrom { get; init; } = 1L << 20;

    /// <summary>One XML part of a document, unpacked: in memory it takes many times as much.</summary>
    public long XmlBytes { get; init; } = 16L << 20;

    /// <summary>Elements inside elements; readers recurse, and a stack that overflows ends the process.</summary>
    public int XmlDepth { get; init; } = 200;
}
