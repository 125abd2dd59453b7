using System.CommandLine;
using ExpertReview.Web.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Commands;

public sealed class DemoCommandTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5190", true)]
    [InlineData("https://review.example", true)]
    [InlineData("127.0.0.1:5190", false)]
    [InlineData("ftp://127.0.0.1", false)]
    public async Task The_server_is_a_web_address(string address, bool isRead)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();

        var parsed = DemoCommand.Make(services).Parse(["--server", address]);

        Assert.Equal(isRead, parsed.Errors.Count == 0);
        if (isRead)
            Assert.Equal(new Uri(address), parsed.GetValue<Uri>("--server"));
    }
}
