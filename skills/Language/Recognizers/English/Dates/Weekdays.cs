using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Weekdays: Friday, next Monday, this past Wednesday, Tuesday of last week, Thu 14th, the first Monday of July.</summary>
internal static class Weekdays
{
    internal static Piece? Read(DateContext c, int i) => ReadNth(c, i) ?? ReadWeekFirst(c, i) ?? ReadShifted(c, i) ?? ReadPlain(c, i);

    /// <summary>A weekday of the week that is <paramref name="weeks"/> on.</summary>
    internal static Piece InWeek(DateContext c, int from, int to, int weekday, int weeks) =>
        DayMaker.Single(from, to, CalendarMath.InWeek(c.Today, weekday, weeks));

    /// <summary>"(on|of) (this|next|last) week" behind a weekday: how many weeks on.</summary>
    internal static bool TryWeekBehind(DateContext c, int i, out int end, out int weeks)
    {
        var p = c.Skip(c.Skip(i, "of", "in"), "the");
        end = p + 2;
        weeks = 0;
        if (c.Is(p, "week") && p > i + 1)
        {
            end = p + 1;
            return true;
        }

        return DateWords.TryShift(c.Word(p), out weeks) && c.Is(p + 1, "week");
    }

    private static Piece? ReadPlain(DateContext c, int i)
    {
        if (!TryName(c, i, out var p, out var weekday))
        {
            return null;
        }

        if (TryWeekBehind(c, p, out var behind, out var weeks))
        {
            return InWeek(c, i, behind, weekday, weeks);
        }

        return ReadWithDate(c, i, p) ?? ReadWithNumber(c, i, p, weekday) ?? Plain(c, i, p, weekday);
    }

    private static Piece Plain(DateContext c, int from, int to, int weekday) =>
        new(from, to, Meaning.Date(TimexText.Weekday(weekday), Anchors.Weekday(c.Reference, weekday))) { Weekday = weekday, Cycle = Cycle.Week };

    /// <summary>Tuesday, Jan 15; Friday 7.6; Friday (jun-15): the date decides.</summary>
    private static Piece? ReadWithDate(DateContext c, int from, int p)
    {
        var open = c.Is(p, "(");
        var q = open ? p + 1 : c.Skip(c.Skip(p, ",", "-"), "the");
        var day = Piece.Longer(NamedDates.Read(c, q), NumericDates.Read(c, q)) ?? (open || q == p ? ReadBackwards(c, q) : null);
        return day is null || (open && !c.Is(day.To, ")")) ? null : day with { From = from, To = open ? day.To + 1 : day.To };
    }

    /// <summary>7.6 and 7-6 beside a weekday; 3-8 is then rather a stretch of hours.</summary>
    private static Piece? ReadBackwards(DateContext c, int i) =>
        c.Is(i + 1, "-") && c.Text.Int(i) < c.Text.Int(i + 2) ? null : NumericDates.ReadLoose(c, i);

    private static Piece? ReadWithNumber(DateContext c, int from, int p, int weekday)
    {
        var the = c.Is(p, "the") || (c.Is(p, ",") && c.Is(p + 1, "the"));
        var q = c.Skip(c.Skip(p, ","), "the");
        var found = DayNumbers.TryOrdinal(c.Text, q, out var end, out var day) || (!the && DayNumbers.TryDigits(c.Text, q, out end, out day) && EndsPhrase(c, end));
        // "Monday first thing": without "the" only digits make a day.
        if (!found || (!the && (q != p || !c.Text[q].IsDigits)))
        {
            return null;
        }

        if (the)
        {
            return DayMaker.Existing(c.Reference.Year, c.Reference.Month, day) is { } date ? DayMaker.Single(from, end, date) : null;
        }

        if (c.Today.Day == day && CalendarMath.Weekday(c.Today) == weekday)
        {
            return DayMaker.Single(from, end, c.Today);
        }

        var days = Anchors.WeekdayAndDay(c.Reference, weekday, day);
        return days.Past is null && days.Future is null ? null : new Piece(from, end, Meaning.Date(TimexText.Weekday(weekday), days)) { Weekday = weekday };
    }

    /// <summary>"Monday 21!" names a day; in "Monday 9 to 5" the number goes on.</summary>
    private static bool EndsPhrase(DateContext c, int i) =>
        !c.Text[i].IsDigits && !(c.Text[i].IsWord && c.Text.Joined(i)) && !c.IsAny(i, "-", "to", "till", "until", "through", "am", "pm", "a", "p", "o", "oclock", "/", ".") | c.Is(i, ".") && !c.Text[i + 1].IsDigits;

