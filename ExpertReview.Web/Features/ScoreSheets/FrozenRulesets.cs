using System.Collections.Concurrent;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>The rulesets that opened rounds froze, read once each: a version never changes.</summary>
public sealed class FrozenRulesets(ProgramStore programs)
{
    private readonly ConcurrentDictionary<(string ProgramId, int Version), Ruleset> _read = new();

    /// <returns>The ruleset; null when no round froze one (<paramref name="version"/> is null).</returns>
    public async Task<Ruleset?> FindAsync(string programId, int? version, CancellationToken cancel = default)
    {
        if (version is not { } number)
            return null;
        if (_read.TryGetValue((programId, number), out var known))
            return known;
        var stored = await programs.RulesetAsync(programId, number, cancel);
        return stored is null ? null : _read.GetOrAdd((programId, number), stored.Ruleset);
    }
}
