using ExpertReview.Web.Features.Applications;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What the formal checks read of an application.</summary>
public sealed record ApplicationFacts
{
    public required string ApplicationId { get; init; }

    public required string TypeCode { get; init; }

    /// <summary>The ruleset's track; null where the form names none of them.</summary>
    public string? TrackCode { get; init; }

    public string? CityCode { get; init; }

    public string? CountyCode { get; init; }

    public required FormAnswers Answers { get; init; }

    public static ApplicationFacts Of(ApplicationAnswers entry) => new()
    {
        ApplicationId = entry.Application.ApplicationId,
        TypeCode = entry.Application.TypeCode,
        TrackCode = entry.Application.TrackCode,
        CityCode = entry.Application.CityCode,
        CountyCode = entry.Application.CountyCode,
        Answers = entry.Answers,
    };
}
