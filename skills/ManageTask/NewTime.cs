using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Replies;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Tasking;

/// <summary>Where something is moved to, and where it stood: "把周三的拜访挪到周五上午十点", "提前一天", "下午两点".</summary>
internal sealed partial record NewTime(DateOnly? ItemOn, DateOnly? Due, TimeOnly? Time, int? ShiftDays, int? ShiftMinutes)
{
    /// <summary><see cref="Due"/> is a weekday without its week, and so is <see cref="ItemOn"/> where one was said.</summary>
    public bool IsDueBareWeekday { get; private init; }

    public bool IsOnBareWeekday { get; private init; }

    public bool IsAny => Due is not null || Time is not null || ShiftDays is not null || ShiftMinutes is not null;

    /// <summary>For what is finished or dropped: every date said is where it stands.</summary>
    public static NewTime None(Utterance utterance, bool isDropped)
    {
        var stands = utterance.Dates.FirstOrDefault(date => !date.ClockOnly && date.IsDay);
        var on = stands?.From;
        if (isDropped && on < utterance.Today && BareDay().IsMatch(stands!.Span.In(utterance.Text)))   // on came of it
        {
            on = on.Value.AddMonths(1);   // 26号的不搞了: what is dropped was still to come
        }

        return new NewTime(on, null, null, null, null) { IsOnBareWeekday = IsBareWeekday(stands, utterance) };
    }

    [GeneratedRegex("^(?:the )?[0-9]{1,2}(?:号|日|th|st|nd|rd)$", RegexOptions.IgnoreCase)]
    private static partial Regex BareDay();

    public static NewTime Read(Utterance utterance)
    {
        var words = ManageTaskReader.Words;
        var move = words.Find(utterance.Text, "move");
        var at = move?.Start ?? int.MaxValue;
        var days = utterance.Dates.Where(date => !date.ClockOnly && date.IsDay).ToList();
        var target = days.LastOrDefault(date => date.Span.Start > at) ?? (days.Count == 1 && !IsWhereItStands(days[0], utterance) ? days[0] : days.Count > 1 ? days[^1] : null);
        var from = days.FirstOrDefault(date => date != target);
        var clock = target?.Clock ?? utterance.Dates.LastOrDefault(date => date.ClockOnly)?.Clock;
        var (shiftDays, shiftMinutes) = target is null && clock is null ? Shift(utterance) : (null, null);
        return new NewTime(from?.From, target is null ? null : InWeekOf(from, target, utterance.Text), clock, shiftDays, shiftMinutes)
        {
            IsDueBareWeekday = (from is null || IsBareWeekday(from, utterance)) && IsBareWeekday(target, utterance),
            IsOnBareWeekday = IsBareWeekday(from, utterance),
        };
    }

    /// <summary>"下周三的谈判挪到周四": the Thursday of the week that it stands in.</summary>
    private static DateOnly InWeekOf(DateValue? stands, DateValue target, string text)
    {
        if (stands is null || stands.From <= target.From || !BareWeekday().IsMatch(target.Span.In(text)))
        {
            return target.From;
        }

        return DayShift.WeekdayOf(stands.From, target.From);
    }

    private static bool IsBareWeekday(DateValue? day, Utterance utterance) => day is not null && BareWeekday().IsMatch(day.Span.In(utterance.Text));

    [GeneratedRegex("^(?:周|星期|礼拜|on )?[一二三四五六日天]|^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day", RegexOptions.IgnoreCase)]
    private static partial Regex BareWeekday();

    // "明天的会改到下午两点": the day belongs to the item when 的 or an apostrophe follows and only a clock time comes behind; 30号那个推迟一天: or a length of time.
    private static bool IsWhereItStands(DateValue date, Utterance utterance)
    {
        var behind = utterance.Text.AsSpan(date.Span.End);
        return behind is ['的' or '\'', ..] || behind.StartsWith(" 's", StringComparison.Ordinal) || Shift(utterance) is not (null, null);
    }

    private static (int? Days, int? Minutes) Shift(Utterance utterance)
    {
        var words = ManageTaskReader.Words;
        var sign = words.Has(utterance.Text, "earlier") ? -1 : words.Has(utterance.Text, "later") ? 1 : 0;
        if (sign == 0 || utterance.Durations.Count == 0)
        {
            return (null, null);
        }

        var length = utterance.Durations[0];
        return length.Unit switch
        {
            "minute" => (null, sign * (int)length.Amount),
            "hour" => (null, sign * (int)(length.Amount * 60)),
            _ => (sign * (length.Days ?? (int)length.Amount), null),
        };
    }
}
