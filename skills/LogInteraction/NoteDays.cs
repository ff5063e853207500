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

    [GeneratedRegex(@"(?:下班|收工|天黑|睡觉?|打烊)之?前", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfDay();
}
