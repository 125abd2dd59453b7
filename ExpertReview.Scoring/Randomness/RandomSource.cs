using System.Numerics;
using System.Runtime.InteropServices;

namespace ExpertReview.Scoring;

/// <summary>
/// The library's random numbers: xoshiro256** (D. Blackman, S. Vigna, 2018, public domain), its state filled from the seed by SplitMix64. The same seed
/// gives the same numbers on every machine and runtime.
/// </summary>
/// <remarks>
/// A stream is one thread's. Parallel work takes one <see cref="Substream"/> per block of work, never per thread, so that the
/// number of threads changes nothing.
/// </remarks>
public sealed class RandomSource
{
    private readonly ulong _seed;
    private ulong _a, _b, _c, _d;

    /// <summary>A stream for a seed.</summary>
    /// <param name="seed">Any number.</param>
    public RandomSource(ulong seed)
    {
        _seed = seed;
        ulong state = seed;
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    private RandomSource(ulong a, ulong b, ulong c, ulong d) => (_seed, _a, _b, _c, _d) = (a, a, b, c, d);

    /// <summary>A stream from a state instead of a seed, to be compared with other implementations of the generator.</summary>
    /// <param name="first">First word of the state; also the seed of the substreams.</param>
    /// <param name="second">Second word.</param>
    /// <param name="third">Third word.</param>
    /// <param name="fourth">Fourth word.</param>
    /// <exception cref="ArgumentException">All words are 0, a state that gives nothing but 0.</exception>
    public static RandomSource FromState(ulong first, ulong second, ulong third, ulong fourth) =>
        (first | second | third | fourth) == 0
            ? throw new ArgumentException("A state of four zeros gives nothing but 0.")
            : new(first, second, third, fourth);

    /// <summary>An independent stream, fixed by this stream's seed and an index, whatever has been drawn so far.</summary>
    /// <param name="index">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public RandomSource Substream(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ulong state = _seed;
        ulong mixed = SplitMix(ref state) ^ (ulong)(index + 1L);
        return new(SplitMix(ref mixed));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number uniform on (0, 1), never 0 or 1: the upper 52 bits and a half, over 2⁵².</summary>
    public double NextUniform() => Uniform(NextBits());

    /// <summary>A whole number uniform on 0 … <paramref name="count"/> − 1, without bias (rejection).</summary>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong range = (ulong)count;
        ulong limit = ulong.MaxValue - ulong.MaxValue % range;
        ulong bits;
        do
            bits = NextBits();
        while (bits >= limit);
        return (int)(bits % range);
    }

    /// <summary>A standard normal number: <see cref="PortableMath.NormalQuantile"/> of one uniform number.</summary>
    public double NextNormal() => PortableMath.NormalQuantile(NextUniform());

    /// <summary>Fills places with standard normal numbers: the same, bit for bit, as <see cref="NextNormal"/> for each in turn, but several times as fast.</summary>
    /// <param name="values">The places to fill.</param>
    public void FillNormals(Span<double> values)
    {
        for (; values.Length > 0; values = values[Math.Min(NormalQuantileBlock.Length, values.Length)..])
        {
            var block = values[..Math.Min(NormalQuantileBlock.Length, values.Length)];
            FillBits(MemoryMarshal.Cast<double, ulong>(block));
            NormalQuantileBlock.Transform(block);
        }
    }

    /// <summary>An exponential number with mean 1.</summary>
    public double NextExponential() => -PortableMath.Log(NextUniform());

    /// <summary>A gamma number with mean <paramref name="shape"/> and scale 1: G. Marsaglia, W. W. Tsang, ACM TOMS 26 (2000), 363–372.</summary>
    /// <param name="shape">Finite, greater than 0; below 1 by the boost U^(1/shape).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not positive and finite.</exception>
    public double NextGamma(double shape)
    {
        if (!(shape > 0) || !double.IsFinite(shape))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not positive and finite.");
        if (shape < 1)
            return NextGamma(shape + 1) * PortableMath.Exp(PortableMath.Log(NextUniform()) / shape);

        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = NextNormal();
            double root = 1 + c * normal;
            if (root <= 0)
                continue;
            double cube = root * root * root;
            if (PortableMath.Log(NextUniform()) < 0.5 * normal * normal + d - d * cube + d * PortableMath.Log(cube))
                return d * cube;
        }
    }

    /// <summary>The uniform number that 64 bits stand for.</summary>
    internal static double Uniform(ulong bits) => ((bits >> 12) + 0.5) / (1UL << 52);

    private void FillBits(Span<ulong> places)
    {
        // The state in locals stays in registers.
        ulong a = _a, b = _b, c = _c, d = _d;
        for (int place = 0; place < places.Length; place++)
        {
            places[place] = BitOperations.RotateLeft(b * 5, 7) * 9;
            ulong shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
