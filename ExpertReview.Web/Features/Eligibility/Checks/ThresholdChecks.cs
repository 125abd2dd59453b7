using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>A figure against a threshold that the county may lower.</summary>
internal static class ThresholdChecks
{
    /// <summary>The track's threshold for the application's type, lowered by per cent in mountain-and-island counties.</summary>
    public static Finding OfTrack(CheckContext context)
    {
        if (context.Track is not { } track)
            return Unnamed(context);
        if (!track.Thresholds.TryGetValue(context.Facts.TypeCode, out decimal full))
        {
            return track.Open
                ? Unread(context, Verdict.NeedsJudgement, CheckContext.Say("NoThreshold", track.Name))
                : Unread(context, Verdict.NotApplicable, CheckContext.Say("ClosedTrackNoThreshold", track.Name));
        }

        string unit = context.Unit(context.Field) ?? "";
        var origin = track.OpenEnded
            ? CheckContext.Say("HighlandThreshold", track.Highland ?? track.Name, CheckContext.Number(full), unit)
            : CheckContext.Say("TrackThreshold", track.Name, CheckContext.Number(full), unit);
        if (context.Rule.MountainIslandPercent is not { } percent)
            return Compare(context, full, [origin]);
        var (listed, place) = Place(context);
        decimal threshold = listed ? full * percent / 100 : full;
        return Compare(context, threshold, listed
            ? [origin, place, CheckContext.Say("Lowered", CheckContext.Number(percent), CheckContext.Number(threshold), unit)]
            : [origin, place]);
    }

    /// <summary>The type's threshold, or the one that the notice sets for mountain-and-island counties.</summary>
    public static Finding OfType(CheckContext context)
    {
        var rule = context.Rule;
        if (!rule.Thresholds.TryGetValue(context.Facts.TypeCode, out decimal threshold))
            return Unread(context, Verdict.NeedsJudgement, CheckContext.Say("NoTypeThreshold"));
        string unit = context.Unit(context.Field) ?? "";
        var origin = CheckContext.Say("TypeThreshold", CheckContext.Number(threshold), unit);
        if (!rule.MountainIslandThresholds.TryGetValue(context.Facts.TypeCode, out decimal own))
            return Compare(context, threshold, [origin]);
        var (listed, place) = Place(context);
        return listed
            ? Compare(context, own, [origin, place, CheckContext.Say("OwnThreshold", CheckContext.Number(own), unit)])
            : Compare(context, threshold, [origin, place]);
    }

    /// <summary>Whether the county is on the list in force, in words with the list's date.</summary>
    private static (bool Listed, Remark Place) Place(CheckContext context)
    {
        var lists = context.Ruleset.MountainIsland;
        string date = CheckContext.Date(lists.InForce);
        if (Divisions.Find(context.Facts.CountyCode) is not { } county)
            return (false, CheckContext.Say("CountyUnknown", date));
        return lists.Counties().Contains(county.Code)
            ? (true, CheckContext.Say("CountyListed", county.Name, date))
            : (false, CheckContext.Say("CountyNotListed", county.Name, date));
    }

    /// <summary>The form names a track that the notice does not: the threshold is for an officer to find.</summary>
    private static Finding Unnamed(CheckContext context)
    {
        string type = context.Facts.TypeCode;
        var open = context.Ruleset.Tracks.Where(track => track.OpenEnded && track.Types.Contains(type) && track.Thresholds.ContainsKey(type)).ToList();
        string said = context.Facts.Answers[context.Ruleset.Form.TrackField] ?? "";
        var remark = open.Count == 0
            ? CheckContext.Say("TrackUnknown", said)
            : CheckContext.Say(
                "TrackOfNoHighland", said,
                string.Join("；", open.Select(track => $"{track.Highland} {CheckContext.Number(track.Thresholds[type])}")), context.Unit(context.Field) ?? "");
        return Unread(context, Verdict.NeedsJudgement, remark);
    }

    private static Finding Compare(CheckContext context, decimal threshold, IReadOnlyList<Remark> remarks)
    {
        if (context.Facts.Answers.Number(context.Field) is not { } figure)
            return context.NotFilled(context.Field) with { Threshold = threshold, Unit = context.Unit(context.Field) };
        var finding = figure >= threshold ? context.Finding(Verdict.Passed, remarks) : context.Missed(remarks);
        return finding with { Figure = figure, Threshold = threshold, Unit = context.Unit(context.Field), Sources = [context.Source(context.Field)] };
    }

    private static Finding Unread(CheckContext context, Verdict verdict, Remark remark) => context.Finding(verdict, remark) with
    {
        Figure = context.Facts.Answers.Number(context.Field), Unit = context.Unit(context.Field),
        Sources = [context.Source(context.Field), context.Source(context.Ruleset.Form.TrackField)],
    };
}
