namespace ExpertReview.Scoring;

/// <summary>The six intraclass correlations of a complete table: how much of what the marks differ in is the applications'.</summary>
/// <remarks>
/// One-way: every application could have had other experts. Agreement: the same experts everywhere, and their differing
/// severity counts as error. Consistency: the same, and severity does not count. Single: one expert's mark; average: the mean
/// of the k experts. Shrout and Fleiss, Psychological Bulletin 86 (1979), 420–428 (forms 1, 2, 3); McGraw and Wong,
/// Psychological Methods 1 (1996), 30–46. For tables with gaps use <see cref="Generalizability"/>.
/// </remarks>
public sealed record IntraclassCorrelations
{
    /// <summary>The mean squares behind all six; null when there are none.</summary>
    public required MeanSquares? MeanSquares { get; init; }

    /// <summary>ICC(1,1) = (MSR − MSW) / (MSR + (k − 1) MSW).</summary>
    public required IntraclassCorrelation OneWaySingle { get; init; }

    /// <summary>ICC(1,k) = (MSR − MSW) / MSR.</summary>
    public required IntraclassCorrelation OneWayAverage { get; init; }

    /// <summary>ICC(2,1) = (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n).</summary>
    public required IntraclassCorrelation AgreementSingle { get; init; }

    /// <summary>ICC(2,k) = (MSR − MSE) / (MSR + (MSC − MSE) / n).</summary>
    public required IntraclassCorrelation AgreementAverage { get; init; }

    /// <summary>ICC(3,1) = (MSR − MSE) / (MSR + (k − 1) MSE).</summary>
    public required IntraclassCorrelation ConsistencySingle { get; init; }

    /// <summary>ICC(3,k) = (MSR − MSE) / MSR; equal to Cronbach's α over all experts.</summary>
    public required IntraclassCorrelation ConsistencyAverage { get; init; }

    /// <summary>Computes the six coefficients.</summary>
    /// <param name="ratings">A complete table; with a gap every coefficient is undefined (<see
    /// cref="UndefinedReason.IncompleteTable"/>).</param>
    /// <param name="level">The intervals' confidence, in (0, 1).</param>
    /// <param name="limits">How the agreement coefficients are tested and bounded.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IntraclassCorrelations Of(Ratings ratings, double level = 0.95, AgreementLimits limits = AgreementLimits.SpearmanBrown)
    {
        Confidence.Check(level);
        var (squares, missing) = MeanSquares.Of(ratings);
        var reason = missing ?? (squares is { Applications: 0, Experts: 0, Residual: 0 } ? UndefinedReason.NoVariation : null);
        if (squares is null || reason is not null)
        {
            var none = IntraclassCorrelation.Undefined(reason!.Value);
            return new()
            {
                MeanSquares = squares,
                OneWaySingle = none, OneWayAverage = none,
                AgreementSingle = none, AgreementAverage = none,
                ConsistencySingle = none, ConsistencyAverage = none,
            };
        }

        int n = squares.ApplicationCount, k = squares.ExpertCount;
        var oneWay = new FixedErrorCoefficients(squares.Applications, squares.Within, n - 1, n * (k - 1.0), k, level);
        var consistency = new FixedErrorCoefficients(squares.Applications, squares.Residual, n - 1, (n - 1.0) * (k - 1), k, level);
        var agreement = new AgreementCoefficients(squares, level, limits);
        return new()
        {
            MeanSquares = squares,
            OneWaySingle = oneWay.Single, OneWayAverage = oneWay.Average,
            AgreementSingle = agreement.Single, AgreementAverage = agreement.Average,
            ConsistencySingle = consistency.Single, ConsistencyAverage = consistency.Average,
        };
    }
}
