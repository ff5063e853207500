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
        // 节前一天, 节后第二天 are read as days already.
        bool Says(string list) => NoteWords.FollowUps[list].All(text, words).Any(said => !part.Message.Dates.Any(date => date.Span.Overlaps(said) && date.Span.Length > said.Length));
        if (Says("day_before"))
        {
            return -1;
        }

        if (Says("day_after"))
        {
            return 1;
        }

        if (Says("same_day"))
        {
            return 0;
        }

        var moved = DateShiftReader.Read(words.In(text)).FirstOrDefault(shift => shift.Unit == "day" && shift.Amount < 0);
        return moved is null ? null : decimal.ToInt32(moved.Amount);
    }
}
