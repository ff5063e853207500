using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>Takes out what the speaker took back in the same breath: 周四，不对，周五; 30万，说错了，35万; Tom, sorry, Laura. The words stay, their value goes.</summary>
internal static class SpokenRepairs
{
    private const int LookBack = 48;
    private const int LookBackForNames = 16;
    private const int LookAhead = 6;

    /// <summary><paramref name="message"/> without the values that a later one replaces.</summary>
    public static Utterance Apply(Utterance message)
    {
        var result = message;
        foreach (var cue in ClauseSplitter.Repairs(message.Text))
        {
            result = Replaced(result, cue);
        }

        return result;
    }

    private static Utterance Replaced(Utterance message, Span cue)
    {
        bool IsNew(Span span) => span.Start >= cue.End && span.Start - cue.End <= LookAhead;
        bool IsOld(Span span) => span.End <= cue.Start && cue.Start - span.End <= LookBack;
        if (message.Money.FirstOrDefault(money => IsNew(money.Span)) is not null && message.Money.LastOrDefault(money => IsOld(money.Span)) is { } sum)
        {
            return message with { Money = [.. message.Money.Where(money => money != sum)] };
        }

        if (message.Dates.FirstOrDefault(date => IsNew(date.Span)) is { } day && message.Dates.LastOrDefault(date => IsOld(date.Span)) is { } former)
        {
            return message with { Dates = [.. message.Dates.Where(date => date != former).Select(date => date == day ? InWeekOf(former, day) : date)] };
        }

        if (message.Mentions.FirstOrDefault(mention => IsNew(mention.Span)) is { } name
            && message.Mentions.LastOrDefault(mention => IsOld(mention.Span) && cue.Start - mention.Span.End <= LookBackForNames && IsPerson(mention) == IsPerson(name) && Kind(mention) is not RecordKind.Product) is { } wrong
            && (IsPerson(name) || Kind(name) == Kind(wrong)))
        {
            // 见了A的王总，不，是B的张总: his man goes with the company.
            bool GoesWith(EntityMention mention) => Kind(wrong) == RecordKind.Customer && Kind(mention) == RecordKind.Contact && mention.Span.Start >= wrong.Span.End && mention.Span.End <= cue.Start
                && message.Mentions.Any(other => Kind(other) == RecordKind.Contact && other.Span.Start >= name.Span.End);
            return message with { Mentions = [.. message.Mentions.Where(mention => mention != wrong && !GoesWith(mention))] };
        }

        return message;
    }

    // 上周五，不对，是周四: the week stays.
    private static DateValue InWeekOf(DateValue former, DateValue day)
    {
        if (day.Anchor != DateAnchor.Weekday || former.Anchor != DateAnchor.Weekday || day.OtherFrom is null)
        {
            return day;
        }

        static int FromMonday(DateOnly date) => ((int)date.DayOfWeek + 6) % 7;
        var on = former.From.AddDays(FromMonday(day.From) - FromMonday(former.From));
        return day with { From = on, To = on, OtherFrom = null, OtherTo = null, Tense = former.Tense };
    }

    private static RecordKind Kind(EntityMention mention) => mention.Best.Record.Kind;

    private static bool IsPerson(EntityMention mention) => Kind(mention) is RecordKind.Contact or RecordKind.User;
}
