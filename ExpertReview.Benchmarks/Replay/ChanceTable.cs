using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Replay;

/// <summary>Predicted chances of a place beside how often the place was deserved, in ten bins; and how often rank intervals hold the true rank.</summary>
internal sealed class ChanceTable
{
    private readonly double[] _predicted = new double[10];
    private readonly int[] _deserved = new int[10];
    private readonly int[] _count = new int[10];
    private int _covered;

    public void Add(RankSummary summary, bool isDeserved, int trueRank)
    {
        double chance = summary.PlaceProbability!.Value;
        int bin = Math.Min((int)(chance * 10), 9);
        _predicted[bin] += chance;
        _count[bin]++;
        _deserved[bin] += isDeserved ? 1 : 0;
        _covered += trueRank >= summary.LowerRank && trueRank <= summary.UpperRank ? 1 : 0;
    }

    public void Print()
    {
        Console.WriteLine("P(top K) predicted, observed share (± its standard error), applications:");
        for (int bin = 0; bin < _count.Length; bin++)
        {
            double predicted = _predicted[bin] / _count[bin], observed = (double)_deserved[bin] / _count[bin];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {predicted:F3}  {observed:F3} ± {Math.Sqrt(predicted * (1 - predicted) / _count[bin]):F3}  {_count[bin]}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"90 % rank intervals that hold the true rank: {100.0 * _covered / _count.Sum():F1} %"));
    }
}
