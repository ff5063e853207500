using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Replies;

/// <summary>By how much an answer moves a day that the card shows: 晚一天, 宽我两天, "one more day", "a week later".</summary>
internal static class DayShift
{
    private static readonly Lexicon Words = Lexicon.Of("conversation");

    // English says "one more day"; the length stands in "one day".
    private static readonly string[] Between = ["more ", "extra ", "further ", "additional "];

    /// <summary>Days, negative for earlier; null when the words move nothing or say a day of their own.</summary>
    public static int? Read(Utterance words)
    {
        var text = words.Text.ToLowerInvariant();
        var isEarlier = Words.Has(text, "earlier");
        if ((!isEarlier && !Words.Has(text, "later")) || words.Dates.Any(date => !date.ClockOnly && !IsShift(date, text)))
        {
            return null;
        }

        var bare = Between.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal)).Replace("another ", "one ", StringComparison.Ordinal);
        return DurationReader.Read(bare) is [{ Days: > 0 and < 400 } length, ..] ? (isEarlier ? -1 : 1) * length.Days : null;
    }

    /// <summary>"two days later" and 往后一周 count from the day that the card shows, 两天后 from today.</summary>
    public static bool IsShift(DateValue date, string text)
    {
        var said = date.Span.In(text);
        return said.Contains('往', StringComparison.Ordinal) || (date.Span.Start > 0 && text[date.Span.Start - 1] == '往') || said.EndsWith("later", StringComparison.OrdinalIgnoreCase) || said.EndsWith("earlier", StringComparison.OrdinalIgnoreCase) || said.EndsWith("sooner", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"周四吧" behind a due day of next week: the Thursday of that week, unless it is past; other days as they are read.</summary>
    public static DateOnly InWeekOf(DateOnly? shown, DateValue day, DateOnly today)
    {
        var read = day.To >= today ? day.To : day.OtherTo ?? day.To;
        if (shown is not { } former || day.Anchor != DateAnchor.Weekday || day.OtherFrom is null)
        {
            return read;
        }

        var there = WeekdayOf(former, day.From);
        return there >= today ? there : read;
    }

    /// <summary>The day of <paramref name="week"/>'s week that has the weekday of <paramref name="day"/>.</summary>
    public static DateOnly WeekdayOf(DateOnly week, DateOnly day)
    {
        static int FromMonday(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;
        return week.AddDays(FromMonday(day) - FromMonday(week));
    }
}
