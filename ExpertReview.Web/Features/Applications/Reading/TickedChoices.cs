using System.Text;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Which of a field's choices a text such as "☑有 □无" ticks, and the text that follows them.</summary>
internal sealed record TickedChoices(IReadOnlyList<string> Ticked, string Remainder)
{
    private const string Full = "☑■√☒✔✓●◉⊠🗹▣✅⬛◼▇█◆★Ø☓⌧", Empty = "□☐○◯▢◻❑❏⬜◇☆", Crosses = "×✗✘✕";

    private enum TokenKind
    {
        Choice,
        Tick,
        Cross,
        Box,
        Other,
    }

    private sealed record Token(TokenKind Kind, string Text, bool SpaceBefore, int End);

    /// <param name="text">What the form says.</param>
    /// <param name="choices">The field's choices, as the form prints them.</param>
    /// <param name="stopAtText">Reading ends at the first other text, which is a description (有/无 with its description).</param>
    public static TickedChoices Read(string text, IReadOnlyList<string> choices, bool stopAtText = false)
    {
        var tokens = Tokens(text, choices, stopAtText);
        string remainder = text[(tokens.Count == 0 ? 0 : tokens[^1].End)..].Trim();
        var crossIsTick = tokens.All(token => token.Kind != TokenKind.Tick);
        tokens = [.. tokens.Select(token => token.Kind != TokenKind.Cross ? token : token with { Kind = crossIsTick ? TokenKind.Tick : TokenKind.Box })];

        var named = tokens.Where(token => token.Kind == TokenKind.Choice).Select(token => token.Text).Distinct().ToList();
        if (tokens.All(token => token.Kind is TokenKind.Choice or TokenKind.Other))
            return new TickedChoices(named.Count > 1 && named.Count == choices.Count ? [] : named, remainder);

        var ticked = new SortedSet<int>();
        for (int at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind == TokenKind.Tick)
                ticked.UnionWith(Owners(tokens, at));
        }

        return new TickedChoices([.. ticked.Select(at => tokens[at].Text).Distinct()], remainder);
    }

    /// <summary>The choice that the tick at <paramref name="at"/> belongs to; two when its place leaves that open.</summary>
    private static IEnumerable<int> Owners(List<Token> tokens, int at)
    {
        int previous = at - 1 >= 0 && tokens[at - 1].Kind == TokenKind.Choice ? at - 1 : -1;
        bool boxFollows = at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Box;
        int next = tokens.FindIndex(at + 1, token => token.Kind is TokenKind.Choice or TokenKind.Tick);
        next = next >= 0 && tokens[next].Kind == TokenKind.Choice ? next : -1;
        if (previous < 0 || next < 0)
            return new[] { previous < 0 ? next : previous }.Where(owner => owner >= 0);

        // "□甲√ □乙": the tick stands behind its choice, and a box of its own follows for the next.
        if (boxFollows)
            return [previous];

        // Boxes before every choice and this one replaced by the tick: "□甲 √乙".
        bool boxesLead = tokens.First(token => token.Kind != TokenKind.Other).Kind is TokenKind.Box or TokenKind.Tick;
        bool boxesTrail = tokens.Last(token => token.Kind != TokenKind.Other).Kind is TokenKind.Box or TokenKind.Tick;
        if (boxesLead != boxesTrail)
            return [boxesLead ? next : previous];
        bool towardsNext = tokens[at].SpaceBefore && !tokens[at + 1].SpaceBefore, towardsPrevious = !tokens[at].SpaceBefore && tokens[at + 1].SpaceBefore;
        return towardsNext ? [next] : towardsPrevious ? [previous] : [previous, next];
    }

    private static List<Token> Tokens(string text, IReadOnlyList<string> choices, bool stopAtText)
    {
        var byLength = choices.Select(choice => (choice, label: LabelText.Normalize(choice))).OrderByDescending(pair => pair.label.Length).ToList();
        var tokens = new List<Token>();
        bool space = true;
        for (int at = 0; at < text.Length;)
        {
            var (token, length) = Next(text, at, byLength, space);
            if (token is null || (token.Kind == TokenKind.Other && char.IsPunctuation(text[at])))
            {
                // A quotation mark opens a choice's own name; it neither separates nor joins.
                space = token is null || space || length == 0;
                at += Math.Max(length, 1);
                continue;
            }

            if (token.Kind == TokenKind.Other && stopAtText)
                break;
            tokens.Add(token);
            space = false;
            at += length;
        }

        return tokens;
    }

    private static (Token? Token, int Length) Next(string text, int at, List<(string Choice, string Label)> choices, bool space)
    {
        if (char.IsWhiteSpace(text[at]))
            return (null, 1);
        var rune = Rune.TryGetRuneAt(text, at, out var read) ? read : Rune.ReplacementChar;
        string mark = rune.ToString();
        if (Bracketed(text, at) is var (kind, length))
            return (new Token(kind, "", space, at + length), length);
        if (Full.Contains(mark, StringComparison.Ordinal) || Empty.Contains(mark, StringComparison.Ordinal) || Crosses.Contains(mark, StringComparison.Ordinal))
        {
            var kindOfMark = Full.Contains(mark, StringComparison.Ordinal) ? TokenKind.Tick : Empty.Contains(mark, StringComparison.Ordinal) ? TokenKind.Box : TokenKind.Cross;
            return (new Token(kindOfMark, "", space, at + mark.Length), mark.Length);
        }

        if (char.IsLetterOrDigit(text[at]))
        {
            foreach (var (choice, label) in choices)
            {
                if (LabelText.After(text[at..], label) is { } after)
                    return (new Token(TokenKind.Choice, choice, space, text.Length - after.Length), text.Length - after.Length - at);
            }
        }

        return (new Token(TokenKind.Other, mark, space, at + 1), mark.Length);
    }

    /// <summary>A box drawn with brackets: (√), [x], 【 】, （　）.</summary>
    private static (TokenKind Kind, int Length)? Bracketed(string text, int at)
    {
        if (!"([（【［〔".Contains(text[at], StringComparison.Ordinal))
            return null;
        int close = text.IndexOfAny([')', ']', '）', '】', '］', '〕'], at);
        if (close < 0 || close - at > 6)
            return null;
        string inside = LabelText.Compatible(text[(at + 1)..close]).Trim().ToUpperInvariant();
        return inside switch
        {
            "" => (TokenKind.Box, close - at + 1),
            "X" or "V" or "Y" or "*" => (TokenKind.Tick, close - at + 1),
            _ when Full.Contains(inside, StringComparison.Ordinal) || Crosses.Contains(inside, StringComparison.Ordinal) => (TokenKind.Tick, close - at + 1),
            _ when Empty.Contains(inside, StringComparison.Ordinal) => (TokenKind.Box, close - at + 1),
            _ => null,
        };
    }
}
