using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Dates;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Decades and centuries: 九十年代, 上世纪80年代, 1990年代, 二十一世纪.</summary>
internal static class LongPeriodReader
{
    internal static DateItem? Read(DatedText t, int p)
    {
        var s = t.S;
        var century = Century(t, p, out var at);
        if (century is null && (Chars.IsWord(s.At(p - 1)) || MixedNumerals.IsChinese(s.At(p - 1))))
        {
            return null;
        }

        if (SmallInts.TryRead(s, century is null ? p : t.Inside(at), out var number, out var end) && s.Has(end, "年代") && number % 10 == 0 && (number < 100 || (century is null && number is >= 1000 and < 3000)))
        {
            return Decade(p, end + 2, century is null ? (number >= 100 ? number / 100 * 100 : null) : (century - 1) * 100, number % 100);
        }

        return century is null ? null : PeriodItems.Days(p, at, Year((century.Value - 1) * 100), Year(century.Value * 100), "P100Y");
    }

    private static DateTime Year(int year) => CalendarMath.YearStart(Math.Max(1, year));

    private static int? Century(DatedText t, int p, out int end)
    {
        var s = t.S;
        var now = (t.Now.Year / 100) + 1;
        if (ChineseDates.Shift(s, p, out var unit, "世纪") is { } shift)
        {
            end = unit + 2;
            return now + shift;
        }

        if (SmallInts.TryRead(s, p, out var number, out end) && s.Has(end, "世纪") && number is >= 1 and <= 30 && MonthDayReader.IsNumberStart(s, p))
        {
            end += 2;
            return number;
        }

        return null;
    }

    /// <summary>Without its century a decade is the last one and the coming one.</summary>
    private static DateItem Decade(int start, int end, int? century, int decade)
    {
        if (century is { } said)
        {
            return PeriodItems.Days(start, end, Year(said + decade), Year(said + decade + 10), "P10Y");
        }

        var timex = $"(XX{decade:00}-01-01,XX{(decade + 10) % 100:00}-01-01,P10Y)";
        return DateItem.Of(start, end, new Meaning(TimexKind.DateRange, At(1900), At(2000)));

        Candidate At(int first) => new(timex, Year(first + decade), Year(first + decade + 10));
    }
}
