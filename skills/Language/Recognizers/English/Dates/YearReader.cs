using SalesAssistant.Skills.Language.Recognizers.English.Numbers;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Years: 2018, nineteen ninety six, two thousand and five, and '87 behind a date.</summary>
internal static class YearReader
{
    private const int First = 1500;
    private const int Last = 2100;

    internal static bool TryRead(EnglishText text, int i, out int end, out int year) => TryDigits(text, i, out end, out year) || TryWords(text, i, out end, out year);

    internal static bool TryDigits(EnglishText text, int i, out int end, out int year)
    {
        end = i + 1;
        year = text[i].IsDigits && text[i].Text.Length == 4 ? text.Int(i) ?? 0 : 0;
        return year is >= First and < Last;
    }

    /// <summary>Two digits behind a day and month.</summary>
    internal static bool TryShort(EnglishText text, int i, out int end, out int year)
    {
        var p = text.Skip(i, "'");
        (end, year) = (p + 1, 0);
        if (!text[p].IsDigits || text[p].Text.Length != 2)
        {
            return false;
        }

        year = text.Int(p)!.Value;
        return true;
    }

    private static bool TryWords(EnglishText text, int i, out int end, out int year)
    {
        (end, year) = (i, 0);
        if (!NumberWords.TryCardinal(text[i].Text, out _))
        {
            return false;
        }

        return TryCentury(text, i, out end, out year) || TryWhole(text, i, out end, out year);
    }

    /// <summary>nineteen ninety six, twenty oh five, seventeen hundred (and) thirty three.</summary>
    private static bool TryCentury(EnglishText text, int i, out int end, out int year)
    {
        (end, year) = (i, 0);
        if (!NumberWords.TryCardinal(text[i].Text, out var word) || word.Value is not (>= 15 and <= 20))
        {
            return false;
        }

        var p = text.Skip(text.Is(i + 1, "hundred") ? i + 2 : i + 1, "and");
        var small = 0d;
        if (text.IsAny(p, "oh", "o") && WordNumbers.TrySmall(text, p + 1, out var next, out small) && small < 10)
        {
            p = next;
        }
        else if (!WordNumbers.TrySmall(text, p, out p, out small) || (small < 10 && !text.Is(i + 1, "hundred")))
        {
            return false;
        }

        if (NumberWords.TryCardinal(text[p].Text, out _))
        {
            return false;
        }

        (end, year) = (p, ((int)word.Value * 100) + (int)small);
        return true;
    }

    private static bool TryWhole(EnglishText text, int i, out int end, out int year)
    {
        year = 0;
        if (!WordNumbers.TryRead(text, i, out end, out var value) || value is < First or >= Last || value % 1 != 0 || !text.Is(i + 1, "thousand"))
        {
            return false;
        }

        year = (int)value;
        return true;
    }
}
