using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>One application's original beside its blind copy, section by section in the form's order. It holds the originals: for staff only.</summary>
public sealed record SideBySide
{
    public required IReadOnlyList<SideSection> Sections { get; init; }

    /// <summary>What is masked, each term once.</summary>
    public required IReadOnlyList<MaskGroup> Masks { get; init; }

    /// <summary>What waits to be judged, each passage once.</summary>
    public required IReadOnlyList<SuspicionGroup> Suspicions { get; init; }

    public required IReadOnlyList<LeakPlace> Leaks { get; init; }

    /// <summary>Lays out the copy that the decisions give; leaks are searched in the text that is stored.</summary>
    internal static SideBySide Of(BlindingCase found)
    {
        var masked = found.Masked();
        var stored = found.IsCurrent ? BlindContent.Read(found.Copy!.Content) : masked.Content;
        var ruleset = found.Ruleset;
        MaskGroup[] masks = [.. MaskGroup.In(masked)];
        SuspicionGroup[] suspicions = [.. SuspicionGroup.In(masked, ruleset)];
        LeakPlace[] leaks = [.. LeakGate.Check(stored, masked.Terms).Select((leak, number) =>
        {
            string place = FormPlaces.Of(leak, ruleset);
            return new LeakPlace(number + 1, leak, place, FormPlaces.Label(place, ruleset));
        })];
        var layout = new SideLayout(found.Application.Answers, ruleset, stored, masked, masks, suspicions, leaks);
        return new() { Sections = [.. layout.Sections()], Masks = masks, Suspicions = suspicions, Leaks = leaks };
    }
}

/// <param name="Title">The dimension or table in the form's words; null for the form's first part.</param>
/// <param name="Rows">Its answers.</param>
public sealed record SideSection(string? Title, IReadOnlyList<SideRow> Rows);

/// <summary>One answer of the form, as filed and as experts see it.</summary>
public sealed record SideRow
{
    /// <summary>The field's code, or table[row].column.</summary>
    public required string Place { get; init; }

    public required string Label { get; init; }

    public string? Unit { get; init; }

    /// <summary>The number of the table's row that begins here; null elsewhere.</summary>
    public int? TableRow { get; init; }

    public required IReadOnlyList<TextPiece> Original { get; init; }

    /// <summary>Empty where nothing is filled, and where the answer is left out.</summary>
    public required IReadOnlyList<TextPiece> Copy { get; init; }

    /// <summary>The answer identifies as a whole: the copy does not have it.</summary>
    public bool IsLeftOut { get; init; }

    public bool IsTouched => IsLeftOut || Copy.Any(piece => piece.Mask is not null || piece.Suspicion is not null || piece.Leak is not null);
}

/// <summary>A piece of a text, with what it is.</summary>
public sealed record TextPiece
{
    public required string Text { get; init; }

    /// <summary>What it is masked as, if it is.</summary>
    public MaskGroup? Mask { get; init; }

    /// <summary>The original that a pseudonym stands for.</summary>
    public string? Hidden { get; init; }

    public SuspicionGroup? Suspicion { get; init; }

    /// <summary>The first piece of the passage's first place: where links lead.</summary>
    public bool IsAnchor { get; init; }

    public LeakPlace? Leak { get; init; }
}

/// <summary>A masked term, wherever it stands.</summary>
/// <param name="Number">From 1, by kind.</param>
/// <param name="Term">As a decision names it.</param>
public sealed record MaskGroup(int Number, string Term, string Pseudonym, MaskKind Kind, MaskReason Reason, int Places)
{
    internal static IEnumerable<MaskGroup> In(MaskedApplication masked) => masked.Texts.Values
        .SelectMany(text => text.Spans)
        .GroupBy(span => (Key: MaskTerm.Of(span), span.Pseudonym))
        .OrderBy(group => group.First().Kind)
        .ThenBy(group => group.Key.Pseudonym, StringComparer.Ordinal)
        .Select((group, number) => new MaskGroup(
            number + 1, MaskTerm.Shown(group.First()), group.Key.Pseudonym, group.First().Kind, group.First().Reason, group.Count()));

    internal bool Holds(MaskSpan span) => span.Pseudonym == Pseudonym && MaskTerm.Of(span) == MaskTerm.Key(Term);
}

/// <summary>A suspicious passage, wherever it stands.</summary>
public sealed record SuspicionGroup(int Number, string Text, SuspicionKind Kind, string Place, string Label, int Places)
{
    internal static IEnumerable<SuspicionGroup> In(MaskedApplication masked, Ruleset ruleset) => masked.Suspicions
        .GroupBy(suspicion => suspicion.Text)
        .Select((group, number) => new SuspicionGroup(
            number + 1, group.Key, group.First().Kind, group.First().Place, FormPlaces.Label(group.First().Place, ruleset), group.Count()));
}

/// <summary>An identity that is still in the copy.</summary>
public sealed record LeakPlace(int Number, Leak Leak, string Place, string Label);
