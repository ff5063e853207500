namespace SalesAssistant.Skills.Language.Privacy;

/// <summary>Chinese resident identity numbers: 18 characters by GB 11643, and the old ones of 15 digits.</summary>
internal static class ResidentId
{
    public const int Length = 18;
    public const int OldLength = 15;
    public const sbyte X = 10;

    // Nobody's card shows a birth after this unless the words beside it say that it is one: region-date-counter is a common shape of order numbers.
    private const int LastBirthYear = 2018;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<sbyte> Check => [1, 0, X, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Province, real date and check character.</summary>
    public static bool IsValid(ReadOnlySpan<sbyte> symbols)
    {
        if (!HasPlaceAndDigits(symbols[..(Length - 1)]) || !IsDate(Number(symbols, 6, 4), Number(symbols, 10, 2), Number(symbols, 12, 2)) || Number(symbols, 6, 4) > LastBirthYear)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += symbols[i] * Weights[i];
        }

        return Check[sum % 11] == symbols[Length - 1];
    }

    /// <summary>18 characters that are meant as one: with a wrong check character it is still almost the number.</summary>
    public static bool IsShaped(ReadOnlySpan<sbyte> symbols) => !symbols[..(Length - 1)].Contains(X);

    /// <summary>15 digits: place, a birth in the twentieth century, a counter; there is no check character.</summary>
    public static bool IsOldValid(ReadOnlySpan<sbyte> symbols) =>
        HasPlaceAndDigits(symbols[..OldLength]) && Number(symbols, 4, 2) is (>= 1 and <= 34) or (>= 81 and <= 85)
        && Number(symbols, 6, 2) >= 10 && IsDate(1900 + Number(symbols, 6, 2), Number(symbols, 8, 2), Number(symbols, 10, 2));

    private static bool HasPlaceAndDigits(ReadOnlySpan<sbyte> symbols) =>
        !symbols.Contains(X) && Number(symbols, 0, 2) is (>= 11 and <= 15 or >= 21 and <= 23 or >= 31 and <= 37 or >= 41 and <= 46 or >= 50 and <= 54 or >= 61 and <= 65 or 71 or 81 or 82 or 83);

    private static bool IsDate(int year, int month, int day) => year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(ReadOnlySpan<sbyte> symbols, int start, int length)
    {
        var number = 0;
        foreach (var symbol in symbols.Slice(start, length))
        {
            number = (number * 10) + symbol;
        }

        return number;
    }
}
