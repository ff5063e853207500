using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Numbers that are no quantity: parts of dates, identifiers, names of versions, house numbers.</summary>
internal static class NumberGuards
{
    private static readonly string[] IdentifierBefore =
    [
        "编号", "单号", "合同号", "订单号", "工单", "工单号", "发票号", "型号", "版本", "版本号", "批号", "流水号", "账号", "卡号", "证号", "号码", "税号", "邮编", "房间", "编码", "代码", "手机", "电话", "座机", "微信号", "QQ",
    ];

    private static readonly string[] NumberNames = ["编号", "单号", "合同号", "订单号", "工单号", "发票号", "批号", "流水号", "账号", "卡号", "证号", "税号"];

    /// <summary>True when the number belongs to a date or a clock time: 6月, 22号, 2026年, 9点, 9:30, 二季度, 第3周.</summary>
    internal static bool IsCalendar(string s, Numeral n)
    {
        var next = s.At(s.SkipBlanks(n.End, 1));
        var p = s.SkipBlanks(n.End, 1);
        if (s.At(n.Start - 1) == '点' && (Chars.IsDigit(s.At(n.Start - 2)) || MixedNumerals.IsChinese(s.At(n.Start - 2))))
        {
            return true;
        }

        return next switch
        {
            '月' => true,
            '/' => true,
            '、' => Dates.SmallInts.TryRead(s, p + 1, out _, out var second) && s.At(second) is '月' or '号' or '日',
            '号' => IsDayNumber(s, p, n),
            '日' => n.High is >= 1 and <= 31,
            '年' => n.High is >= 1900 and <= 2100 || (n.Digits == 2 && n.Low is >= 19 and <= 35 && s.At(p + 1) is not ('内' or '后' or '前' or '质' or '经' or '的' or '以' or '之' or '多')),
            '点' => !n.Magnitude && n.High <= 24,
            '时' => n.High <= 24 && s.At(p + 1) is not '候' and not '间',
            ':' => Chars.IsDigit(s.At(p + 1)),
            '季' => true,
            '旬' => true,
            _ => IsEnglishClock(s, p) || WeekdayBefore(s, n.Start) || IsEnglishDate(s, n, p),
        };
    }

    /// <summary>22号 is a day; 3号楼, 2号线 and 5号机 are names.</summary>
    internal static bool IsDayNumber(string s, int hao, Numeral n) =>
        n.High is >= 1 and <= 31 && !IsNumberedThing(s, hao) && s.At(hao + 1) is not ('楼' or '线' or '机' or '车' or '库' or '院' or '店' or '仓' or '厂' or '房' or '门' or '馆' or '厅' or '桌' or '柜' or '站' or '炉' or '塔' or '井'
            or '棚' or '码' or '窑' or '岛' or '文' or '产' or '炮' or '坑' or '位' or '设' or '工' or '地' or '宿' or '园' or '幢' or '栋' or '铺' or '泵' or '罐' or '台' or '槽' or '釜' or '字' or '选');

    /// <summary>二号冷库, 3号印刷机: a noun of one or two characters between the number and what it numbers; a verb there (3号去仓库) makes it a day.</summary>
    private static bool IsNumberedThing(string s, int hao)
    {
        for (var at = hao + 2; at <= hao + 3; at++)
        {
            if (!Chars.IsHan(s.At(at)) || !Chars.IsHan(s.At(at - 1)) || NotInThings.Contains(s.At(at - 1)))
            {
                return false;
            }

            if (s.At(at) is '库' or '线' or '机' or '楼' or '仓' or '炉' or '罐' or '窑' or '泵' or '柜' or '间' or '厂' or '棚' or '塔' or '站' or '室' or '区' && !(s.At(at) == '线' && s.At(at + 1) is '上' or '下'))
            {
                return s.At(at) is not '间' || s.At(at - 1) is '车' or '房' or '隔';
            }
        }

        return false;
    }

    // Verbs, times and small words that stand behind a day, never inside the name of a thing.
    private const string NotInThings = "上下早晚中午前后之左右去来到在跟和给把我他她你咱们您就再先又也才要会想得让请约见拜访聊谈签交发寄送装带看验盘进出停试调换修培做打报问回付收办的了是有周星开会陪找同与对";

