using System.Text.Json.Serialization;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Everything that a ranking is computed from besides its ruleset; a frozen ranking keeps it as canonical JSON.</summary>
public sealed record RankingInputs
{
    public required RankingTerms Terms { get; init; }

    /// <summary>In ordinal order of their blind codes.</summary>
    public required IReadOnlyList<RankedApplication> Applications { get; init; }

    public string ToJson() => CanonicalJson.Write(this);

    public static RankingInputs Read(string json) => CanonicalJson.Read<RankingInputs>(json);

    /// <summary>The marks as the library takes them: points, by blind code and expert code.</summary>
    public Panel ToPanel() => Panel.Create(
        from application in Applications
        from sheet in application.Sheets
        from mark in sheet.Marks
        select new Mark(application.Code, sheet.Expert, mark.Key, mark.Value / 100m));

    /// <summary>The applications' tracks by code.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Tracks() =>
        Applications.Select(application => KeyValuePair.Create(application.Code, application.Track));

    /// <summary>The applications as the library takes them; quotas count cities.</summary>
    public IReadOnlyList<Candidate> ToCandidates() =>
        [.. Applications.Select(application => new Candidate(application.Code, application.Type, application.City))];
}

/// <summary>How unfinished work is treated: what the ruleset does not say.</summary>
public sealed record RankingTerms
{
    /// <summary>Complete sheets that an application needs for a total.</summary>
    public required int FewestSheets { get; init; }

    public required IncompleteSheetPolicy IncompleteSheets { get; init; }

    /// <summary>For watching: whatever is complete counts.</summary>
    public static RankingTerms Live { get; } = new() { FewestSheets = 1, IncompleteSheets = IncompleteSheetPolicy.SetAside };

    /// <summary>For the record: all sheets that the rules ask for, each of them complete.</summary>
    public static RankingTerms Official(int expertsPerApplication) =>
        new() { FewestSheets = expertsPerApplication, IncompleteSheets = IncompleteSheetPolicy.WithholdTotal };
}

/// <summary>An application that takes part, by its blind code.</summary>
public sealed record RankedApplication
{
    public required string ApplicationId { get; init; }

    public required string Code { get; init; }

    public required string Type { get; init; }

    public string? Track { get; init; }

    public string? City { get; init; }

    /// <summary>The figures that the ruleset scores as indicators, by field, as far as they are filed; null where it scores none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, decimal>? Figures { get; init; }

    /// <summary>One for every active assignment, begun or not, in ordinal order of the experts' codes.</summary>
    public required IReadOnlyList<RankedSheet> Sheets { get; init; }
}

/// <summary>One expert's sheet for one application, by the expert's code.</summary>
public sealed record RankedSheet
{
    public required string Expert { get; init; }

    /// <summary>Hundredths of a point by dimension; only the dimensions marked.</summary>
    public required SortedDictionary<string, int> Marks { get; init; }

    public required string Comment { get; init; }

    public required bool IsSubmitted { get; init; }

    /// <summary>The sheet's version; 0 when the expert has not begun.</summary>
    public required int Version { get; init; }
}
