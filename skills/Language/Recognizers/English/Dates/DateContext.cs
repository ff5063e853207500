namespace SalesAssistant.Skills.Language.Recognizers.English.Dates;

/// <summary>The readers whose answers are kept: many larger readers ask them about the same place.</summary>
internal enum Rule : byte
{
    Days,
    PlainDays,
    DayOffsets,
    Holidays,
    PlainPeriods,
    ShiftedPeriods,
    PeriodParts,
    Clocks,
    ClockSpans,
    DayParts,
    DateTimes,
    ShiftedParts,
}

/// <summary>The text being read and the moment it was said at. It keeps what was read at each place, so that no place is read twice.</summary>
internal sealed class DateContext(EnglishText text, DateTime reference)
{
    private const int Rules = (int)Rule.ShiftedParts + 1;
    private readonly (bool Known, Piece? Piece)[] _read = new (bool, Piece?)[Rules * (text.Count + 1)];
    private readonly (bool Known, Duration? Length)[] _lengths = new (bool, Duration?)[text.Count + 1];

    internal EnglishText Text { get; } = text;

    internal DateTime Reference { get; } = reference;

    internal DateTime Today => Reference.Date;

    internal string Word(int i) => Text[i].Text;

    internal bool Is(int i, string word) => Text.Is(i, word);

    internal bool IsAny(int i, params ReadOnlySpan<string> words) => Text.IsAny(i, words);

    internal int Skip(int i, params ReadOnlySpan<string> words) => Text.Skip(i, words);

    /// <summary>What <paramref name="read"/> finds at a place; it is asked once.</summary>
    internal Piece? Once(Rule rule, int i, Func<DateContext, int, Piece?> read)
    {
        if ((uint)i >= (uint)Text.Count)
        {
            return null;
        }

        ref var kept = ref _read[(i * Rules) + (int)rule];
        if (!kept.Known)
        {
            kept = (true, read(this, i));
        }

        return kept.Piece;
    }

    internal Duration? Length(int i, Func<DateContext, int, Duration?> read)
    {
        if ((uint)i >= (uint)Text.Count)
        {
            return null;
        }

        ref var kept = ref _lengths[i];
        if (!kept.Known)
        {
            kept = (true, read(this, i));
        }

        return kept.Length;
    }
}
