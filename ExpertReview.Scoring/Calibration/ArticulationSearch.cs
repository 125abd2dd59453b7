namespace ExpertReview.Scoring;

/// <summary>
/// Finds the experts without whom other experts are no longer linked: R. E. Tarjan's depth-first search for articulation points (SIAM J. Computing 1,
/// 1972), on the bipartite graph and with a stack of its own, because chains may be long.
/// </summary>
internal sealed class ArticulationSearch
{
    private readonly Ratings _ratings;
    private readonly int _experts;
    private readonly int[] _found;      // order of discovery from 1; 0 = not yet
    private readonly int[] _low;        // earliest node that the subtree reaches by one edge back
    private readonly int[] _inSubtree;  // experts in the subtree, the node included

    private ArticulationSearch(Ratings ratings)
    {
        _ratings = ratings;
        _experts = ratings.Experts.Count;
        int nodes = _experts + ratings.Applications.Count;
        (_found, _low, _inSubtree) = (new int[nodes], new int[nodes], new int[nodes]);
    }

    public static int[] Experts(Ratings ratings)
    {
        var search = new ArticulationSearch(ratings);
        var articulations = new SortedSet<int>();
        int time = 0;
        for (int root = 0; root < search._experts; root++)
        {
            if (search._found[root] == 0)
                search.From(root, ref time, articulations);
        }

        return [.. articulations];
    }

    private void From(int root, ref int time, SortedSet<int> articulations)
    {
        var path = new Stack<(int Node, int Parent, int Next)>();
        int piecesOfRoot = 0;
        Enter(root, ref time);
        path.Push((root, -1, 0));
        while (path.TryPop(out var step))
        {
            var (node, parent, next) = step;
            if (next < Degree(node))
            {
                path.Push((node, parent, next + 1));
                int neighbour = Neighbour(node, next);
                if (_found[neighbour] == 0)
                {
                    Enter(neighbour, ref time);
                    path.Push((neighbour, node, 0));
                }
                else if (neighbour != parent)
                {
                    _low[node] = Math.Min(_low[node], _found[neighbour]);
                }

                continue;
            }

            if (parent < 0)
                continue;
            _low[parent] = Math.Min(_low[parent], _low[node]);
            _inSubtree[parent] += _inSubtree[node];

            // An application that only this expert rated has no other expert to lose.
            if (parent >= _experts || _low[node] < _found[parent] || _inSubtree[node] == 0)
                continue;
            if (parent != root)
                articulations.Add(parent);
            else if (++piecesOfRoot == 2)
                articulations.Add(root);
        }
    }

    private void Enter(int node, ref int time)
    {
        _found[node] = _low[node] = ++time;
        _inSubtree[node] = node < _experts ? 1 : 0;
    }

    private int Degree(int node) => node < _experts
        ? _ratings.OfExpert(node).Length
        : _ratings.RowStarts[node - _experts + 1] - _ratings.RowStarts[node - _experts];

    private int Neighbour(int node, int index) => node < _experts
        ? _experts + _ratings.ApplicationOf[_ratings.OfExpert(node)[index]]
        : _ratings.ExpertOf[_ratings.RowStarts[node - _experts] + index];
}
