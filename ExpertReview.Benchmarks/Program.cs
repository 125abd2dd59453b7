using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Benchmarks.Speed;

return args switch
{
    ["goldens", var directory] => GoldenRun.Of(directory),
    ["ranks"] => RankSpeed.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project ExpertReview.Benchmarks -- goldens DIR   compare every reference case under DIR
        dotnet run -c Release --project ExpertReview.Benchmarks -- ranks         time the rank uncertainty and say what dominates
        """);
    return 2;
}
