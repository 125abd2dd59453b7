using System.Globalization;
using ExpertReview.Web.Features.Ledger;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Experts;

/// <summary>承诺书: the text that an expert signs, in the language in which it is shown.</summary>
public sealed record UndertakingText(string Language, string Title, IReadOnlyList<string> Paragraphs)
{
    private const int Count = 7;

    /// <summary>SHA-256 of title and paragraphs, one per line; kept with the signature.</summary>
    public string Hash => CanonicalJson.Hash(string.Join('\n', [Title, .. Paragraphs]));

    public static UndertakingText Of(IStringLocalizer<ExpertsText> text) => new(
        CultureInfo.CurrentUICulture.Name,
        text["Undertaking_Title"],
        [.. Enumerable.Range(1, Count).Select(number => text["Undertaking_" + number.ToString(CultureInfo.InvariantCulture)].Value)]);
}

/// <summary>What the expert gives under the undertaking.</summary>
/// <param name="IsAccepted">The tick.</param>
/// <param name="Name">The name, written out.</param>
/// <param name="TextHash">The hash of the text that the page showed.</param>
public sealed record UndertakingSignature(bool IsAccepted, string Name, string TextHash);
