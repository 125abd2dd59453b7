using MathNet.Numerics;

namespace ExpertReview.Scoring;

/// <summary>The Bradley–Terry model of paired comparisons: P(i beats j) = π_i / (π_i + π_j).</summary>
/// <remarks>
/// Fitted to the pairs of experts' own rankings it needs no common scale and survives any distortion that keeps an expert's order; the
/// standard errors then take the pairs of one ranking for independent, which they are not, and come out too small. R. A. Bradley,
/// M. E. Terry, Biometrika 39 (1952), 324–345.
/// </remarks>
/// <param name="Worths">The strengths.</param>
/// <param name="BinomialLogLikelihood">
/// The log-likelihood of the pairs' numbers of wins, with the binomial coefficients (by the gamma function where half wins occur).
/// </param>
/// <param name="Deviance">Twice the log-likelihood lost against a model with a free probability for every pair; at least 0.</param>
public sealed record BradleyTerry(WorthEstimates Worths, Measure BinomialLogLikelihood, Measure Deviance)
{
    /// <summary>Fits the model by maximum likelihood, or with a prior.</summary>
    /// <param name="wins">Wins among m items; count a tie as half a win each (<see cref="PairwisePreferences.Of(RankingProfile, double)"/>).</param>
    /// <param name="prior">
    /// Imagined wins and as many losses of every item against one imagined item, such as ½; it makes every figure defined and pulls the
    /// strengths together. 0: none.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="prior"/> is negative or not finite.</exception>
    public static BradleyTerry Fit(PairwisePreferences wins, double prior = 0)
    {
        ArgumentNullException.ThrowIfNull(wins);
        var worths = WorthEstimates.Of(wins.Count, (item, other) => wins[item, other] > 0, model => Add(wins, model), prior);
        if (worths.LogLikelihood.Value is not { } likelihood)
            return new(worths, worths.LogLikelihood, worths.LogLikelihood);

        double coefficients = 0, saturated = 0;
        for (int item = 0; item < wins.Count; item++)
        {
            for (int other = item + 1; other < wins.Count; other++)
            {
                double won = wins[item, other], lost = wins[other, item];
                coefficients += SpecialFunctions.GammaLn(won + lost + 1) - SpecialFunctions.GammaLn(won + 1) - SpecialFunctions.GammaLn(lost + 1);
                saturated += Term(won, won + lost) + Term(lost, won + lost);
            }
        }

        return new(worths, Measure.Of(likelihood + coefficients), Measure.Of(Math.Max(0, 2 * (saturated - likelihood))));
    }

    private static void Add(PairwisePreferences wins, ChoiceModel model)
    {
        for (int item = 0; item < wins.Count; item++)
        {
            for (int other = 0; other < wins.Count; other++)
            {
                if (wins[item, other] > 0)
                    model.Add(wins[item, other], item, other);
            }
        }
    }

    /// <summary>k ln(k / n), 0 for k = 0.</summary>
    private static double Term(double won, double of) => won == 0 ? 0 : won * PortableMath.Log(won / of);
}
