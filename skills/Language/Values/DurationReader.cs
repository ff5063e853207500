using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads lengths of time.</summary>
public static class DurationReader
{
    /// <summary>All lengths of time of <paramref name="text"/> in order: 三个工作日, 半年, 一个半月, two weeks, 40秒. Years of the calendar (2025年) are none.</summary>
    public static IReadOnlyList<DurationValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var s = normalized.Text;
        var found = new List<DurationValue>();
        for (var i = 0; i < s.Length;)
        {
            if (DurationScanner.TryRead(s, i, out var length))
            {
                found.Add(new DurationValue(normalized.ToOriginal(Span.Between(length.Start, length.End)), length.Days, length.Amount, length.Unit) { Bound = Bounds.Of(s, length.Start, length.End, false) is var bound && bound != Bound.Exact ? bound : length.More ? Bound.AtLeast : length.Approx ? Bound.Approx : Bound.Exact });
                i = length.End;
            }
            else
            {
                i = Chars.IsDigit(s[i]) ? NumeralScanner.SkipRun(s, i) : Chars.IsLetter(s[i]) ? s.WordEnd(i) : i + 1;
            }
        }

        return found;
    }
}
