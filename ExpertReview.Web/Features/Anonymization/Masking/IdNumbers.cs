namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>Check digits of Chinese ID numbers; input in lower case, without separators.</summary>
internal static class IdNumbers
{
    private static readonly int[] CitizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] CreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private const string CreditAlphabet = "0123456789abcdefghjklmnpqrtuwxy";

    /// <summary>A citizen's 18-digit number: birth date and check digit (GB 11643: ISO 7064 MOD 11-2).</summary>
    internal static bool IsCitizen18(string number) => number.Length == 18
        && number[..17].All(char.IsAsciiDigit)
        && IsDate(number[6..14])
        && "10x98765432"[number[..17].Select((digit, i) => (digit - '0') * CitizenWeights[i]).Sum() % 11] == number[17];

    /// <summary>The 15-digit number of before 1999: no check digit, so province code and birth date decide.</summary>
    internal static bool IsCitizen15(string number) => number.Length == 15
        && number.All(char.IsAsciiDigit)
        && number[0] is >= '1' and <= '6'
        && IsDate("19" + number[6..12]);

    /// <summary>A unified social credit code (GB 32100: modulo 31).</summary>
    internal static bool IsCreditCode(string number)
    {
        if (number.Length != 18 || number.Any(character => !CreditAlphabet.Contains(character)))
            return false;
        int sum = number[..17].Select((character, i) => CreditAlphabet.IndexOf(character) * CreditWeights[i]).Sum();
        return CreditAlphabet[(31 - sum % 31) % 31] == number[17];
    }

    private static bool IsDate(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
}
