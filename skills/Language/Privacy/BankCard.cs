namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Bank card numbers: the issuer's first digits, the length they go with, and Luhn's check digit.</summary>
internal static class BankCard
{
    public const int Shortest = 16;
    public const int Longest = 19;

    /// <summary>How sure the first digits alone make it.</summary>
    public enum Issuer
    {
        None,

        /// <summary>A world-wide card: a tenth of all numbers begin like that.</summary>
        International,

        /// <summary>62 and the older Chinese debit cards.</summary>
        Chinese,
    }

    public static Issuer IssuerOf(ReadOnlySpan<sbyte> digits)
    {
        var six = 0;
        foreach (var digit in digits[..6])
        {
            six = (six * 10) + digit;
        }

        if (six / 10_000 == 62 || (digits.Length >= 17 && six is 955880 or 955881 or 955882 or 955888 or 955990 or 103000 or 436742 or 456351 or 601382 or 601428 or 405512 or 433670 or 434061 or 436745 or 940021 or 966666 or 900000 or 621700))
        {
            return Issuer.Chinese;
        }

        var isInternational = digits.Length == 16 && (six / 100_000 == 4 || six / 10_000 is >= 51 and <= 55 || six / 100 is >= 2221 and <= 2720 or >= 3528 and <= 3589 or 6011 || six / 10_000 == 65);
        return isInternational ? Issuer.International : Issuer.None;
    }

    public static bool HasLuhn(ReadOnlySpan<sbyte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)];
            var value = i % 2 == 1 ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
