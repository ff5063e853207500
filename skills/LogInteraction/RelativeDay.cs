using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A day told from another one: 当天, 次日, 前一天, 提前两天.</summary>
internal static class RelativeDay
{
    /// <summary>The day that <paramref name="words"/> mean; null when they hold no such word.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="words">What is to be done.</param>
    /// <param name="known">The day already found, the event's; null when none: then the nearest day said before counts, else today.</param>
    public static DateOnly? Of(NotePart part, Span words, DateOnly? known)
    {
        var shift = Shift(part, words);
        if (shift is not { } days)
        {
            return null;
        }

        var nearest = part.Dates.Where(date => date.IsDay && date.Span.Start < words.End && date.Grain is DateGrain.Day or DateGrain.DayPart).Select(date => (DateOnly?)date.From).LastOrDefault();
        return (known ?? nearest ?? part.Message.Today).AddDays(days);
    }

    private static int? Shift(NotePart part, Span words)
    {
        var text = part.Text;
        if (NoteWords.FollowUps["day_before"].IsIn(text, words))
        {
            return -1;
        }

        if (NoteWords.FollowUps["day_after"].IsIn(text, words))
        {
            return 1;
        }

        if (NoteWords.FollowUps["same_day"].IsIn(text, words))
        {
            return 0;
        }

        var moved = DateShiftReader.Read(words.In(text)).FirstOrDefault(shift => shift.Unit == "day" && shift.Amount < 0);
        return moved is null ? null : decimal.ToInt32(moved.Amount);
    }
}
