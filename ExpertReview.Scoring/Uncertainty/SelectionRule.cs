namespace ExpertReview.Scoring;

/// <summary>
/// Who gets a place when n applications are put in order by a value: so many places in each type, at most so many of each group, none below a
/// minimum. The rule of the official cut line, for values that do not tie. Immutable.
/// </summary>
/// <remarks>
/// Within a type, best value first: an application whose group has used up its quota is passed over and the place goes to the next.
/// Types do not compete with each other; a quota counts within its type.
/// </remarks>
public sealed class SelectionRule
{
    private readonly int[] _typeOf;
    private readonly int[] _cellOf;
    private readonly int[] _places;
    private readonly double[] _minimums;
    private readonly int[] _rooms;

    private SelectionRule(int[] typeOf, int[] cellOf, int[] places, double[] minimums, int[] rooms)
    {
        (_typeOf, _cellOf, _places, _minimums, _rooms) = (typeOf, cellOf, places, minimums, rooms);
        TypeSizes = [.. Enumerable.Range(0, places.Length).Select(type => typeOf.Count(own => own == type))];
    }

    /// <summary>n, the number of applications.</summary>
    public int Count => _typeOf.Length;

    /// <summary>The type's position of each application; types in ordinal order of their names.</summary>
    public ReadOnlySpan<int> TypeOf => _typeOf;

    /// <summary>Number of applications of each type.</summary>
    public IReadOnlyList<int> TypeSizes { get; }

    /// <summary>True when all compete for the first places, without quota or minimum.</summary>
    internal bool IsPlain => _places.Length <= 1 && _rooms.Length == 0 && _minimums.All(double.IsNegativeInfinity);

    /// <summary>Places of each type; <see cref="int.MaxValue"/> where there is no cut line.</summary>
    internal IReadOnlyList<int> Places => _places;

    /// <summary>One type, the best <paramref name="places"/> of <paramref name="count"/> applications, no quota.</summary>
    /// <param name="count">n, at least 0.</param>
    /// <param name="places">K, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static SelectionRule Top(int count, int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        int[] cells = new int[count];
        Array.Fill(cells, -1);
        return new(new int[count], cells, [places], [double.NegativeInfinity], []);
    }

    /// <summary>The places, quotas and minimum totals of a ruleset.</summary>
    /// <param name="rules">The ruleset; its minimum totals are held against the values, which must then be in points.</param>
    /// <param name="candidates">The n applications, in the order of the values, such as <see cref="Ratings.Applications"/>.</param>
    public static SelectionRule Of(RankingRules rules, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(candidates);
        string[] types = [.. candidates.Select(candidate => candidate.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var cells = new Dictionary<(string, string), int>();
        var rooms = new List<int>();
        int[] cellOf = new int[candidates.Count];
        for (int i = 0; i < cellOf.Length; i++)
        {
            var candidate = candidates[i];
            cellOf[i] = -1;
            if (candidate.Group is null || rules.QuotaOf(candidate.Type) is not { } most)
                continue;
            if (!cells.TryGetValue((candidate.Type, candidate.Group), out cellOf[i]))
            {
                cells.Add((candidate.Type, candidate.Group), cellOf[i] = rooms.Count);
                rooms.Add(most);
            }
        }

        return new(
            [.. candidates.Select(candidate => Array.BinarySearch(types, candidate.Type, StringComparer.Ordinal))],
            cellOf,
            [.. types.Select(type => rules.PlacesOf(type) ?? int.MaxValue)],
            [.. types.Select(type => rules.MinimumTotalOf(type) is { } minimum ? (double)minimum : double.NegativeInfinity)],
            [.. rooms]);
    }

    /// <summary>Who gets a place by these values.</summary>
    /// <remarks>A tie is never cut: where equal values compete for fewer places than they are, all of them are on the shortlist.</remarks>
    /// <param name="values">n finite values, higher is better; null: has no value and gets no place.</param>
    /// <returns>n flags.</returns>
    /// <exception cref="ArgumentException">There are not n values, or one is not finite.</exception>
    public bool[] Shortlist(IReadOnlyList<double?> values) => Placing.Of(this, values);

    /// <summary>
    /// What each application has to reach for a place while the others stay as they are: the value of the rival that would have to give way, or the minimum.
    /// </summary>
    /// <param name="values">n finite values, higher is better.</param>
    /// <returns>n values; −∞: gets a place with any value; +∞: with none.</returns>
    /// <exception cref="ArgumentException">There are not n values, or one is not finite.</exception>
    public double[] Thresholds(IReadOnlyList<double> values) => Placing.Thresholds(this, values);

    internal int CellOf(int application) => _cellOf[application];

    internal double MinimumOf(int application) => _minimums[_typeOf[application]];

    internal int[] FreshPlaces() => [.. _places];

    internal int[] FreshRooms() => [.. _rooms];

    /// <summary>Goes down the order once per draw; keeps its counters between draws.</summary>
    internal sealed class Walk(SelectionRule rule)
    {
        private readonly int[] _ranked = new int[rule._places.Length];
        private readonly int[] _left = new int[rule._places.Length];
        private readonly int[] _room = new int[rule._rooms.Length];

        /// <summary>Writes the ranks within the types and counts who is taken.</summary>
        /// <param name="order">Positions, best first.</param>
        /// <param name="values">The values by position.</param>
        /// <param name="ranks">n places for ranks, from 1.</param>
        /// <param name="taken">n counters; those of the taken go up by one.</param>
        public void Go(ReadOnlySpan<int> order, ReadOnlySpan<double> values, Span<ushort> ranks, Span<int> taken)
        {
            Array.Clear(_ranked);
            rule._places.CopyTo(_left, 0);
            rule._rooms.CopyTo(_room, 0);
            foreach (int position in order)
            {
                int type = rule._typeOf[position];
                ranks[position] = (ushort)++_ranked[type];
                if (_left[type] == 0 || values[position] < rule._minimums[type])
                    continue;
                int cell = rule._cellOf[position];
                if (cell >= 0 && _room[cell] == 0)
                    continue;
                if (cell >= 0)
                    _room[cell]--;
                _left[type]--;
                taken[position]++;
            }
        }
    }
}