    /// <summary>True behind 编号, 发票号, 账号 and the like, which name a number of their own.</summary>
    internal static bool IsNamedIdentifier(string s, int start)
    {
        var end = s.BackBlanks(start, 1);
        while (s.At(end - 1) is ':' or '#' or '是' or '为')
        {
            end = s.BackBlanks(end - 1, 1);
        }

        return s.EndsWithAny(end, NumberNames) > 0;
    }

    /// <summary>True when it is said to be a version, an order number or the like.</summary>
    internal static bool IsIdentifier(string s, Numeral n)
    {
        if (n.Form == NumeralForm.English)
        {
            return false;
        }

        var end = s.BackBlanks(n.Start, 1);
        while (s.At(end - 1) is ':' or '#' or '.' or '是' or '为')
        {
            end = s.BackBlanks(end - 1, 1);
        }

        if (end != n.Start && s.At(n.Start - 1) == '#')
        {
            return true;
        }

        if (s.EndsWithAny(end, IdentifierBefore) > 0)
        {
            return !n.Magnitude;
        }

        var word = s.AsSpan(s.WordStart(end), end - s.WordStart(end));
        if (word.Length is > 0 and <= 8 && IsIdentifierWord(word))
        {
            return true;
        }

        // 2606-018: a joined group that begins with 0 is no range.
        return n.Digits > 0 && ((s.At(n.End) == '-' && s.At(n.End + 1) == '0' && Chars.IsDigit(s.At(n.End + 2)))
            || (s.At(n.End) == '.' && Chars.IsDigit(s.At(n.End + 1))) || (s.At(n.End) == '版' && s.At(n.End + 1) != '本'));
    }

    private static bool IsIdentifierWord(ReadOnlySpan<char> word) =>
        word.Equals("po", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.OrdinalIgnoreCase) || word.Equals("ver", StringComparison.OrdinalIgnoreCase)
        || word.Equals("version", StringComparison.OrdinalIgnoreCase) || word.Equals("v", StringComparison.OrdinalIgnoreCase) || word.Equals("so", StringComparison.Ordinal)
        || word.Equals("SO", StringComparison.Ordinal) || word.Equals("ticket", StringComparison.OrdinalIgnoreCase) || word.Equals("invoice", StringComparison.OrdinalIgnoreCase)
        || word.Equals("ISO", StringComparison.Ordinal) || word.Equals("windows", StringComparison.OrdinalIgnoreCase) || word.Equals("room", StringComparison.OrdinalIgnoreCase)
        || word.Equals("phase", StringComparison.OrdinalIgnoreCase) || word.Equals("tel", StringComparison.OrdinalIgnoreCase) || word.Equals("model", StringComparison.OrdinalIgnoreCase);

    private static bool WeekdayBefore(string s, int start) =>
        (s.At(start - 1) == '周' && !(MixedNumerals.Digit(s.At(start - 2)) > 0)) || (s.At(start - 1) == '期' && s.At(start - 2) == '星') || (s.At(start - 1) == '拜' && s.At(start - 2) == '礼');

    /// <summary>30 June, June 30, since Jan 2025, in 2025.</summary>
    private static bool IsEnglishDate(string s, Numeral n, int p)
    {
        if (n.Form != NumeralForm.Digits || n.Fraction || n.Grouped || n.High is < 1 or > 2100 || (n.High > 31 && n.High < 1990))
        {
            return false;
        }

        if (Chars.IsLetter(s.At(p)))
        {
            var name = s[p..s.WordEnd(p)].ToLowerInvariant();
            if (Dates.EnglishDates.MonthAt(name, 0, out _, out var end) && name[..end] is not ("may" or "march" or "mar"))
            {
                return true;
            }
        }

        var before = s.BackBlanks(n.Start, 1);
        if (n.High > 31 && Chars.IsDigit(s.At(before - 1)) && s.At(before - 2) is 'Q' or 'H' or 'q' or 'h')
        {
            return true;
        }

        var word = s[s.WordStart(before)..before].ToLowerInvariant();
        return word.Length > 0 && (n.High > 31
            ? word is "in" or "since" or "of" or "for" or "during" or "year" or "until" or "through" or "by" or "from" || Dates.EnglishDates.MonthAt(word, 0, out _, out _)
            : word is not ("may" or "march" or "mar" or "sat" or "dec") && Dates.EnglishDates.MonthAt(word, 0, out _, out _));
    }

    private static bool IsEnglishClock(string s, int p) =>
        s.At(p) is 'a' or 'p' or 'A' or 'P' && s.At(p + 1) is 'm' or 'M' && !Chars.IsWord(s.At(p + 2));
}
