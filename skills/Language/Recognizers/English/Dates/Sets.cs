using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>What comes again: daily, every three weeks, each Monday at 4pm, Friday mornings, the 19th of every month.</summary>
internal static class Sets
{
    private static readonly FrozenDictionary<string, string> Adverbs = new (string Word, string Value)[]
    {
        ("hourly", "PT1H"), ("daily", "P1D"), ("everyday", "P1D"), ("nightly", "P1D"), ("weekly", "P1W"), ("biweekly", "P2W"), ("fortnightly", "P2W"), ("monthly", "P1M"), ("bimonthly", "P2M"), ("quarterly", "P3M"),
        ("semiannual", "P0.5Y"), ("semiannually", "P0.5Y"), ("annual", "P1Y"), ("annually", "P1Y"), ("yearly", "P1Y"), ("biannual", "P0.5Y"), ("biannually", "P0.5Y"), ("biennial", "P2Y"), ("biennially", "P2Y"),
    }.ToFrozenDictionary(one => one.Word, one => one.Value);

    internal static IEnumerable<string> AdverbWords => Adverbs.Keys;

    internal static Piece? Read(DateContext c, int i)
    {
        if (c.IsAny(i, "every", "each", "any"))
        {
            return ReadEvery(c, i, i);
        }

        if (ReadAdverb(c, i) is { } adverb)
        {
            return adverb;
        }

        if (c.Is(i, "once") && c.IsAny(i + 1, "a", "an", "every", "each") && DateWords.TryUnit(c.Word(i + 2), out var unit))
        {
            return Set(i, i + 3, TimexText.Duration(1, unit));
        }

        return ReadPlural(c, i) ?? ReadTimeFirst(c, i);
    }

    private static Piece? ReadAdverb(DateContext c, int i)
    {
        if (Adverbs.TryGetValue(c.Word(i), out var timex))
        {
            return AtTime(c, Set(i, i + 1, timex), timex == "P1D" ? "" : null);
        }

        // bi-monthly, semi-annual
        return c.IsAny(i, "bi", "semi") && c.Is(i + 1, "-") && Adverbs.TryGetValue(c.Word(i) + c.Word(i + 2), out timex) ? Set(i, i + 3, timex) : null;
    }

    private static Piece? ReadEvery(DateContext c, int from, int i)
    {
        var p = i + 1;
        var other = c.IsAny(p, "other", "second", "alternate");
        if (other && DateWords.TryUnit(c.Word(p + 1), out var unit))
        {
            return Set(from, p + 2, TimexText.Duration(2, unit));
        }

        if (DayNumbers.TryOrdinal(c.Text, p, out var nth, out var each) && DateWords.TryUnit(c.Word(nth), out unit))
        {
            return Set(from, nth + 1, TimexText.Duration(each, unit));
        }

        p = other && Weekdays.TryName(c, p + 1, out _, out _) ? p + 1 : p;

        if (DayParts.TryName(c, p, out var end, out var part))
        {
            return AtTime(c, Set(from, end, part.Timex), "", part);
        }

        if (DateWords.TryUnit(c.Word(p), out unit) && c.Word(p).Length > 1)
        {
            return AtTime(c, Set(from, p + 1, TimexText.Duration(1, unit)), unit == TimeUnit.Day ? "" : null);
        }

        if (Durations.Read(c, p) is { } length)
        {
            return Set(from, length.To, length.Timex);
        }

        if (Weekdays.TryName(c, p, out end, out var weekday))
        {
            return OnWeekday(c, from, end, weekday);
        }

        if (c.Is(p, "weekday"))
        {
            return Set(from, p + 1, "XXXX-WD");
        }

        if (DayNumbers.TryOrdinal(c.Text, p, out end, out var day) && c.IsAny(end, "of", "day") && !DateWords.TryMonth(c.Word(end + 1), out _))
        {
            return Set(from, c.Is(end, "day") ? end + 1 : end, TimexText.Date(null, null, day));
        }

        return Days.ReadPlain(c, p) is { Cycle: Cycle.Year } date ? Set(from, date.To, date.Meaning.Past.Timex)
            : NamedDates.TryMonth(c, p, out end, out var month) ? Set(from, end, TimexText.Month(null, month))
            : null;
    }

    private static Piece OnWeekday(DateContext c, int from, int end, int weekday)
    {
        var timex = TimexText.Weekday(weekday);
        return DayParts.Read(c, end) is { Part: { } part } named ? AtTime(c, Set(from, named.To, timex + part.Timex), timex, part) : AtTime(c, Set(from, end, timex), timex);
    }

    /// <summary>Mondays, Friday mornings, weekends, mornings.</summary>
    private static Piece? ReadPlural(DateContext c, int i)
    {
        if (DateWords.TryPluralWeekday(c.Word(i), out var weekday))
        {
            return OnWeekday(c, i, i + 1, weekday);
        }

        if (Weekdays.TryName(c, i, out var p, out weekday) && TryPluralPart(c, p, out var named))
        {
            return Set(i, p + 1, TimexText.Weekday(weekday) + named.Timex);
        }

        if (c.Is(i, "weekends"))
        {
            return Set(i, i + 1, "P1WE");
        }

        return TryPluralPart(c, i, out named) ? Set(i, i + 1, named.Timex) : null;
    }

    private static bool TryPluralPart(DateContext c, int i, out DayPart part)
    {
        part = default;
        return DayParts.TryPlural(c.Word(i), out part) && !CountReader.TryRead(c.Text, i - 1, out _, out _);
    }

    /// <summary>"19th of every month", "9am every day".</summary>
    private static Piece? ReadTimeFirst(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        if (DayNumbers.TryOrdinal(c.Text, p, out var end, out var day) && c.Is(end, "of") && c.IsAny(end + 1, "every", "each") && c.Is(end + 2, "month"))
        {
            return Set(p, end + 3, TimexText.Date(null, null, day));
        }

        var time = c.Text[i].IsDigits || c.Text[i].IsWord ? Clocks.Read(c, i) : null;
        var q = time?.To ?? i;
        if (time is not { Clock: { } clock } || !(c.IsAny(q, "every", "each") || DateWords.TryPluralWeekday(c.Word(c.Skip(q, "on")), out _)))
        {
            return null;
        }

        var every = c.IsAny(q, "every", "each") ? ReadEvery(c, q, q) : ReadPlural(c, c.Skip(q, "on"));
        return every is null ? null : Set(i, every.To, every.Meaning.Past.Timex == "P1D" ? clock.Timex : every.Meaning.Past.Timex + clock.Timex);
    }

    /// <summary>With the time behind it; <paramref name="day"/> is what of the set stands before the time, null where none can follow.</summary>
    private static Piece AtTime(DateContext c, Piece set, string? day, DayPart? part = null)
    {
        var p = c.Skip(c.Skip(set.To, ","), "at");
        return day is not null && Clocks.Read(c, p) is { Clock: { } clock } time
            ? Set(set.From, time.To, day + (part is { } said ? clock.Within(said) : clock).Timex)
            : set;
    }

    private static Piece Set(int from, int to, string timex) => new(from, to, Meaning.Set(timex));
}
