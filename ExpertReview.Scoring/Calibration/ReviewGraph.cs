namespace ExpertReview.Scoring;

/// <summary>
/// Who reviewed what, as a bipartite graph: the design report of a panel. Experts can be put on one scale only where chains of common
/// applications link them.
/// </summary>
/// <remarks>
/// Positions are those of <see cref="Ratings.Applications"/> and <see cref="Ratings.Experts"/>. Values of the ratings play no part. Identification by
/// connectivity: R. C. Bose, <i>The Design of Experiments</i>, Proc. Indian Science Congress 34 (1947); algebraic connectivity: M. Fiedler,
/// Czechoslovak Math. J. 23 (1973).
/// </remarks>
public sealed class ReviewGraph
{
    private readonly Ratings _ratings;
    private readonly int[] _componentOfApplication;
    private readonly int[] _componentOfExpert;

    private ReviewGraph(Ratings ratings)
    {
        _ratings = ratings;
        (_componentOfApplication, _componentOfExpert) = ComponentsOf(ratings);
        Components =
        [
            .. Enumerable.Range(0, _componentOfExpert.Length == 0 ? 0 : _componentOfExpert.Max() + 1)
                .Select(component => new ReviewComponent(In(_componentOfApplication, component), In(_componentOfExpert, component))),
        ];
        Articulations = ArticulationSearch.Experts(ratings);
    }

    /// <summary>The parts without a common expert or application, in the order of their first expert; none when there are no ratings.</summary>
    public IReadOnlyList<ReviewComponent> Components { get; }

    /// <summary>True when there is one component: everyone can be compared with everyone.</summary>
    public bool IsConnected => Components.Count == 1;

    /// <summary>
    /// Positions of the experts without whom the remaining experts of a component fall apart, ascending. What is compared through such an expert
    /// rests on that expert alone.
    /// </summary>
    public IReadOnlyList<int> Articulations { get; }

    /// <summary>Describes the design of a table of ratings.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    public static ReviewGraph Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return new(ratings);
    }

    /// <summary>The component that an application is in.</summary>
    /// <param name="application">Its position.</param>
    /// <returns>Position in <see cref="Components"/>.</returns>
    public int ComponentOfApplication(int application) => _componentOfApplication[application];

    /// <summary>The component that an expert is in.</summary>
    /// <param name="expert">The expert's position.</param>
    /// <returns>Position in <see cref="Components"/>.</returns>
    public int ComponentOfExpert(int expert) => _componentOfExpert[expert];

    /// <summary>How many applications two experts have both rated; for an expert with itself, the number rated.</summary>
    /// <param name="left">Position of one expert.</param>
    /// <param name="right">Position of the other.</param>
    public int SharedApplications(int left, int right)
    {
        int[] rightly = ApplicationsOf(right);
        return ApplicationsOf(left).Count(application => Array.BinarySearch(rightly, application) >= 0);
    }

    /// <summary>How many other experts have at least one application in common with an expert.</summary>
    /// <param name="expert">The expert's position.</param>
    public int Partners(int expert)
    {
        var partners = new HashSet<int>();
        foreach (int application in ApplicationsOf(expert))
            partners.UnionWith(_ratings.ExpertOf[_ratings.RowStarts[application].._ratings.RowStarts[application + 1]].ToArray());
        return partners.Count - 1;
    }

    /// <summary>
    /// The second smallest eigenvalue of the experts' Laplacian diag(n_j) − Σ_i a_i a_iᵀ / k_i: how firmly the design holds the experts' severities
    /// together. σ² divided by it is the largest variance of any normalized contrast of severities.
    /// </summary>
    /// <returns>At least 0; 0 when the panel is not connected; undefined for fewer than two experts. O(E³).</returns>
    public Measure AlgebraicConnectivity()
    {
        if (_ratings.Experts.Count < 2)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        if (!IsConnected)
            return Measure.Of(0);
        var system = AdditiveSystem.Of(_ratings, default);
        return Measure.Of(Math.Max(0, SymmetricSpectrum.Of(system.Laplacian, system.Right).Eigenvalues[1]));
    }

    private static int[] In(int[] components, int component) =>
        [.. Enumerable.Range(0, components.Length).Where(position => components[position] == component)];

    private static (int[] OfApplication, int[] OfExpert) ComponentsOf(Ratings ratings)
    {
        int[] ofApplication = new int[ratings.Applications.Count], ofExpert = new int[ratings.Experts.Count];
        Array.Fill(ofApplication, -1);
        Array.Fill(ofExpert, -1);
        int components = 0;
        var waiting = new Stack<int>();
        for (int first = 0; first < ofExpert.Length; first++)
        {
            if (ofExpert[first] >= 0)
                continue;
            ofExpert[first] = components;
            waiting.Push(first);
            while (waiting.TryPop(out int expert))
            {
                foreach (int rating in ratings.OfExpert(expert))
                {
                    int application = ratings.ApplicationOf[rating];
                    if (ofApplication[application] >= 0)
                        continue;
                    ofApplication[application] = components;
                    foreach (int other in ratings.ExpertOf[ratings.RowStarts[application]..ratings.RowStarts[application + 1]])
                    {
                        if (ofExpert[other] >= 0)
                            continue;
                        ofExpert[other] = components;
                        waiting.Push(other);
                    }
                }
            }

            components++;
        }

        return (ofApplication, ofExpert);
    }

    private int[] ApplicationsOf(int expert)
    {
        var own = _ratings.OfExpert(expert);
        int[] applications = new int[own.Length];
        for (int index = 0; index < own.Length; index++)
            applications[index] = _ratings.ApplicationOf[own[index]];
        return [.. applications.Distinct()];
    }
}
