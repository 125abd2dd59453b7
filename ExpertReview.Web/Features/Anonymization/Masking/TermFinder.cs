using System.Collections.Frozen;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Finds terms in a comparable text: at each position the longest that counts there.</summary>
internal sealed class TermFinder(IEnumerable<IdentityTerm> terms)
{
    // By first character: few terms share one, so that a position is looked up once and mostly left at once.
    private readonly FrozenDictionary<char, IdentityTerm[]> _byFirst = terms
        .GroupBy(term => term.Text[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(term => term.Text.Length).ToArray());

    /// <param name="text">Where to look.</param>
    /// <param name="counts">Whether a term counts at a position.</param>
    internal IEnumerable<(int Start, IdentityTerm Term)> In(string text, Func<int, IdentityTerm, bool> counts)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (!_byFirst.TryGetValue(text[start], out var candidates))
                continue;
            foreach (var term in candidates)
            {
                if (string.CompareOrdinal(text, start, term.Text, 0, term.Text.Length) == 0 && IsWhole(text, start, term.Text) && counts(start, term))
                {
                    yield return (start, term);
                    break;
                }
            }
        }
    }

    /// <summary>A Latin name counts as a whole word only: ABC is not in ABCD.</summary>
    private static bool IsWhole(string text, int start, string term)
    {
        int end = start + term.Length;
        return !(start > 0 && char.IsAsciiLetterOrDigit(term[0]) && char.IsAsciiLetterOrDigit(text[start - 1]))
            && !(end < text.Length && char.IsAsciiLetterOrDigit(term[^1]) && char.IsAsciiLetterOrDigit(text[end]));
    }
}
