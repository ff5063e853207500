using System.Globalization;

namespace SalesAssistant.Skills.Language.Recognizers.English.Numbers;

/// <summary>Numbers in digits: 1,234.5, 1.234,5, 1 234, .08, with a sign before or an exponent or a multiplier letter behind.</summary>
internal static class DigitNumbers
{
    /// <summary>Longer chains of three digits are no number.</summary>
    private const int MostGroups = 8;

    /// <summary>A plain number without sign and multiplier; <paramref name="glued"/> lets it stand right behind letters (USD20).</summary>
    internal static bool TryPlain(EnglishText text, int i, out int end, out double value, out bool isDecimal, bool glued = false)
    {
        (end, value, isDecimal) = (i, 0, false);
        if (text.Is(i, ".") && text[i + 1].IsDigits && text.Joined(i + 1) && !text[i - 1].IsDigits)
        {
            (end, value, isDecimal) = (i + 2, Parse("0." + text[i + 1].Text), true);
            return true;
        }

        if (!text[i].IsDigits || (!glued && text.Joined(i) && text[i - 1].IsWord))
        {
            return false;
        }

        var groups = Groups(text, i, out var mark, out var whole);
        end = i + 1 + (groups * (mark == " " ? 1 : 2));
        if (DecimalPart(text, end, groups == 0 ? "" : mark) is { } part)
        {
            end += 2;
            (value, isDecimal) = (Parse(whole + "." + part), true);
            return true;
        }

        value = Parse(whole);
        return true;
    }

    /// <summary>The factor of a letter right behind a number: 10k, 3M, 1.2b; 1 when there is none. A lower-case m is metres or minutes.</summary>
    internal static double Multiplier(EnglishText text, int i)
    {
        var token = text[i];
        if (!token.IsWord || text.Joined(i + 1) && text[i + 1].IsDigits)
        {
            return 1;
        }

        return token.Text switch
        {
            "k" => 1e3,
            "m" when text.Source[token.Start] == 'M' => 1e6,
            "mm" when text.Source[token.Start] == 'M' => 1e6,
            "mil" => 1e6,
            "b" or "g" when text.Joined(i) || text.Source[token.Start] is 'B' or 'G' => 1e9,
            "t" when text.Source[token.Start] == 'T' => 1e12,
            _ => 1,
        };
    }

    /// <summary>How many groups of three digits follow: 1,234,567 and 1.234,5 and 1 234; the mark must be the same throughout.</summary>
    private static int Groups(EnglishText text, int i, out string mark, out string whole)
    {
        (mark, whole) = ("", text[i].Text);
        if (text[i].Text.Length > 3)
        {
            return 0;
        }

        foreach (var candidate in new[] { ",", ".", " " })
        {
            var found = 0;
            var digits = text[i].Text;
            for (var p = i + 1; found < MostGroups && IsGroup(text, p, candidate); p += candidate == " " ? 1 : 2)
            {
                found++;
                digits += text[candidate == " " ? p : p + 1].Text;
            }

            // A single point before three digits is a decimal point: 1.234; with a comma behind it is not: 1.234,5.
            var last = i + 1 + (found * 2);
            if (found > 0 && (candidate != "." || DecimalPart(text, last, ".") is not null))
            {
                (mark, whole) = (candidate, digits);
                return found;
            }
        }

        return 0;
    }

    private static bool IsGroup(EnglishText text, int p, string mark)
    {
        if (mark == " ")
        {
            return text[p] is { IsDigits: true, Spaced: true, Text.Length: 3 } group && group.Start - text[p - 1].End == 1 && !(text.Joined(p + 1) && text[p + 1].IsWord);
        }

        return text.Is(p, mark) && text.Joined(p) && text[p + 1] is { IsDigits: true, Text.Length: 3 } && text.Joined(p + 1);
    }

    private static string? DecimalPart(EnglishText text, int p, string groupMark)
    {
        if (!text.Joined(p) || !text[p + 1].IsDigits || !text.Joined(p + 1))
        {
            return null;
        }

        // 192.168.1.2 is an address, not a number with decimals.
        var isDecimal = text.Is(p, ".") ? groupMark != "." : text.Is(p, ",") && groupMark != "," && (groupMark == "." || text[p + 1].Text.Length != 3);
        var goesOn = text[p + 2].Text == text[p].Text && text.Joined(p + 2) && text[p + 3].IsDigits && text.Joined(p + 3);
        var inChain = groupMark.Length == 0 && text.Is(p - 2, text[p].Text) && text.Joined(p - 1) && text[p - 3].IsDigits;
        return isDecimal && !goesOn && !inChain ? text[p + 1].Text : null;
    }

    private static double Parse(string digits) => double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
}
