using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Benchmarks.Replay;
using ExpertReview.Benchmarks.Speed;

return args switch
{
    ["goldens", var directory] => GoldenRun.Of(directory),
    ["bench", var directory] => PanelReplay.Of(directory),
    ["ranks"] => RankSpeed.Run(),
    ["pipeline"] => PipelineSpeed.Run(),
    ["lme4", var directory] => Lme4Comparison.Of(directory),
    ["krippendorff"] => KrippendorffSpeed.Run(),
    ["growth"] => CrossedEffectsGrowth.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project ExpertReview.Benchmarks -- goldens DIR   compare every reference case under DIR
        dotnet run -c Release --project ExpertReview.Benchmarks -- bench DIR     replay the simulated panels under DIR against the rows computed in R
        dotnet run -c Release --project ExpertReview.Benchmarks -- pipeline      time the whole default analysis, step by step
        dotnet run -c Release --project ExpertReview.Benchmarks -- ranks         time the rank uncertainty and say what dominates
        dotnet run -c Release --project ExpertReview.Benchmarks -- lme4 DIR      crossed random effects on DIR/data/insteval.csv against R's lme4
        dotnet run -c Release --project ExpertReview.Benchmarks -- krippendorff   time interval alpha of a million ratings
        dotnet run -c Release --project ExpertReview.Benchmarks -- growth        crossed random effects on panels of four sizes
        """);
    return 2;
}
