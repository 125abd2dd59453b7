namespace ExpertReview.Scoring;

/// <summary>What a mark depends on in the many-facet Rasch model.</summary>
public enum Facet
{
    /// <summary>The application's quality.</summary>
    Application,

    /// <summary>The expert's severity.</summary>
    Expert,

    /// <summary>The criterion's difficulty.</summary>
    Criterion,
}
