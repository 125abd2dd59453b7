using ExpertReview.Benchmarks.Goldens;

namespace ExpertReview.Tests.Scoring;

/// <summary>Every method agrees with its reference values; the folder's README says where they come from.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Cases { get; } =
        [.. GoldenCase.Files(ReferenceCase.Folder).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Computed_figures_agree_with_the_reference(string name)
    {
        var comparison = GoldenMethods.Run(GoldenCase.Read(Path.Combine(ReferenceCase.Folder, "cases", $"{name}.json")));

        Assert.Empty(comparison.Failures);
        Assert.True(comparison.Figures > 0);
    }
}
