namespace ExpertReview.Scoring;

/// <summary>How a midrank r among n values becomes a share of 1.</summary>
public enum PlottingPosition
{
    /// <summary>(r − ½) / n: the middle of the value's own step. Never 0 or 1; ½ when n = 1. The default.</summary>
    Hazen,

    /// <summary>r / (n + 1): the expected share below the value. Never 0 or 1.</summary>
    Weibull,

    /// <summary>(r − 1) / (n − 1): the lowest value 0, the highest 1; ½ when n = 1. Not for normal scores.</summary>
    ZeroToOne,

    /// <summary>(r − ⅜) / (n + ¼): nearest to the expected normal order statistics (G. Blom, 1958). Never 0 or 1.</summary>
    Blom,
}
