using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Benchmarks.Replay;
using ExpertReview.Benchmarks.Speed;

return args switch
{
    ["goldens", var directory] => GoldenRun.Of(directory),
    ["bench", var directory] => PanelReplay.Of(directory),
    ["ranks"] => RankSpeed.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project ExpertReview.Benchmarks -- goldens DIR   compare every reference case under DIR
        dotnet run -c Release --project ExpertReview.Benchmarks -- bench DIR     replay the simulated panels under DIR against the rows computed in R
        dotnet run -c Release --project ExpertReview.Benchmarks -- ranks         time the rank uncertainty and say what dominates
        """);
    return 2;
}
