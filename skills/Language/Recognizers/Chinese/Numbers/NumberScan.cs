using System.Collections.Frozen;
using SalesAssistant.Skills.Language.Values;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Walks over a text from number to number and leaves out numerals that are parts of words.</summary>
internal static class NumberScan
{
    private static readonly Dictionary<string, string[]> Words = ValueLexicon.Lists("chinese-numerals.yaml");
    private static readonly FrozenDictionary<char, string[]> Followers = ValueLexicon.ByFirst(Words["after_lone_digit"]);
    private static readonly FrozenSet<char> BeforeLone = Words["before_no_number"].Select(word => word[0]).ToFrozenSet();
    private static readonly FrozenDictionary<char, string[]> NotDozen = ValueLexicon.ByFirst(Words["not_a_dozen"]);

    /// <summary>True with the number at <paramref name="i"/>, which moves behind it; false with <paramref name="i"/> moved on.</summary>
    internal static bool TryNext(string s, ref int i, out NumberHit hit)
    {
        hit = default;
        var c = s[i];
        if (!(Chars.IsDigit(c) || c is '-' or '.' || c == '负' || MixedNumerals.IsChinese(c) || c == '俩') || !ChineseNumberReader.TryRead(s, i, out hit))
        {
            i = Chars.IsDigit(c) ? ArabicLiteral.DigitsEnd(s, i) : i + 1;
            return false;
        }

        i = hit.End;
        if (!IsNumber(s, hit))
        {
            return false;
        }

        if (s.At(hit.End) == '打' && !StartsAny(NotDozen, s, hit.End))
        {
            i++;
            hit = hit with { End = i, Value = hit.Value * 12 };
        }

        return true;
    }

    private static bool IsNumber(string s, NumberHit hit)
    {
        if (s.At(hit.Start - 1) == '第')
        {
            return false;
        }

        var isThousandsOfTimes = hit.End - hit.Start == 2 && s[hit.Start] == '千' && s[hit.End - 1] == '万';
        return !isThousandsOfTimes && (!hit.IsLoneDigit || IsLoneNumber(s, hit));
    }

    /// <summary>五 counts before a classifier, a mark or the end; in 四川 or 队伍 it is a syllable.</summary>
    private static bool IsLoneNumber(string s, NumberHit hit)
    {
        // 陆 and 拾 alone are land and to pick up.
        if (s[hit.Start] is '壹' or '贰' or '叁' or '肆' or '伍' or '陆' or '柒' or '捌' or '玖' or '拾')
        {
            return false;
        }

        var before = s.At(hit.Start - 1);
        if (BeforeLone.Contains(before) || MixedNumerals.Digit(before) >= 0)
        {
            return false;
        }

        var p = s.SkipBlanks(hit.End);
        if (s.At(p) == '%' || s.HasAny(p, ["美元", "人民币"]) > 0)
        {
            return false;   // a share or an amount of money, each a kind of its own
        }

        return !(Chars.IsHan(s.At(p)) || Chars.IsDigit(s.At(p))) || UnitWords.Length(s, p) > 0 || StartsAny(Followers, s, p) || (s.At(p) == '打' && !StartsAny(NotDozen, s, p));
    }

    private static bool StartsAny(FrozenDictionary<char, string[]> lists, string s, int p) => lists.TryGetValue(s.At(p), out var words) && s.HasAny(p, words) > 0;
}
