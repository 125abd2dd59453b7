namespace ExpertReview.Scoring;

/// <summary>
/// The applications' true values as linear forms in the columns' standardized effects and the mean, plus what is each application's own:
/// value_i = constant_i + a_iᵀz + e_i, z with covariance σ²T, the e independent with variance σ²h_i.
/// </summary>
internal sealed class CrossedPosterior : Posterior
{
    private readonly CrossedSystem _system;
    private readonly CrossedInverse _inverse;
    private readonly SparseRows _forms;
    private readonly double[] _own;
    private readonly double[] _means;
    private readonly double _variance;

    public CrossedPosterior(CrossedSystem system, CrossedInverse inverse, double[] means, double residualVariance)
    {
        (_system, _inverse, _means, _variance) = (system, inverse, means, residualVariance);
        _own = new double[means.Length];
        _forms = Forms(system, _own);
    }

    public override int Count => _means.Length;

    public override ReadOnlySpan<double> Means => _means;

    public override double Covariance(int left, int right)
    {
        double sum = 0;
        for (int one = _forms.Starts[left]; one < _forms.Starts[left + 1]; one++)
        {
            for (int other = _forms.Starts[right]; other < _forms.Starts[right + 1]; other++)
                sum += _forms.Weights[one] * _forms.Weights[other] * _inverse[_forms.Columns[one], _forms.Columns[other]];
        }

        return _variance * (left == right ? sum + _own[left] : sum);
    }

    public override void Covariances(int application, Span<double> row)
    {
        // First the application's form times T, then each other's form times that.
        double[] common = new double[_system.Design.Columns + 1];
        for (int cell = _forms.Starts[application]; cell < _forms.Starts[application + 1]; cell++)
        {
            for (int column = 0; column < common.Length; column++)
                common[column] += _forms.Weights[cell] * _inverse[_forms.Columns[cell], column];
        }

        for (int other = 0; other < row.Length; other++)
            row[other] = _variance * (Form(other, common) + (other == application ? _own[other] : 0));
    }

    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        double deviation = Math.Sqrt(_variance);
        double[] common = new double[_system.Design.Columns + 1];
        random.FillNormals(common);
        for (int column = 0; column < common.Length; column++)
            common[column] *= deviation;

        // L⁻ᵀ of independent numbers has the covariance L⁻ᵀL⁻¹ = T.
        TriangularSolution.SolveLowerTransposed(_system.Factor!, common);
        random.FillNormals(values);
        for (int application = 0; application < values.Length; application++)
            values[application] = _means[application] + Form(application, common) + deviation * Math.Sqrt(_own[application]) * values[application];
    }

    private double Form(int application, double[] common)
    {
        double sum = 0;
        for (int cell = _forms.Starts[application]; cell < _forms.Starts[application + 1]; cell++)
            sum += _forms.Weights[cell] * common[_forms.Columns[cell]];
        return sum;
    }

    /// <summary>The n standard deviations.</summary>
    public IReadOnlyList<double> Deviations() => [.. Enumerable.Range(0, Count).Select(application => Math.Sqrt(Covariance(application, application)))];

    private static SparseRows Forms(CrossedSystem system, double[] own)
    {
        var design = system.Design;
        int[] starts = new int[own.Length + 1];
        var columns = new List<int>();
        var weights = new List<double>();
        for (int application = 0; application < own.Length; application++)
        {
            if (design.Rows.Kind == EffectKind.Application)
            {
                own[application] = system.Shrinkage[application];
                AddRow(system, application, columns, weights);
            }
            else
            {
                AddColumn(system, EffectKind.Application, application, columns, weights);
            }

            starts[application + 1] = columns.Count;
        }

        return new(starts, [.. columns], [.. weights]);
    }

    /// <summary>μ + u_i, and w of its topic, given the columns: what the others' effects leave of its ratings is shrunk.</summary>
    private static void AddRow(CrossedSystem system, int row, List<int> columns, List<double> weights)
    {
        var design = system.Design;
        var cells = design.Cells;
        for (int cell = cells.Starts[row]; cell < cells.Starts[row + 1]; cell++)
        {
            int column = cells.Columns[cell];

            // The topic, like the mean, counts fully towards the value and is taken from all its ratings: 1 − γW/D = 1/D is left.
            double share = IsTopic(design, column) ? 1 / system.Pivots[row] : -system.Shrinkage[row] * cells.Weights[cell];
            columns.Add(column);
            weights.Add(system.RatioOfColumn[column] * share);
        }

        columns.Add(design.Columns);
        weights.Add(1 / system.Pivots[row]);
    }

    private static void AddColumn(CrossedSystem system, EffectKind kind, int level, List<int> columns, List<double> weights)
    {
        var design = system.Design;
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            int column = design.Dense[factor].Kind == kind
                ? design.Offsets[factor] + level
                : design.Dense[factor].Kind == EffectKind.Topic ? design.Offsets[factor] + design.Model.TopicOf[level] : -1;
            if (column < 0)
                continue;
            columns.Add(column);
            weights.Add(system.RatioOfColumn[column]);
        }

        columns.Add(design.Columns);
        weights.Add(1);
    }

    private static bool IsTopic(CrossedDesign design, int column)
    {
        for (int factor = 0; factor < design.Dense.Count; factor++)
        {
            if (column >= design.Offsets[factor] && column < design.Offsets[factor + 1])
                return design.Dense[factor].Kind == EffectKind.Topic;
        }

        return false;
    }
}
