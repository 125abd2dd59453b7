namespace ExpertReview.Scoring;

/// <summary>What an application's own figures are worth in one dimension.</summary>
/// <param name="Application">The application's code.</param>
/// <param name="Group">The group it was compared with.</param>
/// <param name="Dimension">The dimension's code.</param>
/// <param name="Score">
/// Points on the rules' scale; undefined when no figure with weight was given (<see cref="UndefinedReason.TooFewValues"/>) or too little of
/// the weight is covered (<see cref="UndefinedReason.TooLittleWeight"/>).
/// </param>
/// <param name="WeightCovered">The share of the dimension's weight on figures that were given, in [0, 1].</param>
/// <param name="Parts">One per indicator of the dimension, in the rules' order: how the score comes about.</param>
public sealed record IndicatorScore(
    string Application, string Group, string Dimension, Measure Score, double WeightCovered, IReadOnlyList<IndicatorPart> Parts);

/// <summary>One indicator's part in an application's score.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Value">The figure as given; null when it is missing.</param>
/// <param name="Points">The normalized figure in points on the rules' scale; null when it is missing.</param>
/// <param name="Weight">The indicator's weight in the dimension, in [0, 1].</param>
/// <param name="Fallback">What stood in where the group has one figure only or equal ones: the middle of the scale.</param>
public sealed record IndicatorPart(string Indicator, double? Value, double? Points, double Weight, StandardizationFallback Fallback);

/// <summary>The weights used in one dimension.</summary>
/// <param name="Dimension">The dimension's code.</param>
/// <param name="Kind">Where they come from.</param>
/// <param name="Weights">One per indicator, in the rules' order, sum 1.</param>
/// <param name="IsFallback">True when the figures could not give weights and all weigh the same instead: worth a warning.</param>
public sealed record IndicatorDimensionWeights(string Dimension, IndicatorWeightingKind Kind, IReadOnlyList<double> Weights, bool IsFallback);
