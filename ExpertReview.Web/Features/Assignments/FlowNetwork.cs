namespace ExpertReview.Web.Features.Assignments;

/// <summary>A network of arcs that each carry one unit; finds the largest flow, and among those the cheapest.</summary>
/// <remarks>Successive shortest paths with Dijkstra's method on reduced costs. Costs must not be negative. Ties go to the node with the lower number.</remarks>
internal sealed class FlowNetwork(int nodes)
{
    private static readonly Int128 Unreached = Int128.MaxValue;

    // Arcs in pairs: 2i carries flow, 2i + 1 takes it back.
    private readonly List<int> _to = [];
    private readonly List<Int128> _cost = [];
    private readonly List<bool> _isFree = [];
    private readonly List<int>[] _arcsFrom = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    /// <summary>Adds an arc for one unit.</summary>
    /// <returns>Its number, for <see cref="IsUsed"/>.</returns>
    public int Add(int from, int to, Int128 cost)
    {
        int arc = _to.Count;
        _to.AddRange([to, from]);
        _cost.AddRange([cost, -cost]);
        _isFree.AddRange([true, false]);
        _arcsFrom[from].Add(arc);
        _arcsFrom[to].Add(arc + 1);
        return arc;
    }

    public bool IsUsed(int arc) => !_isFree[arc];

    /// <summary>Sends as many units as can go from source to sink, at the least cost.</summary>
    public void Fill(int source, int sink)
    {
        var potential = new Int128[nodes];
        while (ShortestPath(source, sink, potential) is { } arcInto)
        {
            for (int node = sink; node != source; node = _to[arcInto[node] ^ 1])
            {
                _isFree[arcInto[node]] = false;
                _isFree[arcInto[node] ^ 1] = true;
            }
        }
    }

    /// <returns>For each node on the path, the arc that leads into it; null when the sink cannot be reached.</returns>
    private int[]? ShortestPath(int source, int sink, Int128[] potential)
    {
        var distance = new Int128[nodes];
        Array.Fill(distance, Unreached);
        distance[source] = 0;
        int[] arcInto = new int[nodes];
        bool[] isSettled = new bool[nodes];
        var queue = new PriorityQueue<int, (Int128 Distance, int Node)>();
        queue.Enqueue(source, (0, source));
        while (queue.TryDequeue(out int node, out _))
        {
            if (isSettled[node])
                continue;
            isSettled[node] = true;
            if (node == sink)
                break;
            foreach (int arc in _arcsFrom[node])
            {
                int next = _to[arc];
                if (!_isFree[arc] || isSettled[next])
                    continue;
                var reached = distance[node] + _cost[arc] + potential[node] - potential[next];
                if (reached >= distance[next])
                    continue;
                distance[next] = reached;
                arcInto[next] = arc;
                queue.Enqueue(next, (reached, next));
            }
        }

        if (!isSettled[sink])
            return null;
        // Nodes beyond the sink are at least as far: the sink's distance keeps reduced costs from going negative there.
        for (int node = 0; node < nodes; node++)
            potential[node] += isSettled[node] ? distance[node] : distance[sink];
        return arcInto;
    }
}
