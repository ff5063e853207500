using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Kind "datetime": days, times, periods, ranges, lengths and recurrences with all places that they may mean.</summary>
internal sealed class DateTimeRecognizer() : ChineseRecognizer("datetime")
{
    protected override List<RecognizedEntity> Scan(string s, DateTime reference)
    {
        var t = new DatedText(s, reference);
        var found = new List<RecognizedEntity>();
        for (var i = 0; i < s.Length;)
        {
            if (Skip(s, i) is > 0 and var name)
            {
                i += name;
            }
            else if (At(t, i) is { } item)
            {
                found.Add(new RecognizedEntity(Span.Between(item.Start, item.End), item.Meaning.Kind.EntityType(), ReadingWriter.Write(item.Meaning)));
                i = item.End;
            }
            else
            {
                i = Chars.IsDigit(s[i]) && s.At(i + 1) == '.' ? AddressEnd(s, i) : i + 1;
            }
        }

        return found;
    }

    /// <summary>Titles (《…》) and names that contain a word for a day.</summary>
    private static int Skip(string s, int i)
    {
        if (s[i] == '《')
        {
            var close = s.IndexOf('》', i);
            return close < 0 ? 1 : close + 1 - i;
        }

        return DateLexicon.Names.TryAt(s, i, out _, out var end) ? end - i : 0;
    }

    /// <summary>192.168.0.12 is no date in any of its parts.</summary>
    private static int AddressEnd(string s, int i)
    {
        var end = i;
        while (Chars.IsDigit(s.At(end)) || (s.At(end) == '.' && Chars.IsDigit(s.At(end + 1))))
        {
            end++;
        }

        return end;
    }

    private static DateItem? At(DatedText t, int i)
    {
        if (ComparedYears.Read(t, i) is { } compared)
        {
            return compared;
        }

        var at = DateModifiers.PrefixAt(t.S, i, out var prefix);
        if (RangeReader.Read(t, at) is not { } item)
        {
            return null;
        }

        // A word before an expression that does not take it is left alone, and the expression is read in its turn.
        var modified = DateModifiers.Apply(t, item, i, prefix);
        return modified.Start == i ? modified : null;
    }
}
