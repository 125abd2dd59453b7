namespace ExpertReview.Scoring;

/// <summary>The random effects of <see cref="CrossedEffects"/>.</summary>
public enum EffectKind
{
    /// <summary>How good an application is.</summary>
    Application,

    /// <summary>How lenient an expert is.</summary>
    Expert,

    /// <summary>How good the applications of a topic are.</summary>
    Topic,
}
