namespace ExpertReview.Scoring;

/// <summary>
/// The normal equations of y_ij = t_i + b_j + ε with precision weights c_ij, the applications' values eliminated: (L + λI) b = r with the experts'
/// weighted Laplacian L = diag(C_j) − Σ_i c_i c_iᵀ / C_i and r_j = Σ_i c_ij (y_ij − ȳ_i). Then t_i = ȳ_i − Σ_j (c_ij / C_i) b_j.
/// </summary>
internal sealed class AdditiveSystem
{
    private AdditiveSystem(Ratings ratings, double[] weights)
    {
        (Ratings, Weights) = (ratings, weights);
        int n = ratings.Applications.Count, experts = ratings.Experts.Count;
        (ApplicationWeights, Means, Right, Laplacian) = (new double[n], new double[n], new double[experts], new double[experts * experts]);
        for (int i = 0; i < n; i++)
            Eliminate(i);
    }

    public Ratings Ratings { get; }

    /// <summary>c, the N weights.</summary>
    public double[] Weights { get; }

    /// <summary>C_i.</summary>
    public double[] ApplicationWeights { get; }

    /// <summary>ȳ_i, the weighted means of the applications.</summary>
    public double[] Means { get; }

    /// <summary>L, E × E.</summary>
    public double[] Laplacian { get; }

    /// <summary>r.</summary>
    public double[] Right { get; }

    /// <summary>Σ c (y − ȳ_i)².</summary>
    public double WithinApplications { get; private set; }

    /// <param name="ratings">The ratings.</param>
    /// <param name="weights">N weights; empty for all 1.</param>
    /// <exception cref="ArgumentException">The number of weights is wrong, or one is not positive and finite.</exception>
    public static AdditiveSystem Of(Ratings ratings, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        double[] own = new double[ratings.Count];
        if (weights.IsEmpty)
        {
            Array.Fill(own, 1);
            return new(ratings, own);
        }

        if (weights.Length != ratings.Count)
            throw new ArgumentException($"{weights.Length} weights for {ratings.Count} ratings.", nameof(weights));
        for (int r = 0; r < own.Length; r++)
        {
            own[r] = weights[r] > 0 && double.IsFinite(weights[r]) ? weights[r] : throw new ArgumentException(
                $"Application \"{ratings.Applications[ratings.ApplicationOf[r]]}\", expert \"{ratings.Experts[ratings.ExpertOf[r]]}\": the weight is not positive and finite.",
                nameof(weights));
        }

        return new(ratings, own);
    }

    /// <summary>Σ c y².</summary>
    public double SumOfSquares()
    {
        double sum = 0;
        for (int r = 0; r < Weights.Length; r++)
            sum += Weights[r] * Ratings.Values[r] * Ratings.Values[r];
        return sum;
    }

    /// <summary>t, given b.</summary>
    public double[] ApplicationValues(double[] effects)
    {
        double[] values = new double[Means.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double shift = 0;
            for (int r = Ratings.RowStarts[i]; r < Ratings.RowStarts[i + 1]; r++)
                shift += Weights[r] * effects[Ratings.ExpertOf[r]];
            values[i] = Means[i] - shift / ApplicationWeights[i];
        }

        return values;
    }

    /// <summary>w_iᵀb, the mean of its experts' severities that an application gets.</summary>
    public double WeightedMean(int application, double[] severities)
    {
        int from = Ratings.RowStarts[application], to = Ratings.RowStarts[application + 1];
        var experts = Ratings.ExpertOf;
        double sum = 0;
        for (int r = from; r < to; r++)
            sum += Weights[r] * severities[experts[r]];
        return sum / ApplicationWeights[application];
    }

    /// <summary>Cov(t_i, t_l) / σ² for the first applications l, as many as there are places: G w_i once, then w_lᵀ of it.</summary>
    public void ApplicationCovariances(int application, double[] inverse, Span<double> row)
    {
        int experts = Right.Length;
        double[] common = new double[experts];
        for (int r = Ratings.RowStarts[application]; r < Ratings.RowStarts[application + 1]; r++)
        {
            double share = Weights[r] / ApplicationWeights[application];
            var column = inverse.AsSpan(Ratings.ExpertOf[r] * experts, experts);
            for (int j = 0; j < experts; j++)
                common[j] += share * column[j];
        }

        for (int other = 0; other < row.Length; other++)
            row[other] = WeightedMean(other, common) + (other == application ? 1 / ApplicationWeights[other] : 0);
    }

    /// <summary>Cov(t_i, t_l) / σ² = [i = l] / C_i + w_iᵀ G w_l, with G = Cov(b) / σ² and w_i = c_i / C_i.</summary>
    public double ApplicationCovariance(int left, int right, double[] inverse)
    {
        double sum = 0;
        int experts = Right.Length;
        for (int r = Ratings.RowStarts[left]; r < Ratings.RowStarts[left + 1]; r++)
        {
            double inner = 0;
            int row = Ratings.ExpertOf[r] * experts;
            for (int s = Ratings.RowStarts[right]; s < Ratings.RowStarts[right + 1]; s++)
                inner += Weights[s] * inverse[row + Ratings.ExpertOf[s]];
            sum += Weights[r] * inner;
        }

        double between = sum / ApplicationWeights[left] / ApplicationWeights[right];
        return left == right ? between + 1 / ApplicationWeights[left] : between;
    }

    /// <summary>h_ij = c_ij (1 / C_i + (e_j − w_i)ᵀ G (e_j − w_i)): how much a rating determines its own fitted value.</summary>
    public double[] Leverages(double[] inverse)
    {
        double[] leverages = new double[Weights.Length];
        int experts = Right.Length;
        for (int i = 0; i < Means.Length; i++)
        {
            double whole = ApplicationCovariance(i, i, inverse);    // 1 / C_i + wᵀGw
            for (int r = Ratings.RowStarts[i]; r < Ratings.RowStarts[i + 1]; r++)
            {
                int row = Ratings.ExpertOf[r] * experts;
                double across = 0;
                for (int s = Ratings.RowStarts[i]; s < Ratings.RowStarts[i + 1]; s++)
                    across += Weights[s] * inverse[row + Ratings.ExpertOf[s]];
                double own = whole + inverse[row + Ratings.ExpertOf[r]] - 2 * across / ApplicationWeights[i];
                leverages[r] = Math.Clamp(Weights[r] * own, 0, 1);
            }
        }

        return leverages;
    }

    private void Eliminate(int i)
    {
        int from = Ratings.RowStarts[i], to = Ratings.RowStarts[i + 1], experts = Right.Length;
        double weight = 0, sum = 0;
        for (int r = from; r < to; r++)
        {
            weight += Weights[r];
            sum += Weights[r] * Ratings.Values[r];
        }

        double mean = sum / weight;
        (ApplicationWeights[i], Means[i]) = (weight, mean);
        for (int r = from; r < to; r++)
        {
            int j = Ratings.ExpertOf[r];
            double deviation = Ratings.Values[r] - mean;
            Right[j] += Weights[r] * deviation;
            WithinApplications += Weights[r] * deviation * deviation;
            Laplacian[j * experts + j] += Weights[r];
            for (int s = from; s < to; s++)
                Laplacian[j * experts + Ratings.ExpertOf[s]] -= Weights[r] * Weights[s] / weight;
        }
    }
}
