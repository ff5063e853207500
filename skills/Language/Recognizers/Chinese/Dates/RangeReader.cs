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

        if (joined is null)
        {
            return first.NeedsRange ? null : first;
        }

        var end = t.S.SkipBlanks(joined.End);
        return Joints.BetweenAt(t.S, end) is > 0 and var between ? joined with { End = end + between } : joined;
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
