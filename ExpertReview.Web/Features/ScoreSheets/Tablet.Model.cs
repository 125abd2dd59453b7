using System.Text.Json;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>What every page of the tablet knows: the expert's desk, the own sheets, and the same for its script.</summary>
public record TabletPages
{
    public required Desk Desk { get; init; }

    /// <summary>The ruleset that the round froze; null before it opens.</summary>
    public Ruleset? Ruleset { get; init; }

    /// <summary>All assignments, recused ones among them.</summary>
    public required IReadOnlyList<DeskSheet> Sheets { get; init; }

    /// <summary>What the page's script begins with, as JSON that may stand in HTML.</summary>
    public required string Script { get; init; }

    /// <summary>The sheets that the expert marks.</summary>
    public IEnumerable<DeskSheet> Own => Sheets.Where(sheet => !sheet.IsRecused);
}

/// <summary>The score page of one application.</summary>
public sealed record TabletPage : TabletPages
{
    public required DeskSheet Sheet { get; init; }

    public required Dossier Dossier { get; init; }

    public int Position => Own.TakeWhile(sheet => sheet.BlindCode != Sheet.BlindCode).Count() + 1;

    public string? Previous => Own.TakeWhile(sheet => sheet.BlindCode != Sheet.BlindCode).LastOrDefault()?.BlindCode;

    public string? Next => Own.SkipWhile(sheet => sheet.BlindCode != Sheet.BlindCode).Skip(1).FirstOrDefault()?.BlindCode;
}

/// <summary>What the script of a tablet page begins with.</summary>
public sealed record TabletScript
{
    public required string User { get; init; }

    public required string Expert { get; init; }

    public required int Round { get; init; }

    /// <summary>The application that the page is about; null on the list and in the overview.</summary>
    public string? Sheet { get; init; }

    public required RoundStatus Status { get; init; }

    public required IReadOnlyList<ServerSheet> Sheets { get; init; }

    public required IReadOnlyList<ScriptDimension> Dimensions { get; init; }

    public bool CommentRequired { get; init; }

    public int CommentMaxLength { get; init; }

    public int Decimals { get; init; }

    public required IReadOnlyDictionary<string, string> Text { get; init; }

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <summary>What the script needs of a <see cref="Dimension"/>.</summary>
public sealed record ScriptDimension(string Code, string Name, int Weight, int Minimum, int Maximum, int Step);
