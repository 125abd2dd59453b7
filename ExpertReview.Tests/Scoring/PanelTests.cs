using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class PanelTests
{
    private static readonly Dictionary<string, MarkRange> Ranges = new() { ["innovation"] = new(0, 100, 0.5m) };

    [Fact]
    public void Every_problem_is_reported_with_its_place_and_names()
    {
        Mark[] marks =
        [
            new("A1", "E1", "innovation", 82.5m),
            new("A1", "E2", "innovation", 100.5m),
            new("A2", "E1", "innovation", 70.25m),
            new("A1", "E1", "innovation", 82.5m),
            new("A3", "E1", "beauty", 50),
            new(" ", "", "innovation", 50),
            new("A4", "E1", "", 50),
        ];

        Assert.False(Panel.TryCreate(marks, Ranges, out var panel, out var problems));

        Assert.Null(panel);
        Assert.Equal(
            [
                (PanelProblemCode.OutOfRange, 1),
                (PanelProblemCode.OffStep, 2),
                (PanelProblemCode.DuplicateMark, 3),
                (PanelProblemCode.UnknownDimension, 4),
                (PanelProblemCode.EmptyApplication, 5),
                (PanelProblemCode.EmptyExpert, 5),
                (PanelProblemCode.EmptyDimension, 6),
            ],
            problems.Select(problem => (problem.Code, problem.Index)));
        Assert.Equal("Application \"A1\", expert \"E2\", dimension \"innovation\": 100.5 points lie outside 0 to 100.", problems[0].Message);
        Assert.Equal("Application \"A2\", expert \"E1\", dimension \"innovation\": 70.25 points are not on the step of 0.5 from 0.", problems[1].Message);
        Assert.All(problems, problem => Assert.NotEmpty(problem.Message));
    }

    [Fact]
    public void A_message_does_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Panel.TryCreate([new("A1", "E1", "innovation", 100.5m)], Ranges, out _, out var problems);
            Assert.Contains("100.5 points", Assert.Single(problems).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_ranges_any_dimension_of_sane_size_passes()
    {
        Assert.True(Panel.TryCreate([new("A1", "E1", "beauty", -3.7m)], null, out _, out _));
        var refusal = Assert.Throws<ArgumentException>(() => Panel.Create([new("A1", "E1", "beauty", 1_000_001m)]));
        Assert.Contains("-1000000 to 1000000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_nothing_fits_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Panel.Create([], new Dictionary<string, MarkRange> { ["x"] = new(100, 0) }));
        Assert.Throws<ArgumentException>(() => Panel.Create([], new Dictionary<string, MarkRange> { ["x"] = new(0, 100, 0) }));
    }

    [Fact]
    public void A_panel_keeps_sheets_in_order_whatever_order_they_came_in()
    {
        var panel = Panel.Create([new("B", "E2", "y", 1), new("A", "E2", "x", 2), new("B", "E1", "x", 3), new("B", "E2", "x", 4)]);

        Assert.Equal(["A", "B"], panel.Applications);
        Assert.Equal(["E1", "E2"], panel.Experts);
        Assert.Equal(["x", "y"], panel.Dimensions);
        Assert.Equal(["E1", "E2"], panel.SheetsOf("B").Select(sheet => sheet.Expert));
        Assert.Equal(4, panel.SheetsOf("B")[1].Points["x"]);
        Assert.Empty(panel.SheetsOf("C"));
    }
}
