using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>Why a figure has no value.</summary>
public enum UndefinedReason
{
    /// <summary>There are fewer values than the figure needs.</summary>
    TooFewValues,

    /// <summary>All values are equal, so that there is no spread to measure or to compare with.</summary>
    NoVariation,

    /// <summary>The figure needs every cell of the table, and some are missing.</summary>
    IncompleteTable,

    /// <summary>The reviews fall into parts without a common expert or application; no comparison across them is possible.</summary>
    Disconnected,

    /// <summary>The figure needs positive values.</summary>
    NotPositive,

    /// <summary>The iteration did not settle.</summary>
    NotConverged,

    /// <summary>Two effects divide the values in the same way, so that nothing tells them apart.</summary>
    Confounded,

    /// <summary>The model reproduces the values exactly, which leaves no error to measure by.</summary>
    NoResidualVariation,

    /// <summary>The model leaves no degrees of freedom for error.</summary>
    NoDegreesOfFreedom,

    /// <summary>At least half of the values are equal, so that the median absolute deviation is 0 and measures no spread.</summary>
    NoRobustSpread,

    /// <summary>The published table that the figure needs does not go as far.</summary>
    NotTabulated,

    /// <summary>More of the weight than is allowed lies on figures that are missing.</summary>
    TooLittleWeight,

    /// <summary>One group won every comparison with the rest, or lost it: the distance between them has no limit.</summary>
    Unbounded,
}

/// <summary>A figure that is either a finite number or undefined for a stated reason; never NaN, infinite or a guess.</summary>
public readonly record struct Measure
{
    private Measure(double? value, UndefinedReason? reason) => (Value, Reason) = (value, reason);

    /// <summary>The figure, finite; null when undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public UndefinedReason? Reason { get; }

    /// <summary>A defined figure.</summary>
    /// <param name="value">Any finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite, which would be a bug of the caller.</exception>
    public static Measure Of(double value) => double.IsFinite(value)
        ? new(value, null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure must be finite; what is undefined has a reason.");

    /// <summary>An undefined figure.</summary>
    /// <param name="reason">Why.</param>
    public static Measure Undefined(UndefinedReason reason) => new(null, reason);

    /// <summary>The value, or the reason's name; the same in every culture.</summary>
    public override string ToString() => Value?.ToString("R", CultureInfo.InvariantCulture) ?? Reason?.ToString() ?? "";
}
