namespace ExpertReview.Scoring;

/// <summary>
/// A sparse table of numbers, applications by experts: what every model of this library is fitted to. Immutable.
/// </summary>
/// <remarks>
/// Ratings are kept in ordinal order of application, then expert, then value. All sums follow this order, so no result depends on
/// the order of the input, on culture or on threads. Positions (i for applications, j for experts, r for ratings) start at 0.
/// </remarks>
public sealed class Ratings
{
    private readonly string[] _applications;
    private readonly string[] _experts;
    private readonly int[] _applicationOf;
    private readonly int[] _expertOf;
    private readonly int[] _rowStarts;
    private readonly int[] _byExpert;
    private readonly int[] _columnStarts;
    private readonly double[] _values;

    private Ratings(string[] applications, string[] experts, int[] applicationOf, int[] expertOf, double[] values)
    {
        (_applications, _experts, _applicationOf, _expertOf, _values) = (applications, experts, applicationOf, expertOf, values);
        _rowStarts = Starts(applicationOf, applications.Length);
        _columnStarts = Starts(expertOf, experts.Length);
        _byExpert = new int[values.Length];
        int[] next = [.. _columnStarts];
        for (int r = 0; r < values.Length; r++)
            _byExpert[next[expertOf[r]]++] = r;
    }

    private Ratings(Ratings design, double[] values)
    {
        (_applications, _experts, _applicationOf, _expertOf) = (design._applications, design._experts, design._applicationOf, design._expertOf);
        (_rowStarts, _byExpert, _columnStarts, _values) = (design._rowStarts, design._byExpert, design._columnStarts, values);
    }

    /// <summary>N, the number of ratings.</summary>
    public int Count => _values.Length;

    /// <summary>Codes of the n applications with at least one rating, in ordinal order.</summary>
    public IReadOnlyList<string> Applications => _applications;

    /// <summary>Codes of the E experts with at least one rating, in ordinal order.</summary>
    public IReadOnlyList<string> Experts => _experts;

    /// <summary>The N values, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The application's position of each of the N ratings; ascending.</summary>
    public ReadOnlySpan<int> ApplicationOf => _applicationOf;

    /// <summary>The expert's position of each of the N ratings; ascending within an application.</summary>
    public ReadOnlySpan<int> ExpertOf => _expertOf;

    /// <summary>n + 1 positions: the ratings of application i are RowStarts[i] up to, not including, RowStarts[i + 1].</summary>
    public ReadOnlySpan<int> RowStarts => _rowStarts;

    /// <summary>Makes a table of ratings that are known to be sound.</summary>
    /// <param name="ratings">The ratings, in any order; none is allowed.</param>
    /// <param name="repeats">True when an expert may rate the same application more than once.</param>
    /// <exception cref="ArgumentException">A rating is refused; the message holds every <see cref="RatingProblem"/>.</exception>
    public static Ratings Create(IEnumerable<Rating> ratings, bool repeats = false) =>
        TryCreate(ratings, repeats, out var table, out var problems)
            ? table!
            : throw new ArgumentException(string.Join('\n', problems.Select(problem => problem.Message)), nameof(ratings));

    /// <summary>Makes a table of ratings that may be wrong, or says everything that is wrong with them.</summary>
    /// <param name="ratings">The ratings, in any order; none is allowed.</param>
    /// <param name="repeats">True when an expert may rate the same application more than once.</param>
    /// <param name="table">The table; null when there are problems.</param>
    /// <param name="problems">Every problem, in the order of the input; empty on success.</param>
    /// <returns>True when no rating is refused.</returns>
    public static bool TryCreate(
        IEnumerable<Rating> ratings,
        bool repeats,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Ratings? table,
        out IReadOnlyList<RatingProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Rating[] given = [.. ratings];
        problems = Problems(given, repeats);
        table = problems.Count == 0 ? InOrder(given) : null;
        return table is not null;
    }

    /// <summary>The same design with other values.</summary>
    /// <param name="values">N finite values, in the order of the ratings; copied.</param>
    /// <exception cref="ArgumentException">Their number is not N, or one is not finite.</exception>
    public Ratings With(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
            throw new ArgumentException($"{values.Length} values for {Count} ratings.", nameof(values));
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("A value is not finite.", nameof(values));
        }

