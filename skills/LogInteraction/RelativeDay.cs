using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A day told from another one: 当天, 次日, 前一天, 提前两天.</summary>
internal static partial class RelativeDay
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

        // 评审前三天: counted from the event's day.
        if (DaysBefore().Match(text, words.Start, words.Length) is { Success: true } before && SmallNumber(before.Groups["days"].Value) is { } days && !part.Message.Dates.Any(date => date.Span.Overlaps(new Span(before.Index, before.Length))))
        {
            return -days;
        }

        var moved = DateShiftReader.Read(words.In(text)).FirstOrDefault(shift => shift.Unit == "day" && shift.Amount < 0);
        return moved is null ? null : decimal.ToInt32(moved.Amount);
    }

    private static int? SmallNumber(string word) => "一二三四五六七".IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : word is "两" or "two" ? 2 : word is "three" ? 3 : word is "one" or "a" ? 1 : int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?:会|评审|汇报|讲标|开标|演示|培训|验收|签约|拜访|上门|答疑|交流|盘点|审核)之?前(?<days>[一两二三四五六七\d])天|(?<days>one|two|three|a|\d) days? before (?:the|that|it)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DaysBefore();
}
