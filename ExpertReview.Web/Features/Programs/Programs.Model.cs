namespace ExpertReview.Web.Features.Programs;

/// <summary>The list of programs.</summary>
public sealed record ProgramsPage
{
    public required IReadOnlyList<Program> Programs { get; init; }

    public NewProgram Typed { get; init; } = new();

    public string? Message { get; init; }
}

/// <summary>The form that makes a program.</summary>
public sealed record NewProgram
{
    /// <summary><c>scheme:NAME</c> or <c>program:ID</c>.</summary>
    public string? Source { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>Empty: the source's name.</summary>
    public string? Name { get; init; }

    public string? NameEn { get; init; }
}
