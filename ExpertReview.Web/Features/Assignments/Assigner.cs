namespace ExpertReview.Web.Features.Assignments;

/// <summary>
/// Draws who reviews what. Recusals are never broken. Among all assignments that fill as many places as can be filled, the
/// draw takes one that, in this order: spreads what is missing, balances loads, matches most tracks, mixes categories, and
/// costs least by the seed's lottery.
/// </summary>
/// <remarks>
/// A minimum-cost flow, source → application → category within it → expert → sink, found by successive shortest paths. The
/// arcs into applications and out of experts, and those into categories, get dearer with each unit; such convex costs make
/// loads differ by at most one wherever recusals and limits allow it. Each aim outweighs all that follow it together.
/// </remarks>
public static class Assigner
{
    public static AssignmentResult Assign(AssignmentProblem problem)
    {
        // Codes, not the order of the input, decide.
        ApplicationToAssign[] applications = [.. problem.Applications.OrderBy(application => application.Code, StringComparer.Ordinal)];
        ExpertToAssign[] experts = [.. problem.Experts.OrderBy(expert => expert.Code, StringComparer.Ordinal)];
        string[] categories = [.. experts.Select(expert => expert.Category).Distinct().Order(StringComparer.Ordinal)];
        var lottery = new SeededLottery(problem.Seed);
        var weight = Weights.For(applications.Length, problem.ExpertsPerApplication);
        int most = Math.Min(problem.MostPerExpert ?? applications.Length, applications.Length);

        var network = new FlowNetwork(nodes: 2 + applications.Length + experts.Length + (applications.Length * categories.Length));
        const int source = 0, sink = 1;
        for (int e = 0; e < experts.Length; e++)
            AddRising(network, ExpertNode(e), sink, most, weight.Load);
        var arcs = new List<(int Arc, AssignedPair Pair)>();
        for (int a = 0; a < applications.Length; a++)
        {
            AddRising(network, source, 2 + a, problem.ExpertsPerApplication, weight.Fill);
            for (int c = 0; c < categories.Length; c++)
                AddRising(network, 2 + a, CategoryNode(a, c), problem.ExpertsPerApplication, weight.Category);
            for (int e = 0; e < experts.Length; e++)
            {
                var pair = new AssignedPair(applications[a].Code, experts[e].Code);
                if (problem.Recused.Contains(pair))
                    continue;
                bool matches = applications[a].Track is { } track && experts[e].Tracks.Contains(track);
                var cost = (matches ? 0 : weight.Track) + lottery.Number(pair);
                arcs.Add((network.Add(CategoryNode(a, Array.IndexOf(categories, experts[e].Category)), ExpertNode(e), cost), pair));
            }
        }

        network.Fill(source, sink);
        List<AssignedPair> pairs = [.. arcs.Where(arc => network.IsUsed(arc.Arc)).Select(arc => arc.Pair)
            .OrderBy(pair => pair.Application, StringComparer.Ordinal).ThenBy(pair => pair.Expert, StringComparer.Ordinal)];
        return new AssignmentResult(pairs, Shortfalls(problem, applications, experts, pairs));

        int ExpertNode(int e) => 2 + applications.Length + e;

        int CategoryNode(int a, int c) => 2 + applications.Length + experts.Length + (a * categories.Length) + c;
    }

    /// <summary>Arcs of one unit each, the n-th at 2n + 1 times the weight: together n units cost n² weights.</summary>
    private static void AddRising(FlowNetwork network, int from, int to, int capacity, Int128 weight)
    {
        for (int unit = 0; unit < capacity; unit++)
            network.Add(from, to, ((2 * unit) + 1) * weight);
    }

    private static List<Shortfall> Shortfalls(
        AssignmentProblem problem, ApplicationToAssign[] applications, ExpertToAssign[] experts, List<AssignedPair> pairs)
    {
        var filled = pairs.CountBy(pair => pair.Application).ToDictionary();
        var shortfalls = new List<Shortfall>();
        foreach (var application in applications)
        {
            int missing = problem.ExpertsPerApplication - filled.GetValueOrDefault(application.Code);
            if (missing == 0)
                continue;
            int available = experts.Count(expert => !problem.Recused.Contains(new(application.Code, expert.Code)));
            var reason = experts.Length < problem.ExpertsPerApplication ? ShortfallReason.TooFewExperts
                : available < problem.ExpertsPerApplication ? ShortfallReason.Recusals
                : ShortfallReason.Capacity;
            shortfalls.Add(new Shortfall(application.Code, missing, experts.Length - available, available, reason));
        }

        return shortfalls;
    }

    /// <summary>What one unit of each aim costs: more than everything that the aims after it can cost together.</summary>
    private readonly record struct Weights(Int128 Fill, Int128 Load, Int128 Track, Int128 Category)
    {
        public static Weights For(int applications, int expertsPerApplication)
        {
            Int128 places = Math.Max(1, applications * expertsPerApplication);
            Int128 category = (places * SeededLottery.Limit) + 1;
            var track = category * ((places * expertsPerApplication) + 1);
            var load = track * (places + 1);
            return new Weights(load * ((places * Math.Max(1, applications)) + 1), load, track, category);
        }
    }
}
