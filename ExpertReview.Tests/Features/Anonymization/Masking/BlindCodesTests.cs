using ExpertReview.Web.Features.Anonymization.Masking;

namespace ExpertReview.Tests.Features.Anonymization.Masking;

public sealed class BlindCodesTests
{
    [Fact]
    public void A_code_has_no_letters_that_pass_for_digits()
    {
        for (int i = 0; i < 2000; i++)
            Assert.Matches("^[A-HJ-NP-Z][2-9][A-HJ-NP-Z]-[0-9]{3}$", BlindCodes.New());
    }

    [Fact]
    public void Codes_are_drawn_from_the_whole_range()
    {
        Assert.Equal("A2A-000", BlindCodes.New(_ => 0));
        Assert.Equal("Z9Z-999", BlindCodes.New(below => below - 1));
        Assert.True(Enumerable.Range(0, 1000).Select(_ => BlindCodes.New()).Distinct().Count() > 990);
    }
}
