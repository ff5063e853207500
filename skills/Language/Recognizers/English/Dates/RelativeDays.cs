using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Days said from today: tomorrow, the day before yesterday, the next day, the 21st of this month.</summary>
internal static class RelativeDays
{
    private static readonly (string[] Words, int Days)[] Names =
    [
        (["the", "day", "after", "tomorrow"], 2), (["day", "after", "tomorrow"], 2), (["the", "day", "before", "yesterday"], -2), (["day", "before", "yesterday"], -2),
        (["the", "day", "after"], 1), (["the", "day", "before"], -1), (["the", "next", "day"], 1), (["the", "following", "day"], 1), (["the", "previous", "day"], -1), (["the", "last", "day"], -1),
        (["next", "day"], 1), (["following", "day"], 1), (["previous", "day"], -1), (["last", "day"], -1),
        (["today"], 0), (["tomorrow"], 1), (["tmr"], 1), (["tmrw"], 1), (["tomorow"], 1), (["yesterday"], -1), (["current", "date"], 0), (["this", "day"], 0), (["otd"], 0), (["the", "day"], 0), (["my", "day"], 0),
    ];

    internal static Piece? Read(DateContext c, int i) => ReadNamed(c, i) ?? ReadOfMonth(c, i) ?? ReadOnNumber(c, i);

    private static Piece? ReadNamed(DateContext c, int i)
    {
        foreach (var (words, days) in Names)
        {
            // "the day before the meeting" is not about the day before today.
            if (c.Text.Follows(i, words) && !(words[^1] is "after" or "before" && c.Text[i + 3].IsWord && !c.IsAny(i + 3, "and", "or", "at")))
            {
                // "the day of the week" and "the last day of May" are other things.
                return words[^1] == "day" && words[^2] is "the" or "last" && c.Is(i + words.Length, "of") ? null : DayMaker.Single(i, i + words.Length, c.Today.AddDays(days));
            }
        }

        return null;
    }

    /// <summary>the 21st of this month, the twenty-sixth day of the month, the 21st next month.</summary>
    private static Piece? ReadOfMonth(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        if (!DayNumbers.TryOrdinal(c.Text, p, out var end, out var day))
        {
            return null;
        }

        end = c.Skip(end, "day");
        var isOf = c.Is(end, "of");
        end = c.Skip(c.Skip(end, "of"), "the");
        var shift = 0;
        if (c.Is(end, "month") && isOf)
        {
            end++;
        }
        else if (DateWords.TryShift(c.Word(end), out shift) && c.Is(end + 1, "month"))
        {
            end += 2;
        }
        else
        {
            return null;
        }

        var month = CalendarMath.MonthStart(c.Today).AddMonths(shift);
        return DayMaker.Existing(month.Year, month.Month, day) is { } date ? DayMaker.Single(i, end, date) : null;
    }

    /// <summary>"on the 4th": a day number alone is a date only behind "on".</summary>
    private static Piece? ReadOnNumber(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        var on = c.Is(i - 1, "on") || (c.Is(i - 1, "for") && p > i);
        if (!on || !(DayNumbers.TryOrdinal(c.Text, p, out var end, out var day) || (DayNumbers.TryDigits(c.Text, p, out end, out day) && (p > i || (c.Is(end, "at") && Clocks.ReadPlain(c, end + 1, true) is not null)))))
        {
            return null;
        }

        // "on the 17 floors" counts, "on the first floor" orders; only digits with an ending stand before other words.
        var digits = c.Text[p].IsDigits && end > p + 1;
        return digits || !c.Text[end].IsWord || c.IsAny(end, "at", "from", "between", "by", "before", "after", "to") ? DayMaker.OfMonth(c, i, end, day) : null;
    }
}
