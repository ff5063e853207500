using System.Globalization;

namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>Numbers in digits and Chinese numerals, also mixed: 一千二百万, 3万2千, 12万6, 四十来万, 十七八万, 三个亿.</summary>
internal static class MixedNumerals
{
    private const int MostParts = 24;

    internal static bool IsChinese(char c) => Digit(c) >= 0 || Unit(c) > 0 || c is '半' or '几' or '数' or '廿' or '卅';

    internal static int Digit(char c) => c switch
    {
        '零' or '〇' or '○' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    internal static long Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    internal static bool TryRead(string s, int start, out Numeral numeral)
    {
        numeral = default;
        if (TryPositional(s, start, out numeral))
        {
            return true;
        }

        var sum = new NumeralSum();
        var p = start;
        var parts = 0;
        var grouped = false;
        var fraction = false;
        var digits = 0;
        while (parts++ < MostParts)
        {
            var c = s.At(p);
            if (Chars.IsDigit(c) && sum.TakesNumber && TryDigits(s, p, out var value, out var end, out var isGrouped, out var isFraction))
            {
                if (!sum.AddNumber(value, end - p))
                {
                    break;
                }

                grouped |= isGrouped;
                fraction |= isFraction;
                digits = p == start ? end - p : digits;
                p = end;
            }
            else if (ChineseDigits.TryRead(s, p, sum.TakesNumber, sum.LastUnit, out var low, out var high, out end, out var isSpokenFraction))
            {
                sum.AddPair(low, high, s.At(p) is '零' or '〇');
                fraction |= isSpokenFraction;
                p = end;
            }
            else if (TryUnit(s, p, sum, out var unit, out var approx, out end))
            {
                sum.Multiply(unit);
                sum.Approx |= approx;
                p = end;
            }
            else
            {
                break;
            }

            sum.Mark(p);
        }

        if (!sum.Finish(s, out var lowTotal, out var highTotal))
        {
            return false;
        }

        p = sum.End;
        if (s.At(p) is '多' or '余' or '来' && sum.LastUnit > 0 && EndsApprox(s, p))
        {
            sum.Approx = true;
            p++;
        }

        numeral = new Numeral(start, p, lowTotal, highTotal, digits > 0 ? NumeralForm.Digits : NumeralForm.Chinese)
        {
            Scale = sum.LastUnit > 0 ? sum.Largest : 1,
            Magnitude = sum.Largest >= 10_000,
            Approx = sum.Approx || lowTotal != highTotal,
            Shorthand = sum.Shorthand,
            Headless = sum.Headless,
            Grouped = grouped,
            Fraction = fraction,
            Digits = digits,
        };
        return true;
    }

    /// <summary>二〇二六, 一三八: digits read out one by one.</summary>
    private static bool TryPositional(string s, int start, out Numeral numeral)
    {
        numeral = default;
        var p = start;
        var value = 0m;
        while (Digit(s.At(p)) is >= 0 and var d && s[p] != '两' && p - start < 18)
        {
            value = (value * 10) + d;
            p++;
        }

        if (p - start < 3 || Unit(s.At(p)) > 0)
        {
            return false;
        }

        numeral = new Numeral(start, p, value, value, NumeralForm.Chinese) { Scale = 1 };
        return true;
    }

    internal static bool TryDigits(string s, int start, out decimal value, out int end, out bool grouped, out bool fraction)
    {
        value = 0;
        grouped = fraction = false;
        end = start;
        while (Chars.IsDigit(s.At(end)))
        {
            end++;
        }

        while (end - start > 0 && s.At(end) == ',' && Group(s, end + 1) && (grouped || end - start <= 3))
        {
            grouped = true;
            end += 4;
        }

        if (s.At(end) == '.' && Chars.IsDigit(s.At(end + 1)))
        {
            fraction = true;
            end++;
            while (Chars.IsDigit(s.At(end)))
            {
                end++;
            }

            if (s.At(end) == '.' && Chars.IsDigit(s.At(end + 1)))
            {
                return false;
            }
        }

        return end - start is > 0 and <= 24
            && decimal.TryParse(s.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)
            && value < 1_000_000_000_000_000_000m;
    }

    private static bool Group(string s, int i) =>
        Chars.IsDigit(s.At(i)) && Chars.IsDigit(s.At(i + 1)) && Chars.IsDigit(s.At(i + 2)) && !Chars.IsDigit(s.At(i + 3));

    private static bool TryUnit(string s, int p, NumeralSum sum, out long unit, out bool approx, out int end)
    {
        approx = false;
        end = p;
        if (s.At(end) is '来' or '多' or '余' && sum.HasAny && Unit(s.At(end + 1)) > 10)
        {
            approx = true;
            end++;
        }
        else if (s.At(end) == '个' && sum.HasNumber && (s.At(end + 1) == '亿' || (s.At(end + 1) is 'w' or 'W' && !Chars.IsWord(s.At(end + 2)))))
        {
            unit = s[end + 1] == '亿' ? 100_000_000 : 10_000;
            end += 2;
            return true;
        }
        else if (s.At(end) == ' ' && sum.HasNumber && sum.LastUnit == 0 && Unit(s.At(end + 1)) >= 1_000)
        {
            end++;
        }

        unit = Unit(s.At(end));
        if (unit == 0 || !sum.Takes(unit) || (!sum.HasAny && !HeadlessUnit(s, end, unit)))
        {
            return false;
        }

        end++;
        return true;
    }

    /// <summary>十五 and 百万 may begin with a unit; 万一, 千万别 are words.</summary>
    private static bool HeadlessUnit(string s, int p, long unit) => unit switch
    {
        10 => s[p] == '十',
        100 => s.At(p + 1) is '万' or '亿',
        1_000 => s.At(p + 1) is '万' && (Raised(s, p) || s.At(p + 2) is '级' or '元' or '以' or '块' or '左'),
        _ => Raised(s, p) && s.At(p + 1) != '一',
    };

    private static bool Raised(string s, int p) => s.At(p - 1) is '过' or '超' or '上' or '近' or '约' or '达' or '破';

    private static bool EndsApprox(string s, int p)
    {
        var c = s.At(p);
        var next = s.At(p + 1);
        return c switch
        {
            '来' => ValueLexicon.ChineseUnits.ContainsKey(next) && next is not '回' && !(next == '了'),
            '多' => next is not '少' and not '次' and not '久',
            _ => next is not '额' and not '款' and not '下',
        };
    }
}
