namespace ExpertReview.Web.Office;

/// <summary>What kind of package the content shows, whatever its name says.</summary>
internal enum PackageKind
{
    Unknown,
    Word,
    Workbook,
    Archive,
}

/// <summary>Why a file is not opened.</summary>
public enum PackageFault
{
    TooLarge,
    Truncated,
    Encrypted,
    NotSupported,
    ExpandsTooFar,
}
