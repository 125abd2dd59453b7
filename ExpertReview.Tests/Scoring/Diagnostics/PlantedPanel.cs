using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Diagnostics;

/// <summary>
/// A simulated round: 240 applications, 24 experts, four reviews each, three dimensions from 0 to 100. Experts are ordinary but for
/// what a test plants in E00.
/// </summary>
internal sealed class PlantedPanel
{
    private const int Applications = 240, Experts = 24, ReviewsEach = 4;
    private static readonly string[] Dimensions = ["ecosystem", "innovation", "scale"];

    /// <summary>Draws the round.</summary>
    /// <param name="plant">Changes E00's mark: review's place in the session, group, dimension, mark; null = nothing planted.</param>
    /// <param name="seed">The seed.</param>
    public PlantedPanel(Func<Review, double, double>? plant = null, ulong seed = 1)
    {
        var random = new RandomSource(seed);
        var marks = new List<Mark>();
        int[] made = new int[Experts];
        for (int application = 0; application < Applications; application++)
        {
            double merit = 60 + 9 * random.NextNormal();
            double[] own = [.. Dimensions.Select(_ => 5 * random.NextNormal())];
            int first = random.NextIndex(Experts), step = 1 + 2 * random.NextIndex(3);
            for (int review = 0; review < ReviewsEach; review++)
            {
                int expert = (first + review * step) % Experts;
                double whole = 4 * random.NextNormal();
                made[expert]++;
                Order[(Code("A", application), Code("E", expert))] = made[expert];
                for (int dimension = 0; dimension < Dimensions.Length; dimension++)
                {
                    double mark = merit + own[dimension] + whole + 4 * random.NextNormal() + (expert % 5 - 2);
                    if (expert == 0 && plant is not null)
                        mark = plant(new(made[expert], application % 3 == 0, dimension, merit + own.Average()), mark);
                    marks.Add(new(Code("A", application), Code("E", expert), Dimensions[dimension], (decimal)Math.Round(Math.Clamp(mark, 0, 100), 1)));
                }
            }

            Groups[Code("A", application)] = application % 3 == 0 ? "north" : "south";
        }

        Marks = Panel.Create(marks);
        Ratings = Ratings.Create(
            from application in Marks.Applications
            from sheet in Marks.SheetsOf(application)
            select new Rating(application, sheet.Expert, (double)sheet.Points.Values.Average()));
    }

    public Panel Marks { get; }

    public Ratings Ratings { get; }

    public Dictionary<(string Application, string Expert), double> Order { get; } = [];

    public Dictionary<string, string> Groups { get; } = [];

    public DiagnosticReport Diagnose() => ExpertDiagnostics.Of(FittedPanel.Of(ApplicationFixed.Fit(Ratings)), Marks, Options);

    public DiagnosticOptions Options => new() { Scale = (0, 100), Order = Order, Groups = Groups };

    private static string Code(string prefix, int place) => prefix + place.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>What a planted behaviour may depend on.</summary>
    internal sealed record Review(int Place, bool IsNorth, int Dimension, double Merit);
}
