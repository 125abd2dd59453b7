namespace ExpertReview.Scoring;

/// <summary>What is assumed of the function by which an expert turns quality into marks, besides that it never falls.</summary>
public enum CalibrationShape
{
    /// <summary>Nothing more: only the order of the expert's marks counts, and a least gap.</summary>
    Monotone,

    /// <summary>A straight line, with any positive slope.</summary>
    Linear,

    /// <summary>As a function of the mark, quality rises ever faster.</summary>
    Convex,

    /// <summary>As a function of the mark, quality rises ever more slowly.</summary>
    Concave,
}
