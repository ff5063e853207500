using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Signs and words that make a number an amount of money.</summary>
internal static class CurrencyWords
{
    private static readonly (string Word, string Code)[] Before =
    [
        ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("S$", "SGD"), ("A$", "AUD"), ("C$", "CAD"), ("R$", "BRL"), ("¥", "CNY"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"),
        ("rmb", "CNY"), ("cny", "CNY"), ("usd", "USD"), ("hkd", "HKD"), ("eur", "EUR"), ("gbp", "GBP"), ("jpy", "JPY"), ("sgd", "SGD"), ("twd", "TWD"), ("aud", "AUD"),
        ("人民币", "CNY"), ("美元", "USD"), ("美金", "USD"), ("港币", "HKD"), ("欧元", "EUR"),
    ];

    private static readonly (string Word, string Code)[] Behind =
    [
        ("元人民币", "CNY"), ("人仔", "CNY"), ("人民币", "CNY"), ("块钱", "CNY"), ("元整", "CNY"), ("圆整", "CNY"), ("美元", "USD"), ("美金", "USD"), ("港元", "HKD"), ("港币", "HKD"), ("港纸", "HKD"),
        ("欧元", "EUR"), ("英镑", "GBP"), ("日元", "JPY"), ("日币", "JPY"), ("新台币", "TWD"), ("台币", "TWD"), ("新币", "SGD"), ("新元", "SGD"), ("澳元", "AUD"), ("加元", "CAD"),
        ("澳币", "AUD"), ("韩元", "KRW"), ("泰铢", "THB"), ("卢布", "RUB"), ("瑞士法郎", "CHF"), ("元", "CNY"), ("圆", "CNY"), ("蚊", "CNY"), ("¥", "CNY"), ("€", "EUR"), ("£", "GBP"), ("$", "USD"),
    ];

    private static readonly (string Word, string Code)[] EnglishBehind =
    [
        ("us dollars", "USD"), ("us dollar", "USD"), ("hong kong dollars", "HKD"), ("dollars", "USD"), ("dollar", "USD"), ("bucks", "USD"), ("usd", "USD"), ("euros", "EUR"), ("euro", "EUR"),
        ("eur", "EUR"), ("pounds", "GBP"), ("gbp", "GBP"), ("yuan", "CNY"), ("rmb", "CNY"), ("cny", "CNY"), ("renminbi", "CNY"), ("kuai", "CNY"), ("hkd", "HKD"), ("yen", "JPY"), ("jpy", "JPY"), ("sgd", "SGD"),
        ("twd", "TWD"), ("aud", "AUD"),
    ];

    /// <summary>True when a currency word or sign ends right before <paramref name="i"/>.</summary>
    internal static bool EndsAt(string s, int i) => TryBefore(s, i, out _, out _);

    /// <summary>The currency before a number that begins at <paramref name="i"/>.</summary>
    internal static bool TryBefore(string s, int i, out string code, out int start)
    {
        var end = s.BackBlanks(i, 1);
        foreach (var (word, currency) in Before)
        {
            start = end - word.Length;
            if (start >= 0 && string.Compare(s, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (!Chars.IsLetter(word[0]) || !Chars.IsWord(s.At(start - 1))))
            {
                code = currency;
                return true;
            }
        }

        code = "";
        start = i;
        return false;
    }

    /// <summary>The currency behind a number that ends at <paramref name="i"/>.</summary>
    internal static bool TryBehind(string s, int i, Numeral number, out string code, out int end)
    {
        var p = s.SkipBlanks(i, 1);
        foreach (var (word, currency) in Chars.IsLetter(s.At(p)) ? EnglishBehind : Behind)
        {
            if (p + word.Length <= s.Length && string.Compare(s, p, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (!Chars.IsLetter(word[0]) || !Chars.IsWord(s.At(p + word.Length)))
                && !(word == "元" && s.At(p + 1) is '旦' or '件' or '素' or '器' or '老')
                && !(word == "$" && Chars.IsDigit(s.At(p + 1))) && !(word == "¥" && Chars.IsDigit(s.At(p + 1))))
            {
                (code, end) = (currency, p + word.Length);
                return true;
            }
        }

        (code, end) = ("", i);
        return s.At(p) == '块' && IsKuai(s, p, number) && Take("CNY", p + 1, out code, out end);
    }

    /// <summary>块 is money in 两千块 and 30块; in 三块屏 it counts things, in 一块去 it means together.</summary>
    private static bool IsKuai(string s, int p, Numeral number)
    {
        var next = s.At(p + 1);
        if (number.High < 1_000 && (Chars.IsDigit(next) || MixedNumerals.Digit(next) > 0))
        {
            // 8块5: the digit behind makes it a price, unless it counts something itself.
            return UnitWords.Length(s, p + 2) == 0 && !Chars.IsDigit(s.At(p + 2)) && MixedNumerals.Unit(s.At(p + 2)) == 0;
        }

        return number.High >= 10 && (number.Magnitude || number.Scale >= 100 || number.High >= 1_000 || !Chars.IsHan(next) || next is '多' or '左' or '一' or '每' or '以' or '的');
    }

    private static bool Take(string currency, int behind, out string code, out int end)
    {
        (code, end) = (currency, behind);
        return true;
    }
}
