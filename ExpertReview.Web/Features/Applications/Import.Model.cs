using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>The page that takes in files.</summary>
public sealed record ImportPage
{
    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    /// <summary>What became of the files that were just sent.</summary>
    public IReadOnlyList<ImportedFile> Files { get; init; } = [];

    public required IReadOnlyList<HeldImport> Waiting { get; init; }

    public bool CanImport => Program.Phase.Allows(PhaseRight.Import);

    public string? Refusal { get; init; }
}

/// <summary>Rows of the report on one or more forms.</summary>
public sealed record ImportRows(string ProgramId, Ruleset Ruleset, IReadOnlyList<ImportedFile> Files);
