namespace ExpertReview.Scoring;

/// <summary>Joins the score of an application's own figures with the experts' mark.</summary>
public static class IndicatorBlend
{
    /// <summary>share · indicator + (1 − share) · expert, both in points on one scale.</summary>
    /// <param name="indicator">The indicator score.</param>
    /// <param name="expert">The experts' result in the same dimension.</param>
    /// <param name="share">The say of the figures, in [0, 1]; at 0 or 1 the other part is not needed.</param>
    /// <returns>
    /// Points on the same scale; undefined when a part that has a say is, for the reason of the experts' part, else of the figures'. The one
    /// never stands in for the other: that would judge applications by different rules.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside [0, 1].</exception>
    public static Measure Of(Measure indicator, Measure expert, double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in [0, 1].");
        if (share == 0)
            return expert;
        if (share == 1)
            return indicator;
        if (expert.Value is not { } marked)
            return expert;
        return indicator.Value is { } figured ? Measure.Of(share * figured + (1 - share) * marked) : indicator;
    }
}
