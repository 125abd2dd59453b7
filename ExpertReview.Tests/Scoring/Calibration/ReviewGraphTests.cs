using ExpertReview.Scoring;
using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Tests.Scoring;

public sealed class ReviewGraphTests
{
    [Fact]
    public void A_chain_of_experts_rests_on_the_one_in_the_middle()
    {
        var graph = ReviewGraph.Of(Design("a:1,2", "b:2,3"));

        Assert.True(graph.IsConnected);
        Assert.Equal([1], graph.Articulations);
        Assert.Equal(0.5, graph.AlgebraicConnectivity().Value!.Value, 12);   // a path of three with weights ½: 0, ½, 1½
        Assert.Equal(1, graph.SharedApplications(0, 1));
        Assert.Equal(0, graph.SharedApplications(0, 2));
        Assert.Equal(2, graph.SharedApplications(1, 1));
        Assert.Equal([1, 2, 1], new[] { 0, 1, 2 }.Select(graph.Partners));
    }

    [Fact]
    public void An_expert_who_alone_rated_some_applications_holds_nobody_else_together()
    {
        var graph = ReviewGraph.Of(Design("a:1,2", "b:1", "c:1,2"));

        Assert.Empty(graph.Articulations);
        Assert.Equal([0, 1, 2], graph.Components.Single().Applications);
    }

    [Fact]
    public void A_complete_table_has_connectivity_n()
    {
        var graph = ReviewGraph.Of(Design([.. Enumerable.Range(0, 7).Select(i => $"a{i}:1,2,3,4")]));

        Assert.Equal(7, graph.AlgebraicConnectivity().Value!.Value, 10);
        Assert.Empty(graph.Articulations);
    }

    [Fact]
    public void Parts_without_common_experts_are_told_apart()
    {
        var graph = ReviewGraph.Of(Design("a:1,2", "b:3,4", "c:2", "d:4,5", "e:5,6"));

        Assert.False(graph.IsConnected);
        Assert.Equal(2, graph.Components.Count);
        Assert.Equal([0, 2], graph.Components[0].Applications);
        Assert.Equal([0, 1], graph.Components[0].Experts);
        Assert.Equal([2, 3, 4, 5], graph.Components[1].Experts);
        Assert.Equal([3, 4], graph.Articulations);
        Assert.Equal(0, graph.AlgebraicConnectivity().Value);
        Assert.NotEqual(graph.ComponentOfApplication(0), graph.ComponentOfApplication(1));
        Assert.Equal(1, graph.ComponentOfExpert(5));
    }

    [Fact]
    public void Without_ratings_or_with_one_expert_there_is_no_connectivity_to_speak_of()
    {
        Assert.Empty(ReviewGraph.Of(Ratings.Create([])).Components);
        Assert.Equal(UndefinedReason.TooFewValues, ReviewGraph.Of(Design("a:1", "b:1")).AlgebraicConnectivity().Reason);
    }

    [Fact]
    public void Articulations_are_the_experts_whose_removal_leaves_more_parts()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            var ratings = SimulatedPanel.Of(seed, applications: 9, experts: 9, reviews: 2).Ratings;
            int parts = ReviewGraph.Of(ratings).Components.Count;
            int[] falling =
            [
                .. Enumerable.Range(0, ratings.Experts.Count)
                    .Where(expert => ReviewGraph.Of(ratings.WithoutExpert(expert)).Components.Count > parts),
            ];

            Assert.Equal(falling, ReviewGraph.Of(ratings).Articulations);
        }
    }

    [Fact]
    public void Connectivity_agrees_with_a_full_decomposition_of_the_Laplacian()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var ratings = SimulatedPanel.Of(seed, applications: 40, experts: 11 + (int)seed, reviews: 3).Ratings;
            var laplacian = Matrix<double>.Build.Dense(ratings.Experts.Count, ratings.Experts.Count);
            foreach (var row in ratings.All().Index().GroupBy(one => ratings.ApplicationOf[one.Index], one => ratings.ExpertOf[one.Index]))
            {
                foreach (int left in row)
                {
                    laplacian[left, left] += 1;
                    foreach (int right in row)
                        laplacian[left, right] -= 1.0 / row.Count();
                }
            }

            double expected = laplacian.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order().ElementAt(1);
            Assert.Equal(expected, ReviewGraph.Of(ratings).AlgebraicConnectivity().Value!.Value, 9);
        }
    }

    private static Ratings Design(params string[] rows) => Ratings.Create(
        from row in rows
        let parts = row.Split(':')
        from expert in parts[1].Split(',')
        select new Rating(parts[0], expert, 50));
}
