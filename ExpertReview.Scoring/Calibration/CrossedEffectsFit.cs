namespace ExpertReview.Scoring;

/// <summary>A fit of <see cref="CrossedEffects"/>. Immutable; what costs the inverse of the equations is computed when first asked for, and is safe to ask for from many threads.</summary>
/// <remarks>All effects and deviations take the variance ratios as known. An effect whose variance is 0 is 0 with deviation 0.</remarks>
public sealed class CrossedEffectsFit
{
    private readonly CrossedModel _model;
    private readonly CrossedEstimation _estimate;
    private readonly CrossedSolution _solution;
    private readonly double[] _applicationEffects;
    private readonly double[] _expertEffects;
    private readonly double[] _topicEffects;
    private readonly double[] _trueValues;
    private readonly double[] _residuals;
    private readonly Lazy<CrossedInverse> _inverse;
    private readonly Lazy<EffectDeviations> _conditional;
    private readonly Lazy<EffectDeviations> _prediction;
    private readonly Lazy<CrossedPosterior> _posterior;

    internal CrossedEffectsFit(CrossedModel model, CrossedEffectsOptions options, CrossedEstimation estimate)
    {
        (_model, _estimate, Options) = (model, estimate, options);
        _solution = estimate.Criterion!.Solution;
        Intercept = model.Shift + model.Scale * _solution.Mean;
        ResidualVariance = model.Scale * model.Scale * estimate.Criterion.PenalizedSquares / model.Freedom;
        _applicationEffects = Effects(EffectKind.Application, model.Ratings.Applications.Count);
        _expertEffects = Effects(EffectKind.Expert, model.Ratings.Experts.Count);
        _topicEffects = Effects(EffectKind.Topic, model.Topics.Count);
        _trueValues = [.. _applicationEffects.Select((effect, i) => Intercept + effect + (model.TopicOf.Length > 0 ? _topicEffects[model.TopicOf[i]] : 0))];
        _residuals = [.. _solution.Residuals(System.Design).Select(residual => model.Scale * residual)];
        _inverse = new(estimate.Criterion.Inverse);
        _conditional = new(() => Deviations(meanKnown: true));
        _prediction = new(() => Deviations(meanKnown: false));
        _posterior = new(() => new(System, _inverse.Value, _trueValues, ResidualVariance));
    }

    /// <summary>The ratings fitted.</summary>
    public Ratings Ratings => _model.Ratings;

    /// <summary>The model fitted.</summary>
    public CrossedEffectsOptions Options { get; }

    /// <summary>Codes of the topics, in ordinal order; empty without topics.</summary>
    public IReadOnlyList<string> Topics => _model.Topics;

    /// <summary>−2 ln likelihood at its maximum, REML's or ML's, with all constants.</summary>
    public double Criterion => _estimate.Value;

    /// <summary>−<see cref="Criterion"/>/2.</summary>
    public double LogLikelihood => -Criterion / 2;

    /// <summary>Number of estimated parameters: the mean, the residual variance and a variance for each effect.</summary>
    public int Parameters => 2 + _model.Factors.Count;

    /// <summary>AIC = <see cref="Criterion"/> + 2·<see cref="Parameters"/>; smaller is better.</summary>
    public double AkaikeCriterion => Criterion + 2 * Parameters;

    /// <summary>BIC = <see cref="Criterion"/> + ln N·<see cref="Parameters"/>.</summary>
    public double BayesianCriterion => Criterion + PortableMath.Log(Ratings.Count) * Parameters;

    /// <summary>θ: the effects' standard deviations over that of the residuals.</summary>
    public DeviationRatios Ratios => new(Math.Sqrt(Ratio(EffectKind.Application)), Math.Sqrt(Ratio(EffectKind.Expert)), Math.Sqrt(Ratio(EffectKind.Topic)));

    /// <summary>σ_a², variance of the applications' effects, in squared units of the ratings; 0 on the boundary.</summary>
    public double ApplicationVariance => ResidualVariance * Ratio(EffectKind.Application);

    /// <summary>σ_b², variance of the experts' effects; 0 on the boundary and in a model without experts.</summary>
    public double ExpertVariance => ResidualVariance * Ratio(EffectKind.Expert);

    /// <summary>σ_t², variance of the topics' effects; 0 on the boundary and in a model without topics.</summary>
    public double TopicVariance => ResidualVariance * Ratio(EffectKind.Topic);

    /// <summary>σ², variance of the residual of a rating with precision 1.</summary>
    public double ResidualVariance { get; }

    /// <summary>μ, by generalized least squares.</summary>
    public double Intercept { get; }

    /// <summary>Standard error of <see cref="Intercept"/>.</summary>
    public double InterceptStandardError
    {
        get
        {
            int mean = System.Design.Columns;
            return Math.Sqrt(ResidualVariance) / System.Factor!.Lower[mean, mean];
        }
    }

