using System.Globalization;
using System.Numerics;

namespace ExpertReview.Scoring;

/// <summary>
/// An exact rational number p / q in lowest terms, q &gt; 0. Totals, means and scores are fractions, so that a tie is a true
/// tie: nothing is rounded until it is printed, and sums do not depend on the order of their terms.
/// </summary>
/// <remarks>
/// Range: unlimited (arbitrary-precision integers). There is no NaN and no infinity; what is undefined is a null
/// <c>Fraction?</c>. The default value is 0.
/// </remarks>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    /// <summary>The number <paramref name="numerator"/> / <paramref name="denominator"/>, brought to lowest terms.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but 0; a negative sign moves to the numerator.</param>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is 0.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction's denominator must not be 0.");

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>The number 0.</summary>
    public static Fraction Zero => default;

    /// <summary>p, carrying the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>q, at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>The exact value of <paramref name="value"/>: 82.5 becomes 165 / 2.</summary>
    /// <param name="value">Any decimal.</param>
    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = (new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | (uint)bits[0];
        return new(value < 0 ? -digits : digits, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>
    /// The value rounded once, from the exact fraction, to <paramref name="decimals"/> places; trailing zeros are kept
    /// (86.50), so that a column prints evenly. For printing only: ranks never come from it.
    /// </summary>
    /// <param name="decimals">Places after the point, 0 to 15.</param>
    /// <param name="rounding">What becomes of a remainder, and of an exact half.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is outside 0 … 15.</exception>
    /// <exception cref="OverflowException">The result needs more than a decimal's 96 bits.</exception>
    public decimal Round(int decimals, MidpointRounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);

        var whole = BigInteger.DivRem(Numerator * BigInteger.Pow(10, decimals), Denominator, out var rest);
        if (MovesAway(whole, rest, rounding))
            whole += Numerator.Sign;

        var digits = BigInteger.Abs(whole);
        if (digits.GetBitLength() > 96)
            throw new OverflowException($"{this} has too many digits for a decimal with {decimals.ToString(CultureInfo.InvariantCulture)} places.");
        return new decimal(
            unchecked((int)(uint)(digits & uint.MaxValue)),
            unchecked((int)(uint)((digits >> 32) & uint.MaxValue)),
            unchecked((int)(uint)(digits >> 64)),
            whole.Sign < 0,
            (byte)decimals);
    }

    /// <summary>The value to 15 places after the point, an exact half going to the even digit: for display, charts and export.</summary>
    /// <exception cref="OverflowException">The magnitude is 7.9e13 or more.</exception>
    public decimal ToDecimal() => Round(15, MidpointRounding.ToEven);

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Product with a whole number.</summary>
    public static Fraction operator *(Fraction left, int right) => new(left.Numerator * right, left.Denominator);

    /// <summary>Quotient by a whole number.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static Fraction operator /(Fraction left, int right) => new(left.Numerator, left.Denominator * right);

    /// <summary>Exact equality.</summary>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <summary>Exactly less.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Exactly greater.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Exactly less or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Exactly greater or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>Compares by exact value, over the common denominator.</summary>
    /// <returns>Negative when smaller than <paramref name="other"/>, 0 when equal, positive when greater.</returns>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>True when both are the same number.</summary>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>"p/q", or "p" for a whole number; the same in every culture.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private bool MovesAway(BigInteger whole, BigInteger rest, MidpointRounding rounding)
    {
        int half = (BigInteger.Abs(rest) * 2).CompareTo(Denominator);
        return !rest.IsZero && rounding switch
        {
            MidpointRounding.ToEven => half > 0 || (half == 0 && !whole.IsEven),
            MidpointRounding.AwayFromZero => half >= 0,
            MidpointRounding.ToZero => false,
            MidpointRounding.ToNegativeInfinity => Numerator.Sign < 0,
            MidpointRounding.ToPositiveInfinity => Numerator.Sign > 0,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a rounding mode."),
        };
    }
}
