using ExpertReview.Benchmarks.Goldens;

return args switch
{
    ["goldens", var directory] => GoldenRun.Of(directory),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project ExpertReview.Benchmarks -- goldens DIR   compare every reference case under DIR
        """);
    return 2;
}
