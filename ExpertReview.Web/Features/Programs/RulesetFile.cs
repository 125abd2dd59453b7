using System.Text;
using System.Text.Json;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Why an uploaded file was not read as a ruleset; texts are <c>File_{name}</c>.</summary>
public enum RulesetFileFault
{
    Absent,
    TooLarge,
    NotText,

    /// <summary>Not JSON, or not a ruleset's: arguments are the line and the place.</summary>
    NotARuleset,
}

/// <summary>What reading an uploaded file gave: a ruleset, or why not.</summary>
public sealed record RulesetFile(Ruleset? Ruleset, RulesetFileFault? Refusal = null, params object[] Arguments)
{
    public const int MaxBytes = 2 * 1024 * 1024;

    public static async Task<RulesetFile> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            return new(null, RulesetFileFault.Absent);
        if (file.Length > MaxBytes)
            return new(null, RulesetFileFault.TooLarge, MaxBytes / 1024 / 1024);
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return new(RulesetJson.Read(await reader.ReadToEndAsync(cancel)));
        }
        catch (DecoderFallbackException)
        {
            return new(null, RulesetFileFault.NotText);
        }
        catch (JsonException fault)
        {
            return new(null, RulesetFileFault.NotARuleset, (fault.LineNumber ?? 0) + 1, fault.Path ?? "$");
        }
    }
}
