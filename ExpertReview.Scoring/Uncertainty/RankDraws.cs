namespace ExpertReview.Scoring;

/// <summary>Draws true values, ranks them, gives places, and counts.</summary>
internal sealed class RankDraws
{
    /// <summary>Draws of one substream. Fixed, so that the number of threads changes nothing.</summary>
    private const int BlockLength = 64;

    /// <summary>Applications whose ranks are counted together: 32 ranks of two bytes are one line of the cache.</summary>
    private const int StripeLength = 32;

    private readonly RankUncertaintyOptions _options;
    private readonly SelectionRule _rule;
    private readonly ParallelOptions _parallel;

    private RankDraws(RankUncertaintyOptions options, SelectionRule rule)
    {
        (_options, _rule) = (options, rule);
        _parallel = new() { MaxDegreeOfParallelism = options.Threads };
        Distributions = new RankDistribution[rule.Count];
        Places = new int[rule.Count];
    }

    /// <summary>The rank distribution of each application, within its type.</summary>
    public RankDistribution[] Distributions { get; }

    /// <summary>In how many draws each application gets a place.</summary>
    public int[] Places { get; }

    public static RankDraws Of(Posterior posterior, RankUncertaintyOptions options, SelectionRule rule)
    {
        var draws = new RankDraws(options, rule);
        ushort[] ranks = new ushort[(long)options.Draws * posterior.Count];
        draws.Rank(posterior, ranks);
        draws.Count(ranks);
        return draws;
    }

    private void Rank(Posterior posterior, ushort[] ranks)
    {
        var source = new RandomSource(_options.Seed);
        int n = posterior.Count, blocks = (_options.Draws + BlockLength - 1) / BlockLength;
        Parallel.For(
            0,
            blocks,
            _parallel,
            () => new Scratch(_rule),
            (block, _, scratch) =>
            {
                var random = source.Substream(block);
                int end = Math.Min((block + 1) * BlockLength, _options.Draws);
                for (int draw = block * BlockLength; draw < end; draw++)
                {
                    posterior.Draw(random, scratch.Values);

                    // Values known to be equal take turns, so that each is ahead in half of the draws.
                    scratch.Order.Sort(scratch.Values, reverseTies: draw % 2 != 0);
                    scratch.Write(ranks.AsSpan(draw * n, n));
                }

                return scratch;
            },
            scratch =>
            {
                lock (Places)
                    scratch.AddTo(Places);
            });
    }

    private void Count(ushort[] ranks)
    {
        int n = _rule.Count, widest = _rule.TypeSizes.DefaultIfEmpty().Max();
        Parallel.For(
            0,
            (n + StripeLength - 1) / StripeLength,
            _parallel,
            () => new int[StripeLength * (widest + 1)],
            (stripe, _, counts) =>
            {
                int first = stripe * StripeLength, width = Math.Min(StripeLength, n - first);
                Array.Clear(counts);
                for (int draw = 0; draw < _options.Draws; draw++)
                {
                    var row = ranks.AsSpan(draw * n + first, width);
                    for (int column = 0; column < row.Length; column++)
                        counts[column * (widest + 1) + row[column]]++;
                }

                for (int column = 0; column < width; column++)
                    Keep(first + column, counts.AsSpan(column * (widest + 1), widest + 1));
                return counts;
            },
            _ => { });
    }

    private void Keep(int application, ReadOnlySpan<int> counts)
    {
        int best = counts.IndexOfAnyExcept(0), worst = counts.LastIndexOfAnyExcept(0);
        var distribution = new RankDistribution(best, counts[best..(worst + 1)].ToArray(), _options.Draws);
        Distributions[application] = distribution;
        if (_rule.IsPlain)
            Places[application] = (int)Math.Round(distribution.ProbabilityAtMost(_rule.Places[0]) * _options.Draws);
    }

    /// <summary>What one thread works in.</summary>
    private sealed class Scratch(SelectionRule rule)
    {
        private readonly int[] _taken = new int[rule.Count];
        private readonly SelectionRule.Walk _walk = new(rule);

        public double[] Values { get; } = new double[rule.Count];

        public DescendingOrder Order { get; } = new(rule.Count);

        public void Write(Span<ushort> ranks)
        {
            if (!rule.IsPlain)
            {
                _walk.Go(Order.Positions, Values, ranks, _taken);
                return;
            }

            var order = Order.Positions;
            for (int place = 0; place < order.Length; place++)
                ranks[order[place]] = (ushort)(place + 1);
        }

        public void AddTo(int[] places)
        {
            for (int i = 0; i < places.Length; i++)
                places[i] += _taken[i];
        }
    }
}
