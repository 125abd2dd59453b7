namespace ExpertReview.Scoring;

/// <summary>A figure of the applications' own, such as revenue or the number of platforms.</summary>
/// <param name="Code">Its key, compared ordinally; each once in the rules.</param>
/// <param name="Direction">Whether more is better or less.</param>
public sealed record Indicator(string Code, CriterionDirection Direction = CriterionDirection.Benefit);

/// <summary>A dimension of the ruleset that indicators speak for.</summary>
/// <param name="Code">The dimension's key; each once in the rules.</param>
/// <param name="Indicators">At least one.</param>
/// <param name="Weighting">How the indicators are weighted among themselves.</param>
public sealed record IndicatorDimension(string Code, IReadOnlyList<Indicator> Indicators, IndicatorWeighting Weighting);

/// <summary>A figure that an application gave.</summary>
/// <param name="Application">The application's code.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Value">A finite number in the indicator's unit. A figure not given is left out, never written as 0.</param>
public readonly record struct IndicatorFigure(string Application, string Indicator, double Value);

/// <summary>An application and those it is compared with.</summary>
/// <param name="Application">The application's code; each once.</param>
/// <param name="Group">Key of the group within which figures are normalized, such as track and type together.</param>
public readonly record struct GroupedApplication(string Application, string Group);
