using System.Buffers;
using System.Runtime.CompilerServices;

namespace ExpertReview.Scoring;

/// <summary>Fills the values of one draw.</summary>
/// <param name="draw">Its number, from 0.</param>
/// <param name="random">The stream of its block.</param>
/// <param name="values">n places to fill with finite values.</param>
internal delegate void DrawValues(int draw, RandomSource random, Span<double> values);

/// <summary>Draws values, ranks them, gives places, and counts.</summary>
internal sealed class RankDraws
{
    /// <summary>Draws of one substream. Fixed, so that the number of threads changes nothing.</summary>
    private const int BlockLength = 64;

    /// <summary>Most ranks held at a time, of all draws together; what was counted is let go.</summary>
    private const int MostRanks = 1 << 24;

    /// <summary>Applications whose ranks are counted together: 32 ranks of two bytes are one line of the cache.</summary>
    private const int StripeLength = 32;

    private readonly int _draws;
    private readonly int[] _best;
    private readonly int[][] _counts;
    private readonly SelectionRule _rule;
    private readonly ParallelOptions _parallel;

    private RankDraws(int draws, SelectionRule rule, int threads)
    {
        (_draws, _rule) = (draws, rule);
        _parallel = new() { MaxDegreeOfParallelism = threads };
        (_best, _counts) = (new int[rule.Count], new int[rule.Count][]);
        Places = new int[rule.Count];
    }

    /// <summary>The rank distribution of each application, within its type.</summary>
    public RankDistribution[] Distributions => [.. _counts.Select((counts, i) => new RankDistribution(_best[i], counts, _draws))];

    /// <summary>In how many draws each application gets a place.</summary>
    public int[] Places { get; }

    /// <summary>Draws and counts.</summary>
    /// <param name="values">Fills one draw; called from several threads at a time.</param>
    /// <param name="rule">Who competes with whom, and for what.</param>
    /// <param name="draws">At least 1.</param>
    /// <param name="seed">Seed of all draws.</param>
    /// <param name="threads">Most threads; −1: all.</param>
    /// <exception cref="ArgumentException">There are more than 65,535 applications, or a number is not positive.</exception>
    public static RankDraws Of(DrawValues values, SelectionRule rule, int draws, ulong seed, int threads)
    {
        Check(rule.Count, draws, threads);

        // Draws are numbered in blocks of one substream each; a batch is a whole number of blocks.
        var drawn = new RankDraws(draws, rule, threads);
        int blocks = (draws + BlockLength - 1) / BlockLength;
        int batch = Math.Clamp(MostRanks / Math.Max(1, rule.Count) / BlockLength, 1, blocks);
        ushort[] ranks = ArrayPool<ushort>.Shared.Rent(Math.Min(draws, batch * BlockLength) * rule.Count);
        var source = new RandomSource(seed);
        for (int first = 0; first < blocks; first += batch)
        {
            int last = Math.Min(first + batch, blocks);
            drawn.Rank(values, ranks, source, first, last);
            drawn.Count(ranks, Math.Min(draws, last * BlockLength) - first * BlockLength);
        }

        ArrayPool<ushort>.Shared.Return(ranks);
        drawn.GivePlainPlaces();
        return drawn;
    }

    /// <summary>Refuses numbers that cannot be drawn with.</summary>
    /// <exception cref="ArgumentException">There are more than 65,535 applications, or a number is not positive.</exception>
    public static void Check(int count, int draws, int threads)
    {
        if (draws < 1)
            throw new ArgumentException("There must be at least one draw.", nameof(draws));
        if (threads is 0 or < -1)
            throw new ArgumentException("The number of threads is not positive and not −1.", nameof(threads));
        if (count > ushort.MaxValue)
            throw new ArgumentException($"{count} applications; at most {ushort.MaxValue} can be ranked.", nameof(count));
    }

    private void Rank(DrawValues values, ushort[] ranks, RandomSource source, int firstBlock, int lastBlock)
    {
        int n = _rule.Count, firstDraw = firstBlock * BlockLength;
        Parallel.For(
            firstBlock,
            lastBlock,
            _parallel,
            () => new Scratch(_rule),
            (block, _, scratch) =>
            {
                var random = source.Substream(block);
                int end = Math.Min((block + 1) * BlockLength, _draws);
                for (int draw = block * BlockLength; draw < end; draw++)
                {
                    values(draw, random, scratch.Values);

                    // Values known to be equal take turns, so that each is ahead in half of the draws.
                    scratch.Order.Sort(scratch.Values, reverseTies: draw % 2 != 0);
                    scratch.Write(ranks.AsSpan((draw - firstDraw) * n, n));
                }

                return scratch;
            },
            scratch =>
            {
                lock (Places)
                    scratch.AddTo(Places);
            });
    }

    private void Count(ushort[] ranks, int draws)
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
                CountStripe(ranks, draws, n, first, width, counts);
                for (int column = 0; column < width; column++)
                    Keep(first + column, counts.AsSpan(column * (widest + 1), widest + 1));
                return counts;
            },
            _ => { });
    }

    /// <summary>Counts the ranks of neighbouring applications, each in a row of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountStripe(ushort[] ranks, int draws, int n, int first, int width, int[] counts)
    {
        int length = counts.Length / StripeLength;
        for (int draw = 0; draw < draws; draw++)
        {
            var row = ranks.AsSpan(draw * n + first, width);
            for (int column = 0; column < row.Length; column++)
                counts[column * length + row[column]]++;
        }
    }

    /// <summary>Adds counts by rank to what there is, keeping only the ranks that occurred.</summary>
    private void Keep(int application, ReadOnlySpan<int> counts)
    {
        int best = counts.IndexOfAnyExcept(0), worst = counts.LastIndexOfAnyExcept(0);
        if (_counts[application] is { } before)
        {
            best = Math.Min(best, _best[application]);
            worst = Math.Max(worst, _best[application] + before.Length - 1);
        }

        int[] sum = counts[best..(worst + 1)].ToArray();
        for (int index = 0; index < _counts[application]?.Length; index++)
            sum[_best[application] - best + index] += _counts[application][index];
        (_best[application], _counts[application]) = (best, sum);
    }

    private void GivePlainPlaces()
    {
        for (int i = 0; i < Places.Length && _rule.IsPlain; i++)
        {
            for (int index = 0; index < _counts[i].Length && _best[i] + index <= _rule.Places[0]; index++)
                Places[i] += _counts[i][index];
        }
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
