namespace ExpertReview.Scoring;

/// <summary>Chooses the expert for one more review of an application, and keeps count of the reviews given out.</summary>
/// <remarks>
/// Of the experts who may review it, have room, and have not reviewed it yet, the one is best (1) who joins parts of the panel that have no
/// common expert or application, for only then can they be compared; (2) whose review has the least variance, for it takes most from the posterior's;
/// (3) who would meet most of the application's experts for the first time on a common application, which ties severities together; (4) with the least load;
/// (5) first in order.
/// </remarks>
public sealed class ExpertChoice
{
    private readonly double[] _variances;
    private readonly int[] _room;
    private readonly Func<int, int, bool> _mayReview;
    private readonly int[] _loads;
    private readonly SortedSet<int>[] _expertsOf;
    private readonly HashSet<(int, int)> _met = [];
    private readonly int[] _partOfApplication;
    private readonly int[] _partOfExpert;

    /// <summary>Takes the reviews that there are.</summary>
    /// <param name="design">The reviews so far; positions are those of its applications and experts.</param>
    /// <param name="variances">s² of a review by each of its E experts, finite, at least 0: noise plus what is unknown of the severity.</param>
    /// <param name="room">How many more reviews each expert may be given, at least 0.</param>
    /// <param name="mayReview">False for a pair (application, expert) that is excluded (回避).</param>
    /// <exception cref="ArgumentException">A list has not E numbers, or one is out of range.</exception>
    public ExpertChoice(Ratings design, IReadOnlyList<double> variances, IReadOnlyList<int> room, Func<int, int, bool> mayReview)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(variances);
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(mayReview);
        int experts = design.Experts.Count;
        if (variances.Count != experts || !variances.All(variance => double.IsFinite(variance) && variance >= 0))
            throw new ArgumentException($"There must be {experts} variances, finite and at least 0.", nameof(variances));
        if (room.Count != experts || room.Any(more => more < 0))
            throw new ArgumentException($"There must be {experts} numbers of further reviews, at least 0.", nameof(room));

        (_variances, _room, _mayReview) = ([.. variances], [.. room], mayReview);
        _loads = new int[experts];
        _expertsOf = [.. design.Applications.Select(_ => new SortedSet<int>())];
        _partOfApplication = [.. Enumerable.Range(0, design.Applications.Count)];
        _partOfExpert = [.. Enumerable.Range(design.Applications.Count, experts)];
        for (int r = 0; r < design.Count; r++)
            Link(design.ApplicationOf[r], design.ExpertOf[r]);
    }

    /// <summary>The least s² of any expert.</summary>
    internal double LeastVariance => _variances.DefaultIfEmpty().Min();

    /// <summary>s² of a review by an expert.</summary>
    /// <param name="expert">The expert's position.</param>
    public double VarianceOf(int expert) => _variances[expert];

    /// <summary>The best expert for one more review.</summary>
    /// <param name="application">The application's position.</param>
    /// <returns>The expert's position; null when nobody may or can.</returns>
    public int? BestFor(int application) => Enumerable.Range(0, _variances.Length)
        .Where(expert => _room[expert] > 0 && !_expertsOf[application].Contains(expert) && _mayReview(application, expert))
        .OrderByDescending(expert => _partOfExpert[expert] != _partOfApplication[application])
        .ThenBy(expert => _variances[expert])
        .ThenByDescending(expert => _expertsOf[application].Count(other => !_met.Contains(Pair(expert, other))))
        .ThenBy(expert => _loads[expert])
        .ThenBy(expert => expert)
        .Select(expert => (int?)expert)
        .FirstOrDefault();

    /// <summary>Takes note that a review was given out.</summary>
    /// <param name="application">The application's position.</param>
    /// <param name="expert">The expert's position; loses one of the further reviews.</param>
    /// <exception cref="InvalidOperationException">The expert has no further review left.</exception>
    public void Add(int application, int expert)
    {
        if (_room[expert] == 0)
            throw new InvalidOperationException($"Expert {expert} has no further review left.");
        _room[expert]--;
        Link(application, expert);
    }

    private void Link(int application, int expert)
    {
        foreach (int other in _expertsOf[application])
            _met.Add(Pair(expert, other));
        _expertsOf[application].Add(expert);
        _loads[expert]++;

        int joined = _partOfApplication[application], old = _partOfExpert[expert];
        if (joined == old)
            return;
        _partOfApplication.AsSpan().Replace(old, joined);
        _partOfExpert.AsSpan().Replace(old, joined);
    }

    private static (int, int) Pair(int one, int other) => one < other ? (one, other) : (other, one);
}
