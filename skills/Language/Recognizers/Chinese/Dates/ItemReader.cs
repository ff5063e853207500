using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>One expression at one place: a day with its clock time, a period, a length; not yet a range or modified.</summary>
internal static class ItemReader
{
    internal static DateItem? Read(DatedText t, int p)
    {
        if (p >= t.S.Length)
        {
            return null;
        }

        if (Base(t, p) is not { } item)
        {
            return null;
        }

        return item.Kind == ItemKind.Day ? WithClock(t, WithWeekday(t, item)) : item;
    }

    private static DateItem? Base(DatedText t, int p)
    {
        var c = t.S[p];
        if (Chars.IsDigit(c))
        {
            return Chars.IsDigit(t.S.At(p - 1)) ? null : CalendarDays.Read(t, p) ?? ClockReader.Read(t, p) ?? Dated(t, p) ?? LongPeriodReader.Read(t, p) ?? Length(t, p) ?? YearPartReader.Quarter(t, p, p, null);
        }

        if (MixedNumerals.IsChinese(c))
        {
            return Dated(t, p) ?? Clock(t, p) ?? LongPeriodReader.Read(t, p) ?? Length(t, p) ?? YearPartReader.Quarter(t, p, p, null) ?? HolidayReader.Read(t, p, p, null);
        }

        return c < '\u2E80' ? (c is 'Q' or 'q' ? YearPartReader.Quarter(t, p, p, null) : null) : Word(t, p);
    }

    private static DateItem? Word(DatedText t, int p)
    {
        var s = t.S;
        return s[p] switch
        {
            '上' or '下' or '本' or '这' or '当' => DayWordReader.Week(t, p) ?? MonthDayReader.Relative(t, p) ?? RelativeQuarter(t, p) ?? LongPeriodReader.Read(t, p) ?? YearPartReader.Half(t, p, p, null)
                ?? Dated(t, p) ?? Clock(t, p) ?? RelativeLengthReader.Span(t, p) ?? Part(t, p) ?? DayWordReader.Day(t, p) ?? DayWordReader.Now(t, p),
            '周' or '星' or '礼' => DayWordReader.Week(t, p),
            '每' => SetReader.Read(t, p),
            '第' => YearPartReader.Quarter(t, p, p, null),
            _ => RelativeLengthReader.Span(t, p) ?? YearPartReader.Half(t, p, p, null) ?? Dated(t, p) ?? DayWordReader.Day(t, p) ?? DayWordReader.Now(t, p) ?? HolidayReader.Read(t, p, p, null)
                ?? Clock(t, p) ?? Part(t, p) ?? YearPartReader.Season(t, p, p, null),
        };
    }

    private static DateItem? Clock(DatedText t, int p) => MonthDayReader.IsNumberStart(t.S, p) ? ClockReader.Read(t, p) : null;

    private static DateItem? Part(DatedText t, int p) =>
        DateLexicon.Daytimes.TryAt(t.S, p, out var part, out var end)
            ? DateItem.Of(p, end, Meaning.Range(TimexKind.TimeRange, part.Code, part.On(DateTime.MinValue).Start, part.On(DateTime.MinValue).End)) with { Daytime = part }
            : null;

    private static DateItem? RelativeQuarter(DatedText t, int p)
    {
        if (ChineseDates.Shift(t.S, p, out var unit, "季度", "季") is not { } shift)
        {
            return null;
        }

        var from = CalendarMath.QuarterStart(t.Now).AddMonths(3 * shift);
        return PeriodItems.Days(p, unit + (t.S.At(unit + 1) == '度' ? 2 : 1), from, from.AddMonths(3), "P3M");
    }

    private static DateItem? Length(DatedText t, int p) =>
        LengthReader.Read(t.S, p) is { } length ? RelativeLengthReader.Point(t, p, length) ?? DateItem.Of(p, length.End, length.ToMeaning()) : null;

    /// <summary>A year with what stands behind it, a month, a day of the month.</summary>
    private static DateItem? Dated(DatedText t, int p)
    {
        if (!YearReader.TryRead(t, p, out var year, out var end, out var toDate, out var needsRange))
        {
            return MonthDayReader.Read(t, p, p, null);
        }

        if (needsRange)
        {
            return PeriodItems.Year(p, end, year) with { NeedsRange = true };
        }

        var at = t.Inside(end);
        return MonthDayReader.Read(t, p, at, year) ?? YearPartReader.OfYear(t, p, at, year) ?? HolidayReader.Read(t, p, at, year)
            ?? (toDate ? PeriodItems.YearToDate(t, p, end) : PeriodItems.Year(p, end, year));
    }

    /// <summary>1月5日星期三: the weekday adds nothing.</summary>
    private static DateItem WithWeekday(DatedText t, DateItem day)
    {
        var p = t.S.SkipBlanks(day.End, 1);
        var word = t.S.HasAny(p, ["星期", "礼拜", "周"]);
        return word > 0 && day.Day.Day > 0 && DayWordReader.TryWeekday(t.S, p + word, out _) ? day with { End = p + word + 1 } : day;
    }

    /// <summary>明天下午三点, 2022-08-17T08:00.</summary>
    private static DateItem WithClock(DatedText t, DateItem day)
    {
        if (day.NeedsRange)
        {
            return day;
        }

        var s = t.S;
        var isIso = s.At(day.End) == 'T' && Chars.IsDigit(s.At(day.End + 1));   // 2022-08-17T08:00 counts its hours to 24
        var p = isIso ? day.End + 1 : t.Inside(day.End);
        var blank = p > day.End && Chars.IsDigit(s.At(p));
        if (ClockReader.Read(t, p, null, true) is { } clock && !(blank && clock.NeedsRange))
        {
            var time = clock.Clock with { IsSure = clock.Clock.IsSure || isIso };
            return new DateItem(day.Start, clock.End, ItemKind.Moment, time.OnDay(day.Day, t.Today)) { Day = day.Day, Clock = time, Daytime = clock.Daytime, NeedsRange = clock.NeedsRange };
        }

        return DateLexicon.Daytimes.TryAt(s, p, out var part, out var end) || DateLexicon.DaytimesAfterDay.TryAt(s, p, out part, out end) ? OnPart(t, day, part, end) : day;
    }

    /// <summary>7月25日早间.</summary>
    private static DateItem OnPart(DatedText t, DateItem day, Daytime part, int end)
    {
        var (past, future) = day.Day.Places(t.Today);
        var timex = day.Day.Timex + part.Code;
        return DateItem.Of(day.Start, end, new Meaning(TimexKind.DateTimeRange, On(past), On(future)));

        Candidate On(DateTime? at) => at is { } here ? new Candidate(timex, part.On(here).Start, part.On(here).End) : new Candidate(timex, null);
    }
}
