namespace ExpertReview.Web.Features.Applications;

/// <summary>申报: one applicant's application of one type, without who applies.</summary>
public sealed record Application
{
    public required string ApplicationId { get; init; }

    public required string ProgramId { get; init; }

    public required string TypeCode { get; init; }

    /// <summary>The ruleset's track; null where the form names none of them.</summary>
    public string? TrackCode { get; init; }

    /// <summary>The track as the form writes it.</summary>
    public required string TrackText { get; init; }

    /// <summary>City (设区市) and county by division code: read from the applicant's name, or chosen by an officer.</summary>
    public string? CityCode { get; init; }

    public string? CountyCode { get; init; }

    public required ApplicationState State { get; init; }

    /// <summary>The version of its answers that counts.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

public enum ApplicationState
{
    Received,
    Withdrawn,
}

/// <summary>How answers came in.</summary>
public enum AnswersOrigin
{
    WordForm,
    Workbook,
    WebForm,
}

/// <summary>Why a change to an application was refused.</summary>
public enum ApplicationRefusal
{
    /// <summary>The program's phase does not allow it.</summary>
    PhaseForbids,

    /// <summary>Somebody saved another version meanwhile.</summary>
    SavedElsewhere,
    ReasonMissing,

    /// <summary>Answers have problems that must be mended first.</summary>
    ProblemsLeft,

    /// <summary>Another application is already there for this applicant and type.</summary>
    ApplicantTaken,
    NothingChanged,
    DivisionUnknown,
    AlreadyWithdrawn,

    /// <summary>Somebody has already decided on the held form.</summary>
    AlreadyDecided,
}