    private static Piece? ReadShifted(DateContext c, int i)
    {
        if (!DateWords.TryShift(c.Word(i), out var shift))
        {
            return null;
        }

        // "this upcoming Friday", "this past Wednesday": the nearest one.
        var p = i + 1;
        var nearest = c.IsAny(i, "upcoming", "coming", "past");
        if (c.Is(i, "this") && c.IsAny(p, "coming", "upcoming", "past", "last", "next"))
        {
            (nearest, shift) = (true, c.IsAny(p, "past", "last") ? -1 : 1);
            p++;
        }

        if (!TryName(c, p, out var end, out var weekday))
        {
            return null;
        }

        if (shift == 0 && ReadWithDate(c, i, end) is { } dated)
        {
            return DayMaker.InThisYear(c, dated);
        }

        if (nearest)
        {
            var away = shift > 0 ? (weekday - CalendarMath.Weekday(c.Today) + 6) % 7 + 1 : -((CalendarMath.Weekday(c.Today) - weekday + 6) % 7 + 1);
            return DayMaker.Single(i, end, c.Today.AddDays(away));
        }

        return InWeek(c, i, end, weekday, shift);
    }

    /// <summary>next week (on) Tuesday.</summary>
    private static Piece? ReadWeekFirst(DateContext c, int i)
    {
        if (!DateWords.TryShift(c.Word(i), out var weeks) || !c.Is(i + 1, "week"))
        {
            return null;
        }

        var p = c.Skip(c.Skip(i + 2, ","), "on");
        return TryName(c, p, out var end, out var weekday) ? InWeek(c, i, end, weekday, weeks) : null;
    }

    /// <summary>the first Monday of July, the last Friday of next month.</summary>
    private static Piece? ReadNth(DateContext c, int i)
    {
        if (!TryNthName(c, i, out var p, out var n, out var weekday) || !c.IsAny(p, "of", "in"))
        {
            return null;
        }

        return NthOf(c, i, c.Skip(p + 1, "the"), n, weekday);
    }

    /// <summary>"(the) first Monday".</summary>
    internal static bool TryNthName(DateContext c, int i, out int end, out int n, out int weekday)
    {
        var p = c.Skip(i, "the");
        (end, n, weekday) = (p, -1, 0);
        if (c.Is(p, "last"))
        {
            p++;
        }
        else if (!DayNumbers.TryOrdinal(c.Text, p, out p, out n) || n > 5)
        {
            return false;
        }

        return TryName(c, p, out end, out weekday);
    }

    /// <summary>The nth weekday of the month that is named at <paramref name="p"/>.</summary>
    internal static Piece? NthOf(DateContext c, int from, int p, int n, int weekday)
    {
        var shift = 0;
        var isNow = c.Is(p, "month") && c.Is(p - 1, "the");
        if (isNow || (DateWords.TryShift(c.Word(p), out shift) && c.Is(p + 1, "month")))
        {
            var month = CalendarMath.MonthStart(c.Today).AddMonths(shift);
            return Nth(from, isNow ? p + 1 : p + 2, Text(null, month.Month), (Day(month.Year, month.Month), Day(month.Year, month.Month)));
        }

        if (!NamedDates.TryMonth(c, p, out var end, out var named))
        {
            return null;
        }

        if (YearReader.TryRead(c.Text, c.Skip(end, ",", "of"), out var behind, out var year))
        {
            return Nth(from, behind, Text(year, named), (Day(year, named), Day(year, named)));
        }

        return Nth(from, end, Text(null, named), Anchors.Yearly(c.Reference, one => Day(one, named))) with { Cycle = Cycle.Year };

        DateTime? Day(int inYear, int inMonth) => CalendarMath.NthWeekday(inYear, inMonth, weekday, n);

        string Text(int? ofYear, int ofMonth) => $"{TimexText.Month(ofYear, ofMonth)}-WXX-{weekday}-#{(n < 0 ? 5 : n)}";

        static Piece Nth(int first, int to, string timex, (DateTime?, DateTime?) days) => new(first, to, Meaning.Date(timex, days));
    }

    /// <summary>A weekday; the short ones that are words of their own ("sat", "sun") need a capital or a word that leads to a day.</summary>
    internal static bool TryName(DateContext c, int i, out int end, out int weekday)
    {
        end = i + 1;
        if (!DateWords.TryWeekday(c.Word(i), out weekday))
        {
            return false;
        }

        end = c.Is(end, ".") && c.Word(i).Length <= 4 && c.Text.Joined(end) && c.Text.Joined(end + 1) ? end + 1 : end;
        return !c.IsAny(i, "sat", "sun", "wed") || NamedDates.IsCapital(c, i) || c.IsAny(i - 1, "on", "this", "next", "last", "by", "every", "each", ",", "until", "till", "week", "or") || c.Text[i + 1].IsDigits;
    }
}
