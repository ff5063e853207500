namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Everything that names one day.</summary>
internal static class Days
{
    internal static Piece? Read(DateContext c, int i) => c.Once(Rule.Days, i, FindRead);

    private static Piece? FindRead(DateContext c, int i)
    {
        var token = c.Text[i];
        if (token.Kind == TokenKind.Mark)
        {
            return null;
        }

        return Piece.Longer(DateOffsets.Read(c, i), ReadPlain(c, i));
    }

    /// <summary>Days that are not counted from another.</summary>
    internal static Piece? ReadPlain(DateContext c, int i) => c.Once(Rule.PlainDays, i, FindReadPlain);

    private static Piece? FindReadPlain(DateContext c, int i)
    {
        var found = Piece.Longer(NamedDates.Read(c, i), NumericDates.Read(c, i));
        found = Piece.Longer(found, Weekdays.Read(c, i));
        found = Piece.Longer(found, RelativeDays.Read(c, i));
        found = Piece.Longer(found, Holidays.Read(c, i));
        if (found is null && c.IsAny(i - 1, "on", "by", "before", "after", "until") && !c.Is(i + 1, "/"))
        {
            // "done on 5.12": a preposition of time makes it a date; a dash is rather a range, but behind "on".
            found = c.Is(i + 1, ".") || (c.Is(i + 1, "-") && c.Is(i - 1, "on")) ? NumericDates.ReadLoose(c, i) : null;
        }

        return WithWeekday(c, found ?? ReadThis(c, i));
    }

    /// <summary>May/22 (Tue).</summary>
    private static Piece? WithWeekday(DateContext c, Piece? day) =>
        day is { Month: not null, Day: not null } && c.Is(day.To, "(") && DateWords.TryWeekday(c.Word(day.To + 1), out _) && c.Is(day.To + 2, ")") ? day with { To = day.To + 3 } : day;

    private static Piece? ReadThis(DateContext c, int i) =>
        c.Is(i, "this") && NumericDates.ReadLoose(c, i + 1) is { } day ? DayMaker.InThisYear(c, day with { From = i }) : null;
}
