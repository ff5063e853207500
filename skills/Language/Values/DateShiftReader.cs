using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>A move of a date that is already known: 提前一天, 推迟两周, a day earlier, push it by 3 days.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Amount">How far: positive is later.</param>
/// <param name="Unit">hour, minute, day, workday, week, month, quarter or year.</param>
public sealed record DateShiftValue(Span Span, decimal Amount, string Unit) : RecognizedValue(Span)
{
    /// <summary>The moved day; a move by hours leaves it.</summary>
    public DateOnly Apply(DateOnly day) => Dates.Offsets.Shift(day, new TimeLength(0, 0, Math.Abs(Amount), Unit), Math.Sign(Amount));
}

/// <summary>Reads moves of a known date.</summary>
public static class DateShiftReader
{
    private static readonly string[] Earlier = ["提前", "往前", "往前挪", "往前推", "提早", "早", "move it up by", "move it up", "bring it forward by", "bring it forward", "earlier by"];
    private static readonly string[] Later = ["推迟", "推后", "延后", "延期", "延迟", "往后推", "往后挪", "往后延", "往后", "顺延", "延长", "推", "晚", "延", "push it by", "push it back by", "push it back", "push by", "delay it by", "delay by", "postpone by", "postpone it by", "later by", "move it back by"];

    /// <summary>All moves of <paramref name="text"/> in order.</summary>
    public static IReadOnlyList<DateShiftValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var s = normalized.Text;
        var low = s.ToLowerInvariant();
        var found = new List<DateShiftValue>();
        for (var i = 0; i < s.Length;)
        {
            if (DurationScanner.TryRead(s, i, out var length) && At(s, low, length) is { } shift)
            {
                found.Add(shift with { Span = normalized.ToOriginal(shift.Span) });
                i = shift.Span.End;
            }
            else
            {
                i = Chars.IsLetter(s[i]) ? s.WordEnd(i) : i + 1;
            }
        }

        return found;
    }

    private static DateShiftValue? At(string s, string low, TimeLength length)
    {
        var before = s.BackBlanks(s.At(length.Start - 1) is '了' ? length.Start - 1 : length.Start);
        var ahead = Longest(low, before, Earlier);
        var back = Longest(low, before, Later);
        if (ahead + back > 0)
        {
            return new DateShiftValue(Span.Between(before - Math.Max(ahead, back), length.End), ahead > back ? -length.Amount : length.Amount, length.Unit);
        }

        var p = s.SkipBlanks(length.End, 1);
        var word = low.HasAny(p, ["earlier", "sooner", "later"]);
        return word == 0 || Chars.IsWord(s.At(p + word)) ? null
            : new DateShiftValue(Span.Between(length.Start, p + word), low[p] == 'l' ? length.Amount : -length.Amount, length.Unit);
    }

    private static int Longest(string low, int end, string[] words)
    {
        var best = 0;
        foreach (var word in words)
        {
            if (word.Length > best && low.Has(end - word.Length, word))
            {
                best = word.Length;
            }
        }

        return best;
    }
}
