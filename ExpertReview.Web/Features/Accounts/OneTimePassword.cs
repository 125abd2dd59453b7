using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Passwords that the program makes: read aloud or copied once, then changed by their owner.</summary>
public static class OneTimePassword
{
    /// <summary>Twelve random characters in groups of four; always with a digit and a letter, as the rules ask.</summary>
    public static string New()
    {
        while (true)
        {
            string random = Identifier.New();
            if (random.Any(char.IsAsciiDigit) && random.Any(char.IsAsciiLetter) && random.Distinct().Count() >= 5)
                return $"{random[..4]}-{random[4..8]}-{random[8..]}";
        }
    }
}
