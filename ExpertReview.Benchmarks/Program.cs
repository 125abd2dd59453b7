using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Benchmarks.Speed;

return args switch
{
    ["goldens", var directory] => GoldenRun.Of(directory),
    ["lme4", var directory] => Lme4Comparison.Of(directory),
    ["growth"] => CrossedEffectsGrowth.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project ExpertReview.Benchmarks -- goldens DIR   compare every reference case under DIR
        dotnet run -c Release --project ExpertReview.Benchmarks -- lme4 DIR      crossed random effects on DIR/data/insteval.csv against R's lme4
        dotnet run -c Release --project ExpertReview.Benchmarks -- growth        crossed random effects on panels of four sizes
        """);
    return 2;
}
