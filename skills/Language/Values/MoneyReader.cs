using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Reads amounts of money.</summary>
public static class MoneyReader
{
    /// <summary>All amounts of <paramref name="text"/> in order, without overlap: with a currency, with 万 or k behind (bare), or spoken short (两千八).
    /// Plain digits count as a bare amount from 1,000 on. A number that counts things (3万台) is none.</summary>
    public static IReadOnlyList<MoneyValue> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normalized = Normalizer.Normalize(text);
        var s = normalized.Text;
        var found = new List<MoneyValue>();
        var blocked = ContactScanner.Blocked(s);
        var taken = 0;
        for (var i = 0; i < s.Length;)
        {
            if (blocked.Skip(ref i))
            {
                continue;
            }

            if (!TryStart(s, i, out var numeral))
            {
                i = Chars.IsWord(s[i]) ? Math.Max(i + 1, s.At(i + 1) is '\0' ? i + 1 : Next(s, i)) : i + 1;
                continue;
            }

            if (TryAmount(s, numeral, taken, out var value))
            {
                found.Add(value with { Span = normalized.ToOriginal(value.Span) });
                i = taken = value.Span.End;
            }
            else
            {
                i = numeral.End;
            }
        }

        return found;
    }

    /// <summary>A number that begins here; RMB80000 and ￥5万 begin inside a run of letters.</summary>
    private static bool TryStart(string s, int i, out Numeral numeral)
    {
        if (NumeralScanner.TryRead(s, i, out numeral))
        {
            return true;
        }

        return Chars.IsDigit(s[i]) && Chars.IsLetter(s.At(i - 1)) && CurrencyWords.EndsAt(s, i) && NumeralScanner.TryReadAt(s, i, out numeral);
    }

    private static int Next(string s, int i)
    {
        if (Chars.IsLetter(s[i]))
        {
            var end = s.WordEnd(i);
            return Chars.IsDigit(s.At(end)) && CurrencyWords.EndsAt(s, end) ? end : Chars.IsDigit(s.At(end)) ? NumeralScanner.SkipRun(s, i) : end;
        }

        return NumeralScanner.SkipRun(s, i);
    }

    private static bool TryAmount(string s, Numeral first, int taken, out MoneyValue value)
    {
        value = null!;   // assigned wherever true is returned
        var hasBefore = CurrencyWords.TryBefore(s, first.Start, out var code, out var start);
        if (hasBefore && start < taken)
        {
            (hasBefore, start) = (false, first.Start);
        }

        var last = first;
        var isRange = NumberRanges.TrySecond(s, first, hasBefore, out var low, out var second);
        if (isRange)
        {
            last = second;
        }

        var hasBehind = CurrencyWords.TryBehind(s, last.End, last, out var codeBehind, out var end);
        if (!hasBefore && !hasBehind && !IsBareAmount(s, first, last))
        {
            return false;
        }

        var lowAmount = isRange ? low : first.Low;
        var highAmount = isRange ? second.High : first.High;
        var bound = isRange || (first.IsPair && !first.Approx) ? Bound.Between : Bounds.Of(s, start, hasBehind ? end : last.End, first.Approx);
        if (s.At(start - 1) is '-' && hasBefore)
        {
            return false;
        }

        if (!isRange && hasBehind && s[end - 1] == '块' && Jiao(s, end) is > 0 and var jiao)
        {
            (lowAmount, highAmount, end) = (lowAmount + (jiao / 10m), highAmount + (jiao / 10m), end + (s.At(end + 1) == '毛' ? 2 : 1));
        }

        value = new MoneyValue(
            Span.Between(start, hasBehind ? end : last.End),
            lowAmount,
            highAmount,
            hasBefore ? code : hasBehind ? codeBehind : "CNY",
            !hasBefore && !hasBehind,
            last.Magnitude || last.Shorthand || last.Scale >= 1_000,
            first.IsPair && bound is Bound.Approx ? Bound.Between : bound);
        return highAmount > 0;
    }

    /// <summary>The 5 of 8块5; 0 when the digit counts something else (8块3个).</summary>
    private static int Jiao(string s, int p)
    {
        var digit = Chars.IsDigit(s.At(p)) ? s[p] - '0' : MixedNumerals.Digit(s.At(p));
        return digit > 0 && !Chars.IsDigit(s.At(p + 1)) && MixedNumerals.Digit(s.At(p + 1)) < 0 && MixedNumerals.Unit(s.At(p + 1)) == 0
            && (s.At(p + 1) == '毛' || UnitWords.Length(s, p + 1) == 0) ? digit : 0;
    }

    private static bool IsBareAmount(string s, Numeral first, Numeral last)
    {
        if (NumberGuards.IsCalendar(s, last) || NumberGuards.IsIdentifier(s, first) || s.At(s.SkipBlanks(last.End, 1)) == '%' || s.At(first.Start - 1) == '第' || IsCounted(s, last))
        {
            return false;
        }

        if (last.Magnitude || last.Shorthand)
        {
            return true;
        }

        return last.Form switch
        {
            NumeralForm.Chinese => last.Scale >= 1_000 && !Chars.IsHan(s.At(first.Start - 1)),
            NumeralForm.Digits => last.High >= 1_000 && last.Digits < 12 && !(last.Digits == 4 && !last.Grouped && last.High is >= 1990 and <= 2050)
                && !EnglishNoun(s, last.End),
            _ => false,
        };
    }

    /// <summary>A classifier or a counted English noun right behind: 3万台, 10k pallets.</summary>
    private static bool IsCounted(string s, Numeral n)
    {
        var p = s.SkipBlanks(n.End, 1);
        if (Chars.IsLetter(s.At(p)))
        {
            var end = s.WordEnd(p);
            return ValueLexicon.EnglishCounted.Contains(s[p..end]) && !s.Has(end, " aside");   // 240k set aside counts no sets
        }

        // 的单, 一套 and 客户 after a blank speak of something else: only what stands right behind counts.
        return p == n.End && UnitWords.Length(s, p) is > 0 and var length && !(s[p] == '版' && length == 1)
            && !(s[p] == '行' && s.At(p + 1) is '不' or '吗' or '么' or '吧' or '嘛' or '了' or '的')
            && !(s[p] == '家' && s.At(p + 1) is '里' or '具' or '电') && !(s[p] is '客' or '合' or '订' or '商' && n.Magnitude);
    }

    /// <summary>2,400 pallet positions: plain digits before an English noun count something.</summary>
    private static bool EnglishNoun(string s, int end)
    {
        var p = s.SkipBlanks(end, 1);
        return p > end && Chars.IsLetter(s.At(p)) && !StopWords.IsStop(s.AsSpan(p, s.WordEnd(p) - p));
    }
}
