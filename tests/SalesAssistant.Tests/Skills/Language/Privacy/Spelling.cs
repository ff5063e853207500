using System.Globalization;

namespace SalesAssistant.Tests.Skills.Language.Privacy;

/// <summary>The ways in which people write a long number.</summary>
internal sealed record Spelling(string Name, Func<string, Random, string> Write)
{
    private const string Lower = "零一二三四五六七八九";
    private const string Round = "〇一二三四五六七八九";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";
    private const string Called = "洞幺两三四五六拐八勾";

    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("plain", (number, _) => number),
        new("blanks, fours", (number, _) => Grouped(number, 4, " ")),
        new("dashes, fours", (number, _) => Grouped(number, 4, "-")),
        new("dots, fours", (number, _) => Grouped(number, 4, ".")),
        new("full width", (number, _) => Wide(number)),
        new("full width, blanks", (number, _) => Grouped(Wide(number), 4, "　")),
        new("Chinese", (number, _) => Digits(number, Lower)),
        new("Chinese with 〇", (number, _) => Digits(number, Round)),
        new("Chinese with 幺", (number, _) => Digits(number, Lower).Replace('一', '幺')),
        new("formal Chinese", (number, _) => Digits(number, Formal)),
        new("as called out", (number, _) => number[0] is '0' or '2' or '7' or '9' ? Digits(number, Lower) : Digits(number, Called)),
        new("Chinese, blanks", (number, _) => Grouped(Digits(number, Lower), 3, " ")),
        new("Chinese and Arabic", (number, _) => string.Concat(number.Select((digit, i) => i / 3 % 2 == 0 ? digit.ToString() : Digits(digit.ToString(), Lower)))),
        new("any digit in any script", (number, random) => string.Concat(number.Select(digit => random.Next(3) switch { 0 => digit.ToString(), 1 => Wide(digit.ToString()), _ => Digits(digit.ToString(), Lower) }))),
        new("single digits, blanks", (number, _) => Grouped(number, 1, " ")),
        new("single digits, dashes", (number, _) => Grouped(number, 1, "-")),
        new("single digits, commas", (number, _) => Grouped(number, 1, "，")),
        new("single digits, Chinese commas", (number, _) => Grouped(number, 1, "、")),
        new("six and the rest", (number, _) => number[..6] + " " + number[6..]),
        new("six, eight, the rest", (number, _) => number.Length == 18 ? number[..6] + "-" + number[6..14] + "-" + number[14..] : number[..6] + "-" + Grouped(number[6..], 4, "-")),
        new("two lines", (number, _) => number[..(number.Length / 2)] + "\n" + number[(number.Length / 2)..]),
        new("lines of four", (number, _) => Grouped(number, 4, "\r\n")),
        new("zero width", (number, _) => Grouped(number, 1, "\u200B")),
        new("zero width, some", (number, random) => string.Concat(number.Select(digit => random.Next(3) == 0 ? digit + "\uFEFF" : digit.ToString()))),
        new("joiners and soft hyphens", (number, _) => Grouped(number, 2, "\u200D\u00AD")),
        new("parentheses", (number, _) => $"（{number[..6]}）{Grouped(number[6..], 4, "")}"),
        new("groups in parentheses", (number, _) => string.Concat(Grouped(number, 4, "|").Split('|').Select(group => $"({group})"))),
        new("slashes", (number, _) => Grouped(number, 4, "/")),
        new("underscores", (number, _) => Grouped(number, 4, "_")),
        new("middle dots", (number, _) => Grouped(number, 4, "·")),
        new("long dashes", (number, _) => Grouped(number, 4, "——")),
        new("full-width dashes", (number, _) => Grouped(Wide(number), 4, "－")),
        new("tabs", (number, _) => Grouped(number, 4, "\t")),
        new("blanks round dashes", (number, _) => Grouped(number, 4, " - ")),
        new("circled", (number, _) => string.Concat(number.Select(digit => digit is >= '1' and <= '9' ? ((char)('①' + digit - '1')).ToString() : digit == '0' ? "⓪" : digit.ToString()))),
        new("Arabic-Indic", (number, _) => string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? (char)('٠' + digit - '0') : digit))),
        new("mathematical", (number, _) => string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? char.ConvertFromUtf32(0x1D7CE + digit - '0') : digit.ToString()))),
        new("keycaps", (number, _) => string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? digit + "\uFE0F\u20E3" : digit.ToString()))),
        new("letter O", (number, _) => number.Replace('0', 'O')),
    ];

    private static string Grouped(string number, int size, string separator)
    {
        var elements = StringInfo.ParseCombiningCharacters(number).Length == number.Length ? number.Select(letter => letter.ToString()).ToArray() : [number];
        return string.Join(separator, elements.Chunk(size).Select(group => string.Concat(group)));
    }

    private static string Wide(string number) => string.Concat(number.Select(digit => (char)(digit + 0xFEE0)));

    private static string Digits(string number, string digits) => string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? digits[digit - '0'] : digit));
}
