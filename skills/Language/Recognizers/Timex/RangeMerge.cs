namespace SalesAssistant.Skills.Language.Recognizers.Timex;

/// <summary>Joins two placed expressions to a range: the end is the first one at or after the begin.</summary>
internal static class RangeMerge
{
    /// <summary>The ranges that begin at the past and at the future place of <paramref name="begin"/>. While the past one is still running, only that one is meant.</summary>
    /// <param name="next">The next time that the end comes again, and with a negative step the time before; null when it comes once only.</param>
    internal static ((DateTime Start, DateTime End) Past, (DateTime Start, DateTime End) Future)? Join(
        (DateTime? Past, DateTime? Future) begin, (DateTime? Past, DateTime? Future) end, DateTime reference, Func<DateTime, int, DateTime>? next)
    {
        var future = Reach(begin.Future, end, next);
        var past = Reach(begin.Past, end, next);
        if ((past ?? future) is not { } first)
        {
            return null;
        }

        var running = begin.Past != begin.Future && first.End >= reference && past is not null;
        return (first, running ? first : future ?? first);
    }

    private static (DateTime Start, DateTime End)? Reach(DateTime? begin, (DateTime? Past, DateTime? Future) end, Func<DateTime, int, DateTime>? next)
    {
        if (begin is not { } from || (end.Past ?? end.Future) is not { } to)
        {
            return null;
        }

        if (next is null)
        {
            return to >= from ? (from, to) : end.Future >= from ? (from, end.Future.Value) : null;
        }

        for (var steps = 0; steps < 80 && next(to, -1) is var earlier && earlier >= from && earlier < to; steps++)
        {
            to = earlier;
        }

        for (var steps = 0; steps < 80 && to < from && next(to, 1) is var later && later > to; steps++)
        {
            to = later;
        }

        return to >= from ? (from, to) : null;
    }
}
