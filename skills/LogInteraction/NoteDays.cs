using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Days as notes mean them: 下班前 is today's deadline, a day and month said of what was arranged is the coming one.</summary>
internal static partial class NoteDays
{
    private const int LongestBack = 62;   // notes tell of the last weeks
    private const int Ahead = 200;

    /// <summary><paramref name="message"/> with such days.</summary>
    public static Utterance Apply(Utterance message)
    {
        var today = message.Today;
        var dates = message.Dates.Select(date => date is { OtherFrom: { } other, OtherTo: { } to } && date.From < today.AddDays(-LongestBack) && other > today && other < today.AddDays(Ahead)
            ? date with { From = other, To = to, OtherFrom = date.From, OtherTo = date.To, Tense = Tense.Unknown }
            : date).ToList();
        foreach (Match before in BeforeEvent().Matches(message.Text))
        {
            dates.RemoveAll(date => new Span(before.Index, before.Length).Overlaps(date.Span));   // counted from the event, not from today
        }

        foreach (Match end in EndOfDay().Matches(message.Text))
        {
            var span = new Span(end.Index, end.Length);
            if (!dates.Exists(date => date.Span.Overlaps(span) || (date.Span.End == span.Start && date.IsDay)))
            {
                dates.Add(new DateValue(span, today, today, null, DateGrain.Day, true, DateAnchor.Relative));
            }
        }

        return message with { Dates = [.. dates.OrderBy(date => date.Span.Start)] };
    }

    [GeneratedRegex(@"(?<=会|评审|汇报|讲标|开标|演示|培训|验收|签约|拜访|上门|答疑|交流|盘点|审核)之?前[一两二三四五六七\d]天", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeEvent();

    [GeneratedRegex(@"(?:下班|收工|天黑|睡觉?|打烊)之?前", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfDay();
}
