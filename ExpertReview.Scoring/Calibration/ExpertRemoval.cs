namespace ExpertReview.Scoring;

/// <summary>
/// Calibrated scores without one expert, everything else that was estimated kept: scales, weights, variances and targets. Answers what this expert's marks did, not what
/// another panel would have found.
/// </summary>
/// <remarks>
/// The severities of the others solve the same normal equations without the expert's reviews, (L′ + λI) b = r′. They hardly differ from those with the
/// expert, so conjugate gradients (M. R. Hestenes, E. Stiefel, J. Res. Natl. Bur. Stand. 49, 1952), started there and scaled by the diagonal, need few steps of O(N).
/// </remarks>
internal sealed class ExpertRemoval(PanelCalibration calibration)
{
    private const double Tolerance = 1e-8;
    private const int MostSteps = 500;

    private readonly Ratings _ratings = calibration.Adjusted;
    private readonly double[] _weights = [.. calibration.Additive.Weights];
    private readonly double[] _with = [.. calibration.Additive.ApplicationValues];

    /// <summary>The n scores without an expert; null for an application that no one else has reviewed.</summary>
    public double?[] ScoresWithout(int expert)
    {
        double[] sums = new double[_with.Length], means = new double[_with.Length];
        for (int r = 0; r < _ratings.Count; r++)
        {
            if (_ratings.ExpertOf[r] == expert)
                continue;
            int application = _ratings.ApplicationOf[r];
            sums[application] += _weights[r];
            means[application] += _weights[r] * _ratings.Values[r];
        }

        for (int i = 0; i < means.Length; i++)
            means[i] = sums[i] > 0 ? means[i] / sums[i] : 0;
        double[] shifts = Shares(Severities(expert, sums, means), expert, sums);
        var (applicationVariance, residualVariance) = (calibration.Crossed.ApplicationVariance, calibration.Crossed.ResidualVariance);
        double?[] scores = new double?[_with.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            if (sums[i] <= 0)
                continue;
            // With topics the unshrunk score rests on other severities; what the expert's absence changes is taken from these.
            double moved = calibration.Applications[i].AfterWeights + (means[i] - shifts[i] - _with[i]);
            double share = applicationVariance / (applicationVariance + residualVariance / sums[i]);
            double target = calibration.Applications[i].Target;
            scores[i] = target + share * (moved - target);
        }

        return scores;
    }

    private double[] Severities(int expert, double[] sums, double[] means)
    {
        double[] severities = [.. calibration.Additive.ExpertEffects];
        severities[expert] = 0;
        if (calibration.Additive.SeverityRatio == 0)
            return severities;

        double ridge = 1 / calibration.Additive.SeverityRatio;
        double[] rest = new double[severities.Length], diagonal = new double[severities.Length];
        Array.Fill(diagonal, ridge);
        for (int r = 0; r < _ratings.Count; r++)
        {
            int j = _ratings.ExpertOf[r], i = _ratings.ApplicationOf[r];
            if (j == expert)
                continue;
            rest[j] += _weights[r] * (_ratings.Values[r] - means[i]);
            diagonal[j] += _weights[r] * (1 - _weights[r] / sums[i]);
        }

        double scale = Norm(rest, diagonal);
        double[] start = Applied(severities, expert, sums, ridge);
        for (int j = 0; j < rest.Length; j++)
            rest[j] -= start[j];
        double[] direction = [.. rest.Select((one, j) => one / diagonal[j])];
        double size = Norm(rest, diagonal);
        for (int step = 0; step < MostSteps && size > Tolerance * Tolerance * scale; step++)
        {
            double[] image = Applied(direction, expert, sums, ridge);
            double length = size / VectorKernel.Dot(direction, image);
            for (int j = 0; j < rest.Length; j++)
            {
                severities[j] += length * direction[j];
                rest[j] -= length * image[j];
            }

            double next = Norm(rest, diagonal);
            for (int j = 0; j < rest.Length; j++)
                direction[j] = rest[j] / diagonal[j] + next / size * direction[j];
            size = next;
        }

        return severities;
    }

    /// <summary>(L′ + λI) v, rating by rating.</summary>
    private double[] Applied(double[] vector, int expert, double[] sums, double ridge)
    {
        double[] shares = Shares(vector, expert, sums), image = new double[vector.Length];
        var experts = _ratings.ExpertOf;
        var applications = _ratings.ApplicationOf;
        for (int r = 0; r < experts.Length; r++)
        {
            int j = experts[r];
            image[j] += _weights[r] * (vector[j] - shares[applications[r]]);
        }

        // The expert's own reviews were added too: that row is no part of the equations.
        image[expert] = 0;
        for (int j = 0; j < image.Length; j++)
            image[j] += ridge * vector[j];
        return image;
    }

    /// <summary>w_iᵀv of each application, without the expert.</summary>
    private double[] Shares(double[] vector, int expert, double[] sums)
    {
        double[] shares = new double[sums.Length];
        double own = vector[expert];
        vector[expert] = 0;
        var experts = _ratings.ExpertOf;
        var applications = _ratings.ApplicationOf;
        for (int r = 0; r < experts.Length; r++)
            shares[applications[r]] += _weights[r] * vector[experts[r]];
        vector[expert] = own;
        for (int i = 0; i < shares.Length; i++)
            shares[i] = sums[i] > 0 ? shares[i] / sums[i] : 0;
        return shares;
    }

    /// <summary>Σ v² / d.</summary>
    private static double Norm(double[] vector, double[] diagonal)
    {
        double sum = 0;
        for (int j = 0; j < vector.Length; j++)
            sum += vector[j] * vector[j] / diagonal[j];
        return sum;
    }
}
