using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>The track that a text names, or why none was decided.</summary>
public sealed record TrackMatch(Track? Track, FormProblemCode? Problem);

/// <summary>Finds the ruleset's track in what applicants write: "高端软件（数据软件）", "人工智能-智能终端".</summary>
public static partial class TrackMatcher
{
    /// <param name="text">What the form says.</param>
    /// <param name="typeCode">The application type, whose tracks alone count; null: all tracks.</param>
    /// <param name="ruleset">The ruleset with its tracks.</param>
    public static TrackMatch Match(string? text, string? typeCode, Ruleset ruleset)
    {
        string said = LabelText.Normalize(text ?? "");
        if (said.Length == 0)
            return new TrackMatch(null, FormProblemCode.TrackMissing);

        var valid = ruleset.Tracks.Where(track => typeCode is null || track.Types.Contains(typeCode)).ToList();
        var named = Named(said, valid);
        if (named.Count == 0)
            named = BySubtrack(text!, valid);
        else if (named.Count == 1)
            named = [.. named, .. BySubtrack(text!, valid).Where(other => !OwnPart(text!, named[0], other))];
        return named.Count switch
        {
            1 => new TrackMatch(named[0], null),
            > 1 => new TrackMatch(null, FormProblemCode.TrackAmbiguous),
            _ => OpenEnded(said, valid) is { } open ? new TrackMatch(open, null) : new TrackMatch(null, FormProblemCode.TrackUnknown),
        };
    }

    /// <summary>Tracks whose names occur, without those that occur only inside another's name.</summary>
    private static List<Track> Named(string said, List<Track> tracks)
    {
        var found = new List<Track>();
        foreach (var track in tracks.OrderByDescending(track => track.Name.Length))
        {
            string name = LabelText.Normalize(track.Name);
            if (!said.Contains(name, StringComparison.Ordinal))
                continue;
            found.Add(track);
            said = said.Replace(name, "\n", StringComparison.Ordinal);
        }

        return found;
    }

    private static List<Track> BySubtrack(string text, List<Track> tracks)
    {
        var parts = Parts(text);
        return [.. tracks.Where(track => track.Subtracks.Any(subtrack => parts.Contains(LabelText.Normalize(subtrack))))];
    }

    /// <summary>Whether the named track's own parts explain why the other was found.</summary>
    private static bool OwnPart(string text, Track named, Track other)
    {
        var parts = Parts(text);
        return named == other || other.Subtracks.Select(LabelText.Normalize).Where(parts.Contains)
            .All(part => named.Subtracks.Select(LabelText.Normalize).Contains(part));
    }

    private static HashSet<string> Parts(string text) => [.. Separators().Split(text).Select(LabelText.Normalize).Where(part => part.Length > 0)];

    /// <summary>The track for "another track" where the list is open: by its highland's name, or because it is the only one.</summary>
    private static Track? OpenEnded(string said, List<Track> tracks)
    {
        var open = tracks.Where(track => track.OpenEnded).ToList();
        if (open.Count == 1)
            return open[0];
        var ofHighland = open.Where(track => track.Highland is not null && said.Contains("其他", StringComparison.Ordinal)
            && said.Contains(LabelText.Normalize(track.Highland), StringComparison.Ordinal)).ToList();
        return ofHighland.Count == 1 ? ofHighland[0] : null;
    }

    [GeneratedRegex(@"[\s、，,;；:：/／()（）\[\]【】\-－—–·|+]+")]
    private static partial Regex Separators();
}
