using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A year without 年 counts behind a sign of comparison: = 2019, >= 2018.</summary>
internal static class ComparedYears
{
    internal static DateItem? Read(DatedText t, int p)
    {
        var s = t.S;
        var sign = s.HasAny(p, [">=", "<=", "≥", "≤", ">", "<", "="]);
        var at = s.SkipBlanks(p + sign);
        if (sign == 0 || at + 4 > s.Length || Chars.IsWord(s.At(at + 4)) || s.At(at + 4) is '.' or ',' or '-' or '/' or '%' || !int.TryParse(s.AsSpan(at, 4), out var year) || year is < 1900 or > 2100)
        {
            return null;
        }

        var end = s.At(at + 4) == '年' ? at + 5 : at + 4;
        if (MonthDayReader.Read(t, at, t.Inside(end), year) is not null || Chars.IsHan(s.At(end)))
        {
            return null;
        }

        var item = PeriodItems.Year(p, end, year);
        return item with
        {
            Meaning = s.Substring(p, sign) switch
            {
                ">=" or "≥" => Modifiers.Since(item.Meaning),
                "<=" or "≤" => Modifiers.Until(item.Meaning),
                ">" => Modifiers.After(item.Meaning),
                "<" => Modifiers.Before(item.Meaning),
                _ => item.Meaning,
            },
        };
    }
}
