using SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;
using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>A length of time, in one or several units.</summary>
/// <param name="End">The place behind it.</param>
/// <param name="Parts">Amounts with their units, the long ones first.</param>
internal sealed record TimeLengthHit(int End, List<(double Amount, TimeUnit Unit)> Parts)
{
    internal bool IsClock => Parts[0].Unit.IsClock();

    /// <summary>Nothing, or more than a calendar can count from today.</summary>
    internal bool IsUncountable => Seconds < 1 || Seconds > 500 * TimeUnit.Year.Seconds();

    private double Seconds => Parts.Sum(part => part.Amount * part.Unit.Seconds());

    internal string Timex => TimexText.Duration(Parts);

    internal DateTime After(DateTime from) => Parts.Aggregate(from, (day, part) => part.Unit.Add(day, part.Amount));

    internal DateTime Before(DateTime from) => Parts.Aggregate(from, (day, part) => part.Unit.Add(day, -part.Amount));

    internal Meaning ToMeaning() => Meaning.Duration(Timex, Seconds);
}

/// <summary>Lengths: 7 周, 半小时, 三年半, 两个半小时, 8天20时.</summary>
internal static class LengthReader
{
    private const double Most = 1e9;

    private static readonly (string Word, TimeUnit Unit)[] Units =
    [
        ("个季度", TimeUnit.Quarter), ("季度", TimeUnit.Quarter), ("个世纪", TimeUnit.Century), ("个小时", TimeUnit.Hour), ("个钟头", TimeUnit.Hour), ("个星期", TimeUnit.Week), ("个礼拜", TimeUnit.Week), ("个钟", TimeUnit.Hour),
        ("个月", TimeUnit.Month), ("个周", TimeUnit.Week), ("小时", TimeUnit.Hour), ("钟头", TimeUnit.Hour), ("分钟", TimeUnit.Minute), ("秒钟", TimeUnit.Second), ("星期", TimeUnit.Week), ("礼拜", TimeUnit.Week),
        ("周年", TimeUnit.Year), ("年", TimeUnit.Year), ("周", TimeUnit.Week), ("天", TimeUnit.Day), ("秒", TimeUnit.Second),
    ];

    /// <summary>Units that only count behind another length: 8天20时, 2小时15分.</summary>
    private static readonly (string Word, TimeUnit Unit)[] LaterUnits = [("时", TimeUnit.Hour), ("分", TimeUnit.Minute)];

    /// <summary>半月, 四个半月: without 半 the character names a month of the year.</summary>
    private static readonly (string Word, TimeUnit Unit)[] HalfUnits = [("月", TimeUnit.Month)];

    internal static bool TryUnit(string s, int p, out TimeUnit unit, out int end) => TryUnit(s, p, Units, out unit, out end);

    internal static TimeLengthHit? Read(string s, int p)
    {
        var before = s.At(p - 1);
        if (Chars.IsWord(before) || MixedNumerals.IsChinese(before) || before is '第' or '.' || !TryPart(s, p, Units, out var amount, out var unit, out var end) || IsOther(s, unit, end))
        {
            return null;
        }

        List<(double, TimeUnit)> parts = [(amount, unit)];
        for (var at = Next(s, end); unit > TimeUnit.Second; at = Next(s, end))
        {
            if (!(TryPart(s, at, Units, out amount, out var next, out var behind) || TryPart(s, at, LaterUnits, out amount, out next, out behind)) || next >= unit)
            {
                break;
            }

            parts.Add((amount, next));
            (unit, end) = (next, behind);
        }

        return new TimeLengthHit(end, parts);
    }

    private static int Next(string s, int p)
    {
        p = s.SkipBlanks(p);
        return s.At(p) is '零' or '又' or '和' ? s.SkipBlanks(p + 1) : p;
    }

    /// <summary>周岁, 年级, 三天两头, 一天到晚, 年代.</summary>
    private static bool IsOther(string s, TimeUnit unit, int end) => unit switch
    {
        TimeUnit.Week => s.At(end) is '岁' or '刊' or '报' or '边',
        TimeUnit.Year => s.At(end) is '级' or '代' or '龄' or '薪' or '轻',
        TimeUnit.Day => s.At(end) is '堂' or '线' or '才' or '下' or '使',
        _ => false,
    };

    /// <summary>半小时, 两个半小时, 三年半, 1.5小时.</summary>
    private static bool TryPart(string s, int p, (string, TimeUnit)[] units, out double amount, out TimeUnit unit, out int end)
    {
        (amount, unit, end) = (0, default, p);
        if (s.At(p) == '半')
        {
            amount = 0.5;
            return (TryUnit(s, p + 1, units, out unit, out end) || TryUnit(s, p + 1, HalfUnits, out unit, out end)) && unit != TimeUnit.Week;
        }

        if (!Chars.IsDigit(s.At(p)) && !MixedNumerals.IsChinese(s.At(p)) || !ChineseNumberReader.TryPlain(s, p, out var number))
        {
            return false;
        }

        amount = number.Value;
        if (amount > Most)
        {
            return false;
        }

        var at = s.SkipBlanks(number.End);
        if (s.At(at) == '个' && s.At(at + 1) == '半' && (TryUnit(s, at + 2, units, out unit, out end) || TryUnit(s, at + 2, HalfUnits, out unit, out end)))
        {
            amount += 0.5;
            return true;
        }

        if (s.Has(at, "刻钟"))
        {
            (amount, unit, end) = (amount * 15, TimeUnit.Minute, at + 2);
            return true;
        }

        if (!TryUnit(s, at, units, out unit, out end))
        {
            return false;
        }

        if (s.At(end) == '半' && unit is not (TimeUnit.Minute or TimeUnit.Second))
        {
            amount += 0.5;
            end++;
        }

        return true;
    }

    private static bool TryUnit(string s, int p, (string Word, TimeUnit Unit)[] units, out TimeUnit unit, out int end)
    {
        foreach (var (word, found) in units)
        {
            if (s.Has(p, word))
            {
                (unit, end) = (found, p + word.Length);
                return true;
            }
        }

        (unit, end) = (default, p);
        return false;
    }
}
