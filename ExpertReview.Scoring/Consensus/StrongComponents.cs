namespace ExpertReview.Scoring;

/// <summary>Strongly connected components of a directed graph: groups within which every node reaches every other.</summary>
internal static class StrongComponents
{
    /// <summary>The components in an order in which edges between them lead forward only; nodes ascending within each.</summary>
    /// <remarks>
    /// Two depth-first searches (S. R. Kosaraju; M. Sharir, Computers &amp; Mathematics with Applications 7 (1981), 67–72) with an own stack,
    /// so that long chains do not exhaust the thread's.
    /// </remarks>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="hasEdge">Whether an edge leads from the first node to the second.</param>
    public static IReadOnlyList<int[]> Of(int nodes, Func<int, int, bool> hasEdge)
    {
        int[] finished = Finished(nodes, [.. Enumerable.Range(0, nodes)], hasEdge).SelectMany(tree => tree).ToArray();
        Array.Reverse(finished);
        return [.. Finished(nodes, finished, (from, to) => hasEdge(to, from)).Select(tree => tree.Order().ToArray())];
    }

    /// <summary>The trees of a depth-first search with the given order of roots, the nodes of each in the order in which they are finished.</summary>
    private static List<List<int>> Finished(int nodes, int[] roots, Func<int, int, bool> hasEdge)
    {
        var trees = new List<List<int>>();
        bool[] seen = new bool[nodes];
        int[] next = new int[nodes];
        var path = new Stack<int>();
        foreach (int root in roots.Where(root => !seen[root]))
        {
            var tree = new List<int>();
            seen[root] = true;
            path.Push(root);
            while (path.TryPeek(out int node))
            {
                while (next[node] < nodes && (seen[next[node]] || !hasEdge(node, next[node])))
                    next[node]++;
                if (next[node] < nodes)
                {
                    seen[next[node]] = true;
                    path.Push(next[node]);
                }
                else
                {
                    tree.Add(path.Pop());
                }
            }

            trees.Add(tree);
        }

        return trees;
    }
}
