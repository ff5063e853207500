using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Joins two ends: 一月十日到十二日, 三月和五月之间, 下午5:00到6:00, 昨天5:00-6:00.</summary>
internal static class RangeReader
{
    /// <summary>An expression, or a range of two.</summary>
    internal static DateItem? Read(DatedText t, int p)
    {
        if (ItemReader.Read(t, p) is not { } first)
        {
            return null;
        }

        if (first.Kind == ItemKind.Other)
        {
            return first;
        }

        var joined = Joints.TryTo(t.S, first.End, out var at) ? Join(t, first, at) : null;
        if (joined is null && Joints.TryAnd(t.S, first.End, out at) && Join(t, first, at) is { } pair && Joints.BetweenAt(t.S, t.S.SkipBlanks(pair.End)) > 0)
        {
            joined = pair;
        }

        if (joined is null && Joints.TryTo(t.S, first.End, out at))
        {
            joined = UpToNow(t, first, at);
        }

        if (joined is null)
        {
            return first.NeedsRange ? null : first;
        }

        var end = t.S.SkipBlanks(joined.End);
        return Joints.BetweenAt(t.S, end) is > 0 and var between ? joined with { End = end + between } : joined;
    }

    /// <summary>2020年至今, 5月1日到现在: ends today.</summary>
    private static DateItem? UpToNow(DatedText t, DateItem first, int at)
    {
        var word = t.S.HasAny(at, ["目前为止", "今天为止", "今天", "今日", "现在", "目前", "如今", "今"]);
        if (word == 0 || (word == 1 && t.S.At(at + 1) is '年' or '天' or '日' or '后' or '晚' or '早' or '明'))
        {
            return null;
        }

        var from = first.Kind switch
        {
            ItemKind.Day => first.Day.Places(t.Today).Past,
            ItemKind.Month or ItemKind.Year => first.Meaning.Past.Start,
            _ => null,
        };
        return from is { } begin && begin < t.Today ? PeriodItems.Days(first.Start, at + word, begin, t.Today, TimeUnit.Day) : null;
    }

    private static DateItem? Join(DatedText t, DateItem first, int at)
    {
        var second = first.Kind is ItemKind.Clock or ItemKind.Moment ? ClockReader.Read(t, at, first.Daytime) ?? ItemReader.Read(t, at) : ItemReader.Read(t, at);
        if (second is null or { NeedsRange: true })
        {
            return null;
        }

        return (first.Kind, second.Kind) switch
        {
            (ItemKind.Day, ItemKind.Day) => DayRanges.Days(t, first, second),
            (ItemKind.Month, ItemKind.Month) => DayRanges.Months(t, first, second),
            (ItemKind.Year, ItemKind.Year) => DayRanges.Years(first, second),
            (ItemKind.Clock, ItemKind.Clock) => ClockRanges.Clocks(first, second),
            (ItemKind.Moment, ItemKind.Clock) => ClockRanges.OnDay(t, first, second),
            (ItemKind.Moment, ItemKind.Moment) => ClockRanges.Moments(t, first, second),
            _ => null,
        };
    }
}
