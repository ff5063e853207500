using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values;

/// <summary>Words around a number that make it a limit or a guess. Grammar rather than vocabulary, so it stands here.</summary>
internal static class Bounds
{
    private static readonly string[] AtMostBefore =
    [
        "不超过", "不能超过", "别超过", "不要超过", "不得超过", "没超过", "未超过", "不高于", "不能高于", "不大于", "不多于", "小于等于", "最多", "最高", "至多", "顶多", "上限", "上限是", "封顶", "小于", "低于", "少于", "不到", "不足", "不满", "未满",
        "控制在", "压到", "≤", "<=", "<",
        "at most", "no more than", "not more than", "not over", "up to", "less than", "fewer than", "lower than", "under", "below", "max", "maximum", "max.", "within", "capped at", "not exceeding",
    ];

    private static readonly string[] AtLeastBefore =
    [
        "不低于", "不少于", "不小于", "不下于", "不止", "至少", "最少", "最低", "起码", "下限", "超过", "超出", "高于", "大于", "多于", "突破", "大于等于", "≥", ">=", ">",
        "at least", "no less than", "not less than", "no fewer than", "more than", "greater than", "larger than", "bigger than", "higher than", "over", "above", "exceeding", "exceeds", "exceed", "upwards of", "minimum", "min", "north of",
    ];

    private static readonly string[] ApproxBefore =
    [
        "大概是", "大约是", "大概", "大约", "约", "约莫", "差不多", "将近", "接近", "估计", "快", "about", "around", "roughly", "approximately", "approx", "approx.", "circa", "nearly", "almost", "some", "~", "≈",
    ];

    /// <summary>How the number from <paramref name="start"/> to <paramref name="end"/> bounds the meant one.</summary>
    internal static Bound Of(string s, int start, int end, bool approx)
    {
        var before = Before(s, start);
        if (before is Bound.AtMost or Bound.AtLeast)
        {
            return before;
        }

        var behind = Behind(s, end);
        return behind != Bound.Exact ? behind : before != Bound.Exact || approx ? Bound.Approx : Bound.Exact;
    }

    private static Bound Before(string s, int start)
    {
        var end = s.BackBlanks(start);

        // 不少于 ends with 少于 and 不超过 with 超过: the longer word decides.
        var most = EndsWith(s, end, AtMostBefore);
        var least = EndsWith(s, end, AtLeastBefore);
        if (most + least > 0)
        {
            return most > least ? Bound.AtMost : Bound.AtLeast;
        }

        if (IsOver(s, end))
        {
            return Bound.AtLeast;
        }

        if (EndsWith(s, end, ApproxBefore) > 0)
        {
            return Bound.Approx;
        }

        return s.At(end - 1) == '近' && s.At(end - 2) is not '附' and not '最' ? Bound.Approx : Bound.Exact;
    }

    /// <summary>过百万 and 上千万 are limits; 谈过80万, 报过 and 上30台 are not.</summary>
    private static bool IsOver(string s, int end) => s.At(end - 1) switch
    {
        '超' => true,
        '过' => s.At(end - 2) is not ('谈' or '说' or '报' or '提' or '聊' or '给' or '做' or '签' or '付' or '到' or '打' or '买' or '要' or '收' or '来' or '用' or '投' or '花' or '拿' or '批' or '通' or '不'),
        '上' => s.At(end) is '百' or '千' or '亿' or '万',
        _ => false,
    };

    private static Bound Behind(string s, int end)
    {
        var p = s.SkipBlanks(end, 1);
        switch (s.At(p))
        {
            case '以' when s.At(p + 1) is '内' or '下':
            case '之' when s.At(p + 1) is '内' or '下':
            case '内' when s.At(p + 1) is not '部' and not '容' and not '存' and not '销' and not '外':
            case '封' when s.At(p + 1) == '顶':
            case '打' when s.At(p + 1) is '住' or '止':
                return Bound.AtMost;
            case '以' when s.At(p + 1) is '上' or '外':
            case '之' when s.At(p + 1) == '上':
            case '起' when s.At(p + 1) is '步' or '跳' or ',' or '.' or '。' or '\0' or '的' or '、' or ')':
            case '往' when s.At(p + 1) == '上':
            case '开' when s.At(p + 1) == '外':
            case '打' when s.At(p + 1) == '底':
            case '+':
                return Bound.AtLeast;
            case '左' when s.At(p + 1) == '右':
            case '上' when s.At(p + 1) == '下':
            case '出' when s.At(p + 1) == '头':
            case '附' when s.At(p + 1) == '近':
                return Bound.Approx;
        }

        return EnglishBehind(s, p);
    }

    private static Bound EnglishBehind(string s, int p)
    {
        if (s.HasAny(p, ["or more", "and above", "or above", "and up", "and more", "plus", "minimum", "at least"]) > 0)
        {
            return Bound.AtLeast;
        }

        if (s.HasAny(p, ["or less", "or under", "or below", "or fewer", "and below", "max", "tops", "at most"]) > 0)
        {
            return Bound.AtMost;
        }

        return s.HasAny(p, ["or so", "-ish", "ish ", "give or take", "approx"]) > 0 ? Bound.Approx : Bound.Exact;
    }

    private static int EndsWith(string s, int end, string[] words)
    {
        var best = 0;
        foreach (var word in words)
        {
            var start = end - word.Length;
            if (start >= 0 && word.Length > best && string.Compare(s, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (!Chars.IsLetter(word[0]) || !Chars.IsWord(s.At(start - 1)))
                && !(word.Length == 1 && word[0] is '快' or '约' && IsOtherWord(s, start)))
            {
                best = word.Length;
            }
        }

        return best;
    }

    private static bool IsOtherWord(string s, int p) => s[p] switch
    {
        '快' => s.At(p - 1) is '尽' or '赶' or '很' or '要' or '加',
        _ => s.At(p - 1) is '合' or '预' or '签' or '节' or '邀' or '契' or '履' or '违' or '续' or '已',
    };
}
