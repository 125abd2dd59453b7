using System.Security.Cryptography;
using ExpertReview.Web.Hosting;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>The demo accounts' password: made anew for each installation and kept beside its database.</summary>
public static class DemoPassword
{
    private const string Alphabet = "abcdefghjkmnpqrstvwxyz23456789";

    private static string PathOf(Installation installation) => Path.Combine(installation.DataDirectory, "demo-password.txt");

    /// <summary>The password of this installation's demo accounts; null where there is no demo season.</summary>
    public static string? Find(Installation installation) =>
        File.Exists(PathOf(installation)) ? File.ReadAllText(PathOf(installation)).Trim() : null;

    public static string Make(Installation installation)
    {
        string password = $"demo-{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetInt32(1000, 10_000)}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(PathOf(installation), options);
        writer.WriteLine(password);
        return password;
    }
}
