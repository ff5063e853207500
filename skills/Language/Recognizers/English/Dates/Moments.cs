using SalesAssistant.Skills.Language.Recognizers.Timex;

namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>Moments without a clock time: now, as soon as possible, the end of the day.</summary>
internal static class Moments
{
    private static readonly PhraseTable<string> Names = new(
    [
        ("right now", TimexText.Now), ("now", TimexText.Now), ("at the present time", TimexText.Now), ("at present", TimexText.Now), ("at this moment", TimexText.Now),
        ("at the moment", TimexText.Now), ("at this time", TimexText.Now), ("at this minute", TimexText.Now), ("at the present moment", TimexText.Now),
        ("as soon as possible", "FUTURE_REF"), ("asap", "FUTURE_REF"), ("recently", "PAST_REF"), ("previously", "PAST_REF"),
    ]);

    internal static IEnumerable<string> FirstWords => Names.FirstWords;

    internal static Piece? Read(DateContext c, int i) => ReadNow(c, i) ?? ReadEndOfDay(c, i);

    internal static Piece? ReadNow(DateContext c, int i) =>
        Names.TryMatch(c.Text, i, out var end, out var timex) ? new Piece(i, end, Meaning.Of(TimexKind.DateTime, new Candidate(timex, c.Reference))) : null;

    /// <summary>end of day, the eod, end of this Sunday.</summary>
    private static Piece? ReadEndOfDay(DateContext c, int i)
    {
        var p = c.Skip(i, "the");
        if (c.Is(p, "eod"))
        {
            return Days.ReadPlain(c, c.Skip(p + 1, "on", "of")) is { } said ? End(i, said.To, said.Meaning) : End(i, p + 1, Meaning.Date(c.Today));
        }

        if (!c.Is(i, "end") || !c.Is(i + 1, "of"))
        {
            return null;
        }

        p = c.Skip(i + 2, "the");
        return c.Is(p, "day") ? End(i, p + 1, Meaning.Date(c.Today)) : Days.ReadPlain(c, i + 2) is { } day ? End(i, day.To, day.Meaning) : null;
    }

    private static Piece End(int from, int to, Meaning day) => new(from, to, DayTimes.At(day, new Clock(23, 59, 59)));
}
