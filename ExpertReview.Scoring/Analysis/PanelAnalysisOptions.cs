namespace ExpertReview.Scoring;

/// <summary>What a panel is analyzed by.</summary>
public sealed record PanelAnalysisOptions
{
    /// <summary>Dimensions, weights, official aggregation, places, quotas and tie chain; <see cref="RankingRules.Check"/> must find nothing.</summary>
    public required RankingRules Rules { get; init; }

    /// <summary>The applications that take part, each once; marks of others are left out of everything.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>True when the official totals are the calibrated scores; otherwise they come from <see cref="RankingRules.Aggregation"/>.</summary>
    public bool OfficialIsCalibrated { get; init; }

    /// <summary>Steps of the calibration.</summary>
    public CalibrationOptions Calibration { get; init; } = new();

    /// <summary>
    /// The group of each application by code, such as its city, in which an expert may be at home: for finding affinities. Null = the candidates' groups.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Groups { get; init; }

    /// <summary>When each sheet was made, as any increasing number, by application and expert: for finding drift. Null = not known.</summary>
    public IReadOnlyDictionary<(string Application, string Expert), double>? ReviewOrder { get; init; }

    /// <summary>The points that each dimension of the rules accepts: for the use of the scale. Null = not known.</summary>
    public IReadOnlyDictionary<string, MarkRange>? Ranges { get; init; }

    /// <summary>How many further reviews are looked for, at least 0.</summary>
    public int MoreReviews { get; init; } = 10;

    /// <summary>Seed of all random draws; stated in every report. The same seed gives the same figures on every machine.</summary>
    public ulong Seed { get; init; } = 20_260_101;

    /// <summary>Draws from the posterior, at least 1.</summary>
    public int Draws { get; init; } = RankUncertaintyOptions.UsualDraws;

    /// <summary>All applications of a panel as one type, equal weights, the mean, and so many places.</summary>
    /// <param name="panel">The marks; at least one.</param>
    /// <param name="places">Places; null = no cut line.</param>
    /// <exception cref="ArgumentException">The panel holds no mark.</exception>
    public static PanelAnalysisOptions Plain(Panel panel, int? places = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return new()
        {
            Rules = RankingRules.EqualWeights(panel.Dimensions) with { Places = places, IncompleteSheets = IncompleteSheetPolicy.SetAside },
            Candidates = [.. panel.Applications.Select(application => new Candidate(application, "all"))],
        };
    }
}
