namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Everything that names a stretch of days.</summary>
internal static class Periods
{
    internal static Piece? Read(DateContext c, int i)
    {
        var found = Piece.Longer(ReadPlain(c, i), PeriodParts.Read(c, i));
        found = Piece.Longer(found, Rolling.Read(c, i));
        return Piece.Longer(found, Weeks.ReadStarting(c, i));
    }

    /// <summary>Periods that are not a part of another.</summary>
    internal static Piece? ReadPlain(DateContext c, int i) => c.Once(Rule.PlainPeriods, i, FindReadPlain);

    private static Piece? FindReadPlain(DateContext c, int i)
    {
        var found = Piece.Longer(Months.Read(c, i), Years.Read(c, i));
        found = Piece.Longer(found, Quarters.Read(c, i));
        found = Piece.Longer(found, Weeks.Read(c, i));
        found = Piece.Longer(found, Decades.Read(c, i));
        found = Piece.Longer(found, Seasons.Read(c, i));
        return Piece.Longer(found, ShiftedPeriods.Read(c, i));
    }
}
