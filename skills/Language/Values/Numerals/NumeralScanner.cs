namespace SalesAssistant.Skills.Language.Values.Numerals;

/// <summary>Reads the number that stands at a place: digits, Chinese and English words, and mixtures (1.2亿, 80 万, 350k, 12万6).</summary>
internal static class NumeralScanner
{
    /// <summary>Reads a number that begins at <paramref name="i"/> and is not part of an identifier.</summary>
    internal static bool TryRead(string s, int i, out Numeral numeral)
    {
        numeral = default;
        return StartsClean(s, i) && TryReadAt(s, i, out numeral);
    }

    /// <summary>Reads a number that begins at <paramref name="i"/>, whatever stands before it.</summary>
    internal static bool TryReadAt(string s, int i, out Numeral numeral)
    {
        var c = s.At(i);
        if (Chars.IsDigit(c) || MixedNumerals.IsChinese(c))
        {
            return MixedNumerals.TryRead(s, i, out numeral) && (numeral = Suffixed(s, numeral)).End > 0;
        }

        numeral = default;
        return Chars.IsLetter(c) && EnglishNumerals.TryRead(s, i, out numeral);
    }

    /// <summary>False inside a word or an identifier: NG-2606-018, V2.1, A3, 10.0.0.1.</summary>
    internal static bool StartsClean(string s, int i)
    {
        var before = s.At(i - 1);
        if (!Chars.IsDigit(s.At(i)))
        {
            return !Chars.IsLetter(s.At(i)) || !Chars.IsWord(before);
        }

        return !Chars.IsWord(before)
            && !(before is '.' or '-' or '/' or ':' && Chars.IsWord(s.At(i - 2)))
            && !(before == ',' && Chars.IsDigit(s.At(i - 2)) && Chars.IsDigit(s.At(i + 1)) && Chars.IsDigit(s.At(i + 2)));
    }

    /// <summary>The place behind the run of letters, digits and joints that <paramref name="i"/> stands in.</summary>
    internal static int SkipRun(string s, int i)
    {
        while (Chars.IsWord(s.At(i)) || (s.At(i) is '-' or '.' or '/' && Chars.IsWord(s.At(i + 1))))
        {
            i++;
        }

        return i;
    }

    /// <summary>k, M, W, million behind digits; End 0 when letters behind make it something else (3D, 5G).</summary>
    private static Numeral Suffixed(string s, Numeral n)
    {
        var p = n.End;
        if (!Chars.IsLetter(s.At(p)))
        {
            var word = s.SkipBlanks(p, 1);
            if (word > p && Chars.IsLetter(s.At(word)) && EnglishNumerals.Scale(s.AsSpan(word, s.WordEnd(word) - word)) is { } scale)
            {
                return n.Scaled(scale, s.WordEnd(word));
            }

            return n;
        }

        var end = s.WordEnd(p);
        if (Chars.IsDigit(s.At(end)) || (s.At(end) == '-' && Chars.IsDigit(s.At(end + 1)) && n.Form == NumeralForm.Digits && end - p > 2))
        {
            return default;
        }

        var letters = s.AsSpan(p, end - p);
        if (Letter(s, n, letters, end) is { } factor)
        {
            return n.Scaled(factor, end);
        }

        return n.Form == NumeralForm.Chinese || IsUnit(letters) ? n : default;
    }

    private static decimal? Letter(string s, Numeral n, ReadOnlySpan<char> letters, int end) => letters switch
    {
        "w" or "W" when !IsWatt(s, n, end) => 10_000m,
        "k" or "K" when !(n.High is 2 or 4 or 8 && s.At(end) is '屏' or '高' or '超' or '摄' or '相' or '视' or '分' or '显') => 1_000m,
        "M" or "mn" or "mm" or "MM" or "mio" => 1_000_000m,
        "m" when ComparedBefore(s, n.Start) => 1_000_000m,
        "bn" or "BN" or "B" when letters is not "B" || CurrencyWords.EndsAt(s, n.Start) => 1_000_000_000m,
        _ => EnglishNumerals.Scale(letters),
    };

    private static bool IsWatt(string s, Numeral n, int end) =>
        s.At(end) is '灯' or '光' or '电' or '功' or '激' || s.EndsWithAny(s.BackBlanks(n.Start), ["功率", "瓦数", "power "]) > 0;

    /// <summary>A small m is a million only where money is talked about; elsewhere it is metres or minutes.</summary>
    private static bool ComparedBefore(string s, int start)
    {
        var end = s.BackBlanks(start);
        return CurrencyWords.EndsAt(s, start)
            || s.EndsWithAny(end, ["over", "above", "under", "below", "than", "least", "most", "about", "around", "worth", "capped at", "cap of", "ceiling of", "budget of", "budget is", "budget at", "budget:", "超过", "超", "预算", "金额"]) > 0;
    }

    private static bool IsUnit(ReadOnlySpan<char> letters) => letters.Length <= 2
        ? letters is "kg" or "km" or "cm" or "mm" or "m" or "g" or "t" or "h" or "s" or "am" or "pm" or "AM" or "PM" or "st" or "nd" or "rd" or "th" or "x" or "X" or "L" or "C" or "ms" or "GB" or "TB" or "MB" or "hr" or "kW" or "d"
        : letters is "kwh" or "kWh" or "pcs" or "PCS" or "RMB" or "rmb" or "CNY" or "cny" or "USD" or "usd" or "yuan" or "EUR" or "eur" or "HKD" or "hkd" or "sqm" or "ppm" or "mm" or "hrs" or "min" or "mins" or "sec" or "secs" or "kms" or "dpi" or "fps" or "rpm" or "usd" or "pct" or "percent" or "GBP" or "JPY";
}
