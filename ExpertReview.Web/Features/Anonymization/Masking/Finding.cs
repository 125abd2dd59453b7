namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Something identifying in a text; positions are the original's.</summary>
/// <param name="Key">What was found, in comparable form.</param>
internal sealed record Finding(int Start, int Length, string Key, MaskKind Kind, string Entity, MaskReason Reason)
{
    internal int End => Start + Length;

    /// <summary>
    /// Of findings that overlap, the one of the earlier detector stands, and of one detector the longer (of equals the first).
    /// A finding left out is thereby always cut by one that stands.
    /// </summary>
    internal static List<Finding> Chosen(params IEnumerable<Finding>[] detectors)
    {
        var chosen = new List<Finding>();
        foreach (var detector in detectors)
        {
            foreach (var finding in detector.OrderByDescending(found => found.Length).ThenBy(found => found.Start))
            {
                if (!chosen.Exists(other => finding.Start < other.End && other.Start < finding.End))
                    chosen.Add(finding);
            }
        }

        chosen.Sort((one, other) => one.Start.CompareTo(other.Start));
        return chosen;
    }
}