    /// <summary>û, the n applications' predicted effects, in the order of <see cref="Ratings.Applications"/>.</summary>
    public ReadOnlySpan<double> ApplicationEffects => _applicationEffects;

    /// <summary>v̂, the E experts' predicted effects, in the order of <see cref="Ratings.Experts"/>: above 0 is lenient where more is better.</summary>
    public ReadOnlySpan<double> ExpertEffects => _expertEffects;

    /// <summary>ŵ, the topics' predicted effects, in the order of <see cref="Topics"/>.</summary>
    public ReadOnlySpan<double> TopicEffects => _topicEffects;

    /// <summary>μ̂ + û_i (+ ŵ of its topic), the n applications' predicted values on the scale of the ratings.</summary>
    public ReadOnlySpan<double> TrueValues => _trueValues;

    /// <summary>The N ratings less what the model predicts for them.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>How often the likelihood of the whole model was computed; all but the last with its gradient.</summary>
    public int Evaluations => _estimate.Criterion!.Evaluations;

    /// <summary>How often the likelihood of a model with an effect less was computed: the boundary, where some variance is 0.</summary>
    public int BoundaryEvaluations => _estimate.BoundaryEvaluations;

    private CrossedSystem System => _estimate.Criterion!.System;

    /// <summary>Deviations of the effects given the ratings with μ taken as known (lme4's condVar): for comparison with other programs.</summary>
    public EffectDeviations ConditionalDeviations() => _conditional.Value;

    /// <summary>Henderson's prediction-error deviations, of û_i − u_i and so on, which include the uncertainty of μ: for intervals of effects.</summary>
    public EffectDeviations PredictionErrorDeviations() => _prediction.Value;

    /// <summary>The n deviations of <see cref="TrueValues"/>: for the scores shown.</summary>
    public IReadOnlyList<double> TrueValueDeviations() => _posterior.Value.Deviations();

    /// <summary>
    /// 1 − PEV_i/σ_a² of each application: the share of its effect's variance that the ratings tell; at most 1, and below 0 only through
    /// the mean's uncertainty. Undefined (<see cref="UndefinedReason.NoVariation"/>) when σ_a² = 0.
    /// </summary>
    public IReadOnlyList<Measure> Reliabilities() =>
    [
        .. PredictionErrorDeviations().Applications.Select(deviation =>
            ApplicationVariance > 0 ? Measure.Of(1 - deviation * deviation / ApplicationVariance) : Measure.Undefined(UndefinedReason.NoVariation)),
    ];

    /// <summary>
    /// The joint distribution of μ + u_i (+ w of its topic), given ratings and variances. A draw takes the experts' effects and the mean from
    /// their joint distribution and then each application given those: O(N + E²), not O(n²).
    /// </summary>
    public Posterior Posterior() => _posterior.Value;

    private double Ratio(EffectKind kind)
    {
        var design = System.Design;
        if (design.Rows.Kind == kind)
            return System.Ratios[0];
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            if (design.Dense[factor].Kind == kind)
                return System.Ratios[factor + 1];
        }

        return 0;
    }

    private double[] Effects(EffectKind kind, int levels)
    {
        double[] effects = new double[levels];
        Of(kind, row => _solution.RowEffects[row], column => _solution.ColumnEffects[column], effects);
        for (int level = 0; level < levels; level++)
            effects[level] *= _model.Scale;
        return effects;
    }

    private EffectDeviations Deviations(bool meanKnown)
    {
        return new(Of(EffectKind.Application, Ratings.Applications.Count), Of(EffectKind.Expert, Ratings.Experts.Count), Of(EffectKind.Topic, Topics.Count));

        double[] Of(EffectKind kind, int levels)
        {
            double[] deviations = new double[levels];
            double ratio = Ratio(kind);
            this.Of(
                kind,
                row => System.Shrinkage[row] + System.Shrinkage[row] * System.Shrinkage[row] * _inverse.Value.RowForm(row, meanKnown),
                column => ratio * _inverse.Value.ColumnForm(column, meanKnown),
                deviations);
            for (int level = 0; level < levels; level++)
                deviations[level] = Math.Sqrt(ResidualVariance * deviations[level]);
            return deviations;
        }
    }

    /// <summary>Fills in what a factor's levels have, whether they are the rows or columns of the equations.</summary>
    private void Of(EffectKind kind, Func<int, double> ofRow, Func<int, double> ofColumn, double[] values)
    {
        var design = System.Design;
        if (design.Rows.Kind == kind)
        {
            for (int level = 0; level < values.Length; level++)
                values[level] = ofRow(level);
            return;
        }

        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            if (design.Dense[factor].Kind != kind)
                continue;
            for (int level = 0; level < values.Length; level++)
                values[level] = ofColumn(design.Offsets[factor] + level);
        }
    }
}
