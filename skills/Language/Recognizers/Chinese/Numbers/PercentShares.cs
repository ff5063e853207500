using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Numbers;

/// <summary>Shares in tenths: 三成, 三成半, 半成, 九折, 七二折, 八点五折, 对折.</summary>
internal static class PercentShares
{
    /// <summary>Words that begin with 成: 三成 before 立 founds a company.</summary>
    private const string AfterNoShare = "立为功本员交长果熟品效绩";

    internal static bool TryRead(string s, int i, out int end, out double percent)
    {
        end = i;
        percent = 0;
        var c = s[i];
        if (c is '对' or '半')
        {
            var isHalf = s.At(i + 1) == '折' || (c == '半' && IsTenth(s, i + 1));
            (end, percent) = (i + 2, s.At(i + 1) == '折' ? 50 : 5);
            return isHalf;
        }

        if (Chars.IsDigit(s.At(i - 1)) || MixedNumerals.Digit(s.At(i - 1)) >= 0)
        {
            return false;
        }

        return TryTwoDigits(s, i, out end, out percent) || TryNumber(s, i, out end, out percent);
    }

    /// <summary>九 九 折: 99 %.</summary>
    private static bool TryTwoDigits(string s, int i, out int end, out double percent)
    {
        var second = s.SkipBlanks(i + 1);
        var unit = s.SkipBlanks(second + 1);
        var (tens, ones) = (Digit(s.At(i)), Digit(s.At(second)));
        (end, percent) = (unit + 1, (tens * 10) + ones);
        return tens > 0 && ones >= 0 && s.At(unit) == '折';
    }

    private static bool TryNumber(string s, int i, out int end, out double percent)
    {
        (end, percent) = (i, 0);
        if (!(Chars.IsDigit(s[i]) || MixedNumerals.IsChinese(s[i])) || !ChineseNumberReader.TryPlain(s, i, out var number))
        {
            return false;
        }

        var unit = s.SkipBlanks(number.End);
        if (s.At(unit) == '折')
        {
            (end, percent) = (unit + 1, number.Value < 10 ? number.Value * 10 : number.Value);
            return true;
        }

        if (!IsTenth(s, unit) || number.Value > 100)
        {
            return false;
        }

        var half = s.At(unit + 1) == '半';
        (end, percent) = (unit + (half ? 2 : 1), (number.Value * 10) + (half ? 5 : 0));
        return true;
    }

    private static bool IsTenth(string s, int p) => s.At(p) == '成' && !AfterNoShare.Contains(s.At(p + 1));

    private static int Digit(char c) => Chars.IsDigit(c) ? c - '0' : MixedNumerals.Digit(c);
}
