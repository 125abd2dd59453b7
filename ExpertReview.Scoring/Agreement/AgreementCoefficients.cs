namespace ExpertReview.Scoring;

/// <summary>Form 2, absolute agreement: the error is a mixture of two mean squares, so its degrees of freedom are approximate.</summary>
/// <param name="squares">The analysis of variance.</param>
/// <param name="level">Confidence of the intervals.</param>
/// <param name="limits">How to test and bound.</param>
internal sealed class AgreementCoefficients(MeanSquares squares, double level, AgreementLimits limits)
{
    private readonly double _n = squares.ApplicationCount;
    private readonly double _k = squares.ExpertCount;

    /// <summary>Of one expert's mark.</summary>
    public IntraclassCorrelation Single
    {
        get
        {
            var value = FixedErrorCoefficients.Ratio(
                squares.Applications - squares.Residual,
                squares.Applications + (_k - 1) * squares.Residual + _k * (squares.Experts - squares.Residual) / _n);
            return Tested(value, Satterthwaite(value), SingleLimits(value));
        }
    }

    /// <summary>Of the mean of k marks.</summary>
    public IntraclassCorrelation Average
    {
        get
        {
            var value = FixedErrorCoefficients.Ratio(
                squares.Applications - squares.Residual,
                squares.Applications + (squares.Experts - squares.Residual) / _n);
            double degrees = Satterthwaite(value);
            return Tested(value, degrees, limits == AgreementLimits.Satterthwaite ? OwnLimits(degrees) : SpearmanBrown(Single.Interval));
        }
    }

    private IntraclassCorrelation Tested(Measure value, double satterthwaite, Interval? interval)
    {
        double numerator = _n - 1;
        double denominator = limits == AgreementLimits.Satterthwaite ? satterthwaite : (_n - 1) * (_k - 1);
        if (squares.Residual == 0 || !(denominator > 0) || !double.IsFinite(denominator))
        {
            var none = Measure.Undefined(UndefinedReason.NoVariation);
            return new(value, none, numerator, double.IsFinite(denominator) ? denominator : 0, none, null);
        }

        double f = squares.Applications / squares.Residual;
        return new(
            value,
            Measure.Of(f),
            numerator,
            denominator,
            Measure.Of(TestDistributions.FisherUpperTail(f, numerator, denominator)),
            value.Value is null ? null : interval);
    }

    /// <summary>Degrees of freedom of a·MSC + b·MSE, with a and b from the coefficient ρ.</summary>
    private double Satterthwaite(Measure coefficient)
    {
        if (coefficient.Value is not { } rho || rho == 1)
            return 0;
        double a = _k * rho / (_n * (1 - rho)) * squares.Experts;
        double b = (1 + _k * rho * (_n - 1) / (_n * (1 - rho))) * squares.Residual;
        double spread = a * a / (_k - 1) + b * b / ((_n - 1) * (_k - 1));
        return spread == 0 ? 0 : (a + b) * (a + b) / spread;
    }

    private Interval? SingleLimits(Measure value)
    {
        double degrees = Satterthwaite(value);
        if (!(degrees > 0))
            return null;
        double low = Quantile(_n - 1, degrees), high = Quantile(degrees, _n - 1);
        double error = _k * squares.Experts + (_k * _n - _k - _n) * squares.Residual;
        return Confidence.Between(
            _n * (squares.Applications - low * squares.Residual) / (low * error + _n * squares.Applications),
            _n * (high * squares.Applications - squares.Residual) / (error + _n * high * squares.Applications),
            level);
    }

    private Interval? OwnLimits(double degrees)
    {
        if (!(degrees > 0))
            return null;
        double low = Quantile(_n - 1, degrees), high = Quantile(degrees, _n - 1);
        double error = squares.Experts - squares.Residual;
        return Confidence.Between(
            _n * (squares.Applications - low * squares.Residual) / (low * error + _n * squares.Applications),
            _n * (high * squares.Applications - squares.Residual) / (error + _n * high * squares.Applications),
            level);
    }

    /// <summary>kρ / (1 + (k − 1)ρ); a limit at or below −1 / (k − 1) has no counterpart.</summary>
    private Interval? SpearmanBrown(Interval? single) =>
        single is { } limit && 1 + (_k - 1) * limit.Lower > 0
            ? Confidence.Between(SpearmanBrown(limit.Lower), SpearmanBrown(limit.Upper), level)
            : null;

    private double SpearmanBrown(double single) => _k * single / (1 + (_k - 1) * single);

    private double Quantile(double numerator, double denominator) =>
        TestDistributions.FisherQuantile(1 - (1 - level) / 2, numerator, denominator);
}
