using System.Globalization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>What an installation may set about signing in.</summary>
/// <param name="RequireTwoFactor">Staff must set up a second step before anything else is open.</param>
/// <param name="AttemptsPerMinute">Sign-in attempts from one address; generous, because a venue shares one.</param>
/// <param name="PairingLifetime">How long an expert's pairing code works.</param>
public sealed record SignInRules(bool RequireTwoFactor, int AttemptsPerMinute, TimeSpan PairingLifetime)
{
    /// <summary>Reads EXPERTREVIEW_REQUIRE_TOTP, EXPERTREVIEW_SIGN_IN_ATTEMPTS and EXPERTREVIEW_PAIRING_MINUTES.</summary>
    /// <exception cref="InvalidOperationException">A setting is not what it should be; the message names it.</exception>
    public static SignInRules From(IConfiguration configuration) => new(
        configuration["EXPERTREVIEW_REQUIRE_TOTP"]?.ToUpperInvariant() switch
        {
            null or "" or "FALSE" => false,
            "TRUE" => true,
            _ => throw new InvalidOperationException("EXPERTREVIEW_REQUIRE_TOTP must be true or false."),
        },
        Positive(configuration, "EXPERTREVIEW_SIGN_IN_ATTEMPTS", 120),
        TimeSpan.FromMinutes(Positive(configuration, "EXPERTREVIEW_PAIRING_MINUTES", 480)));

    private static int Positive(IConfiguration configuration, string key, int otherwise)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new InvalidOperationException($"{key} must be a whole number above 0.");
    }
}
