using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Ranges of clock times, by themselves or on days.</summary>
internal static class ClockRanges
{
    internal static DateItem Clocks(DateItem first, DateItem second)
    {
        var (from, to) = Ends(first.Clock, second.Clock);
        var length = Length(from, to);
        var meaning = Meaning.Range(TimexKind.TimeRange, TimexText.Range(from.Timex, to.Timex, TimexText.Clock(length)), from.On(DateTime.MinValue), to.On(DateTime.MinValue));
        return DateItem.Of(first.Start, second.End, meaning with { AmPm = !from.IsSure && !to.IsSure });
    }

    /// <summary>昨天5:00-6:00: both on the day that was said once.</summary>
    internal static DateItem? OnDay(DatedText t, DateItem first, DateItem second)
    {
        var (from, to) = Ends(first.Clock, second.Clock);
        var length = Length(from, to);
        var day = first.Day;
        var (past, future) = day.Places(t.Today);
        if (past is null || future is null)
        {
            return null;
        }

        var timex = TimexText.Range(day.Timex + from.Timex, day.Timex + to.Timex, TimexText.Clock(length));
        var meaning = new Meaning(TimexKind.DateTimeRange, On(past.Value), On(future.Value)) { AmPm = !from.IsSure && !to.IsSure };
        return DateItem.Of(first.Start, second.End, meaning);

        Candidate On(DateTime at) => new(timex, from.On(at), from.On(at) + length);
    }

    /// <summary>Two moments on days of their own: the coming ones, as they were said.</summary>
    internal static DateItem? Moments(DatedText t, DateItem first, DateItem second)
    {
        var day = second.Day;
        if (day is { Known: null, Weekday: 0, Month: null } && first.Day.Weekday == 0)
        {
            day = day with { Month = first.Day.Month, Year = first.Day.Year };
        }

        if (first.Day.Places(t.Today).Future is not { } begin || day.Places(t.Today).Future is not { } close)
        {
            return null;
        }

        var (from, to) = (first.Clock.On(begin), second.Clock.On(close));
        if (from > to)
        {
            return null;
        }

        var timex = TimexText.Range(first.Day.Timex + first.Clock.Timex, day.Timex + second.Clock.Timex, TimexText.Clock(to - from));
        return DateItem.Of(first.Start, second.End, Meaning.Range(TimexKind.DateTimeRange, timex, from, to));
    }

    /// <summary>下午5:00到6:00 and 5点到下午6点: the half of the day said once holds for both where that makes a range.</summary>
    private static (ClockValue From, ClockValue To) Ends(ClockValue begin, ClockValue close)
    {
        if (begin.IsSure && !close.IsSure)
        {
            var later = close with { Hour = close.Hour + 12 };
            close = (begin.Hour >= 12 && close.Hour < 12 && later.Span > begin.Span ? later : close) with { IsSure = true };
        }
        else if (close.IsSure && !begin.IsSure)
        {
            var later = begin with { Hour = (begin.Hour + 12) % 24 };
            begin = (close.Hour > 12 && begin.Hour < 12 && later.Span < close.Span ? later : begin) with { IsSure = true };
        }

        return (begin, close);
    }

    private static TimeSpan Length(ClockValue from, ClockValue to)
    {
        var length = to.Span - from.Span;
        return length <= TimeSpan.Zero ? length + TimeSpan.FromDays(1) : length;
    }
}
