using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Scoring;

/// <summary>Minimizes a <see cref="CrossedCriterion"/> over positive ratios γ by Newton's method with safeguards.</summary>
/// <remarks>
/// The second derivative is the average information, corrected by what the last step showed of it (BFGS). A step that would leave
/// the positive ratios, or not lower the criterion, is shortened. It ends inside, or where a ratio runs to 0 or beyond
/// all bounds.
/// </remarks>
internal static class CrossedMinimizer
{
    private const int MostSteps = 200;

    /// <summary>
    /// How far above its minimum, in units of the criterion, the search may end. The decrement δ says how far it is before a step; a step
    /// lowers it by at least the factor by which the last one did, so that after the next one δ²/δ_before is left.
    /// </summary>
    private const double Close = 1e-14;

    /// <summary>γ times the mean weight of a level at which an effect has vanished.</summary>
    private const double Vanished = 1e-9;

    /// <summary>Where the search ended.</summary>
    public enum Ending
    {
        Inside,
        Vanishing,
        Unbounded,
        Unsettled,
    }

    /// <summary>Searches from the moments' ratios, and, where that does not end inside, once more from all ratios 1.</summary>
    public static (Ending Ending, double[] Ratios, double Value) Run(CrossedCriterion criterion)
    {
        var first = Run(criterion, CrossedStart.Of(criterion.Design));
        if (first.Ending is Ending.Inside or Ending.Unbounded)
            return first;
        var second = Run(criterion, [.. first.Ratios.Select(_ => 1.0)]);
        return second.Ending is Ending.Inside or Ending.Unbounded ? second : first;
    }

    /// <summary>Searches from given positive ratios.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="held">Which ratios stay as they are; one that vanishes joins them and the search goes on. Null = none, and it ends there.</param>
    public static (Ending Ending, double[] Ratios, double Value) Run(CrossedCriterion criterion, double[] start, bool[]? held = null)
    {
        double[] floors = Floors(criterion.Design);
        var ratios = Vector<double>.Build.DenseOfArray(start);
        double value = criterion.At(ratios.AsArray());
        Vector<double>? step = null, before = null;
        double decrementBefore = double.PositiveInfinity;
        for (int count = 0; count < MostSteps; count++)
        {
            if (ratios.Maximum() > CrossedEstimation.LargestRatio * CrossedEstimation.LargestRatio || double.IsInfinity(value))
                return (Ending.Unbounded, ratios.AsArray(), value);
            var (gradient, information) = criterion.Slopes();
            for (int factor = 0; factor < ratios.Count; factor++)
            {
                if (held?[factor] != true && ratios[factor] <= floors[factor] && gradient[factor] > 0)
                {
                    if (held is null)
                        return (Ending.Vanishing, ratios.AsArray(), value);
                    held[factor] = true;
                    step = null;
                }

                if (held?[factor] == true)
                    Hold(gradient, information, factor);
            }

            if (!gradient.All(double.IsFinite) || !information.Enumerate().All(double.IsFinite))
                return (Ending.Unsettled, ratios.AsArray(), value);
            var curvature = step is null ? information : Corrected(information, step, gradient - before);
            var direction = Direction(curvature, gradient);
            double decrement = -gradient.DotProduct(direction) / 2;
            bool last = decrement < Close || decrement * decrement < Close * Math.Min(decrementBefore, 1);
            var (next, nextValue) = Search(criterion, ratios, value, gradient, direction, floors, last);
            if (last)
                return (Ending.Inside, next.AsArray(), nextValue);
            if (next.Equals(ratios))
                return (Stuck(ratios, decrement), ratios.AsArray(), value);
            (step, before, decrementBefore) = (next - ratios, gradient, decrement);
            (ratios, value) = (next, nextValue);
        }

        return (Ending.Unsettled, ratios.AsArray(), value);
    }

    private static double[] Floors(CrossedDesign design)
    {
        double perRating = Vanished / design.Model.Precisions.Sum();
        return [perRating * design.Rows.Levels, .. design.Dense.Select(factor => perRating * factor.Levels)];
    }

    private static void Hold(Vector<double> gradient, Matrix<double> information, int place)
    {
        gradient[place] = 0;
        information.ClearRow(place);
        information.ClearColumn(place);
        information[place, place] = 1;
    }

    /// <summary>No step lowers the criterion: rounding is reached at its minimum, or where the residuals are lost beside the effects.</summary>
    private static Ending Stuck(Vector<double> ratios, double decrement) =>
        decrement < 1e-6 ? Ending.Inside : ratios.Maximum() > 1e4 ? Ending.Unbounded : Ending.Unsettled;

    private static Vector<double> Direction(Matrix<double> curvature, Vector<double> gradient)
    {
        double ridge = 0;
        while (true)
        {
            var direction = -(curvature + Matrix<double>.Build.DiagonalIdentity(gradient.Count) * ridge).Solve(gradient);
            if (direction.All(double.IsFinite) && direction.DotProduct(gradient) < 0)
                return direction;
            if (gradient.L2Norm() == 0)
                return gradient;
            ridge = Math.Max(10 * ridge, 1e-6 * (curvature.Trace() + gradient.L2Norm()));
        }
    }

    private static Matrix<double> Corrected(Matrix<double> information, Vector<double> step, Vector<double> change)
    {
        double curve = step.DotProduct(change);
        var image = information * step;
        double expected = step.DotProduct(image);

        // Far from the end the two disagree, and the average information alone is the safer guide.
        if (!(curve > 0.5 * expected && curve < 2 * expected))
            return information;
        return information + change.OuterProduct(change) / curve - image.OuterProduct(image) / expected;
    }

    private static (Vector<double> Ratios, double Value) Search(
        CrossedCriterion criterion, Vector<double> ratios, double value, Vector<double> gradient, Vector<double> direction, double[] floors, bool last)
    {
        double noise = 1e-13 * (1 + Math.Abs(value));
        for (double length = 1; length > 1e-8; length /= 4)
        {
            var next = Vector<double>.Build.Dense(ratios.Count, factor =>
                Positive(ratios[factor], length * direction[factor], length == 1 ? floors[factor] : 0.01 * ratios[factor]));
            double nextValue = criterion.At(next.AsArray());
            if (last || nextValue <= value + 1e-4 * gradient.DotProduct(next - ratios) + noise)
                return (next, nextValue);
        }

        criterion.At(ratios.AsArray());
        return (ratios, value);
    }

    /// <summary>A step to or below 0 first goes down to the floor, where the effect counts as vanished; shortened, to a hundredth.</summary>
    private static double Positive(double ratio, double step, double floor) => ratio + step > floor ? ratio + step : Math.Min(ratio, floor);
}