        return new(this, values.ToArray());
    }

    /// <summary>The ratings without those of one expert; applications left without ratings disappear.</summary>
    /// <param name="expert">The expert's position.</param>
    public Ratings WithoutExpert(int expert) => InOrder([.. All().Where((_, r) => _expertOf[r] != expert)]);

    /// <summary>The ratings of some applications only.</summary>
    /// <param name="applications">Their codes; codes without ratings are ignored.</param>
    public Ratings Of(IEnumerable<string> applications)
    {
        var wanted = applications.ToHashSet(StringComparer.Ordinal);
        return wanted.IsSupersetOf(_applications) ? this : InOrder([.. All().Where(rating => wanted.Contains(rating.Application))]);
    }

    /// <summary>Positions of the ratings by one expert, ascending by application.</summary>
    /// <param name="expert">The expert's position.</param>
    public ReadOnlySpan<int> OfExpert(int expert) =>
        _byExpert.AsSpan(_columnStarts[expert], _columnStarts[expert + 1] - _columnStarts[expert]);

    /// <summary>The values of one application, ascending by expert.</summary>
    /// <param name="application">The application's position.</param>
    public ReadOnlySpan<double> ValuesOf(int application) =>
        _values.AsSpan(_rowStarts[application], _rowStarts[application + 1] - _rowStarts[application]);

    /// <summary>All ratings with their codes, in order.</summary>
    public IEnumerable<Rating> All() =>
        Enumerable.Range(0, Count).Select(r => new Rating(_applications[_applicationOf[r]], _experts[_expertOf[r]], _values[r]));

    /// <summary>The position of each application's code.</summary>
    internal Dictionary<string, int> Positions() => Index(_applications);

    private static Dictionary<string, int> Index(string[] codes)
    {
        var positions = new Dictionary<string, int>(codes.Length, StringComparer.Ordinal);
        for (int position = 0; position < codes.Length; position++)
            positions.Add(codes[position], position);
        return positions;
    }

    private static List<RatingProblem> Problems(Rating[] given, bool repeats)
    {
        var problems = new List<RatingProblem>();
        var seen = new HashSet<(string, string)>(given.Length);
        for (int index = 0; index < given.Length; index++)
        {
            var rating = given[index];
            if (string.IsNullOrEmpty(rating.Application))
                problems.Add(new(RatingProblemCode.EmptyApplication, index, rating));
            if (string.IsNullOrEmpty(rating.Expert))
                problems.Add(new(RatingProblemCode.EmptyExpert, index, rating));
            if (!double.IsFinite(rating.Value))
                problems.Add(new(RatingProblemCode.NotFinite, index, rating));
            if (!repeats && !seen.Add((rating.Application, rating.Expert)))
                problems.Add(new(RatingProblemCode.Repeated, index, rating));
        }

        return problems;
    }

    private static Ratings InOrder(Rating[] given)
    {
        var (applications, applicationOf) = Positions(given, rating => rating.Application);
        var (experts, expertOf) = Positions(given, rating => rating.Expert);
        int[] order = [.. Enumerable.Range(0, given.Length)];
        Array.Sort(order, (left, right) =>
        {
            int byApplication = applicationOf[left].CompareTo(applicationOf[right]);
            int byExpert = byApplication != 0 ? byApplication : expertOf[left].CompareTo(expertOf[right]);
            return byExpert != 0 ? byExpert : given[left].Value.CompareTo(given[right].Value);
        });
        return new(
            applications,
            experts,
            [.. order.Select(index => applicationOf[index])],
            [.. order.Select(index => expertOf[index])],
            [.. order.Select(index => given[index].Value)]);
    }

    private static (string[] Codes, int[] Of) Positions(Rating[] given, Func<Rating, string> code)
    {
        string[] codes = [.. given.Select(code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var positions = Index(codes);
        return (codes, [.. given.Select(rating => positions[code(rating)])]);
    }

    private static int[] Starts(int[] positions, int groups)
    {
        int[] starts = new int[groups + 1];
        foreach (int position in positions)
            starts[position + 1]++;
        for (int group = 0; group < groups; group++)
            starts[group + 1] += starts[group];
        return starts;
    }
}
