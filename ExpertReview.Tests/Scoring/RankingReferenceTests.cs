using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class RankingReferenceTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string panel in (string[])["panel_sim_small", "panel_degenerate", "panel_sim_unbalanced"])
            {
                foreach (string method in (string[])["raw_mean", "trimmed_mean", "median"])
                    cases.Add(panel, method);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Totals_and_ranks_agree_with_the_reference(string panel, string method)
    {
        var reference = ReferenceCase.Read(panel);
        var expected = reference.GetProperty("expected").GetProperty("aggregates");
        string[] applications = [.. Column(expected, "application").Select(one => one.GetString()!)];
        var rules = ReferenceCase.ReadRules(reference, Rule(method));

        var result = Ranking.Of(ReferenceCase.ReadPanel(reference), rules, [.. applications.Select(one => new Candidate(one, "all"))]);

        var rows = Assert.Single(result.Types).Rows.ToDictionary(row => row.Candidate.Application);
        Assert.Equal(applications.Length, rows.Count);
        for (int index = 0; index < applications.Length; index++)
        {
            var row = rows[applications[index]];
            Assert.Equal(Column(expected, "n_reviews")[index].GetInt32(), row.CompleteSheets);
            AssertClose(Column(expected, method)[index].GetDecimal(), row.Total!.Value.ToDecimal());
            AssertClose(Column(expected, "raw_mean")[index].GetDecimal(), row.RawMean!.Value.ToDecimal());
            Assert.Equal(Column(expected, $"rank_{method}")[index].GetInt32(), row.Rank);
            Assert.Equal(Column(expected, "rank_raw_mean")[index].GetInt32(), row.RawMeanRank);
        }
    }

    private static void AssertClose(decimal expected, decimal actual) => Assert.InRange(actual, expected - 1e-9m, expected + 1e-9m);

    private static JsonElement[] Column(JsonElement table, string name) => [.. table.GetProperty(name).EnumerateArray()];

    private static AggregationRule Rule(string method) => method switch
    {
        "trimmed_mean" => AggregationRule.DropExtremes(3),
        "median" => AggregationRule.Median,
        _ => AggregationRule.Mean,
    };
}
