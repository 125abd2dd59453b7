namespace ExpertReview.Web.Features.Experts;

/// <summary>Why something about experts, undertakings or recusals was refused.</summary>
public enum ExpertRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>A code, of an expert or an application, that the program does not have.</summary>
    NotFound,

    /// <summary>Somebody changed the roster meanwhile.</summary>
    ChangedElsewhere,
    ReasonMissing,

    /// <summary>The expert is recused from that application on that ground already.</summary>
    AlreadyRecused,

    /// <summary>There is no such recusal to lift.</summary>
    NotRecused,

    /// <summary>Rows of the roster have problems; nothing was imported.</summary>
    RowsHaveProblems,
    NotAccepted,
    NameDiffers,

    /// <summary>The undertaking's text has changed since the page was opened.</summary>
    TextChanged,
    UndertakingMissing,
    RelationIncomplete,

    /// <summary>The statement that there is nothing (more) to declare is not ticked.</summary>
    StatementMissing,

    /// <summary>The sheet is not assigned to this expert, or is submitted.</summary>
    SheetNotOpen,

    /// <summary>The expert still has assigned applications.</summary>
    StillAssigned,
}
