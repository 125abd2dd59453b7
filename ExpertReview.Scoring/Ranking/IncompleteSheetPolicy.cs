namespace ExpertReview.Scoring;

/// <summary>What an unfinished sheet does to its application.</summary>
public enum IncompleteSheetPolicy
{
    /// <summary>The application has no total until every begun sheet is complete: for the official ranking.</summary>
    WithholdTotal,

    /// <summary>The total comes from the complete sheets and the unfinished ones are shown as set aside: for watching a round live.</summary>
    SetAside,
}
