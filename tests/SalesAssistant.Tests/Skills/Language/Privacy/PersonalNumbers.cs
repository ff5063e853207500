using System.Globalization;

namespace SalesAssistant.Tests.Skills.Language.Privacy;

/// <summary>Makes valid numbers of nobody.</summary>
internal static class PersonalNumbers
{
    private static readonly string[] Places = ["110101", "120103", "130702", "210203", "310115", "320506", "330106", "350203", "370211", "420106", "440305", "500108", "510107", "610113", "650102"];
    private static readonly string[] Prefixes = ["622202", "621700", "622848", "621661", "625333", "622575", "453242", "524094", "356837", "601382"];

    /// <summary>18 characters after GB 11643.</summary>
    public static string ResidentId(Random random)
    {
        var first = Places[random.Next(Places.Length)] + new DateTime(1950, 1, 1).AddDays(random.Next(55 * 365)).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + random.Next(1000).ToString("000", CultureInfo.InvariantCulture);
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return first + "10X98765432"[first.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }

    /// <summary>15 digits, as given out until 1999.</summary>
    public static string OldResidentId(Random random) =>
        Places[random.Next(Places.Length)] + new DateTime(1930, 1, 1).AddDays(random.Next(50 * 365)).ToString("yyMMdd", CultureInfo.InvariantCulture) + random.Next(1000).ToString("000", CultureInfo.InvariantCulture);

    /// <summary>16 to 19 digits with Luhn's check digit.</summary>
    public static string BankCard(Random random)
    {
        var prefix = Prefixes[random.Next(Prefixes.Length)];
        var length = prefix.StartsWith("62", StringComparison.Ordinal) ? random.Next(16, 20) : prefix.StartsWith("60", StringComparison.Ordinal) ? 19 : 16;
        var number = prefix + string.Concat(Enumerable.Range(0, length - 7).Select(_ => (char)('0' + random.Next(10))));
        var sum = number.Reverse().Select((digit, i) => i % 2 == 0 ? (digit - '0') * 2 : digit - '0').Sum(value => value > 9 ? value - 9 : value);
        return number + (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>Letters and digits.</summary>
    public static string Token(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(i => i == 1 ? '7' : "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"[random.Next(56)]));
}
