using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Chinese stretches that end or begin today: 最近30天, 未来两周, 过两天.</summary>
internal static class RollingPeriods
{
    /// <summary>最近30天, 过去一周, 近半年, 未来两周, 接下来三天, 过两天, 这几天, 前几天.</summary>
    internal static DateHit? Read(DateText t, int i)
    {
        var s = t.S;
        var back = s.HasAny(i, ["最近的", "最近", "过去的", "过去", "近", "前"]);
        var ahead = back > 0 ? 0 : s.HasAny(i, ["未来的", "未来", "接下来的", "接下来", "今后", "往后", "之后", "后", "下"]);
        var word = Math.Max(back, ahead) + s.HasAny(i, ["这"]) + (back + ahead == 0 ? s.HasAny(i, ["过"]) : 0);
        if (word == 0 || (s[i] == '近' && s.At(i - 1) is '附' or '最' or '将' or '接' or '靠') || (s[i] is '前' or '后' && s.At(i - 1) is '提' or '往' or '延' or '推' or '之' or '以' or '目' or '月' or '年' or '天' or '号' or '日' or '周'))
        {
            return null;
        }

        // 验收后一个月 and 最后一周 do not count from today.
        if (s[i] is '后' or '之' or '前' && Chars.IsHan(s.At(i - 1)))
        {
            return null;
        }

        var p = s.SkipBlanks(i + word, 1);
        if (Vague(t, i, p, back > 0) is { } vague)
        {
            return vague;
        }

        if (p >= s.Length || !DurationScanner.TryRead(s, p, out var length) || length.Unit is "hour" or "minute" or "second" || s.At(length.End) is '前' or '后' && s[i] != '过')
        {
            return null;
        }

        if (s[i] == '过' && back == 0)
        {
            var day = Offsets.Shift(t.Today, length, 1);
            return s.At(length.End) is '再' or '后' or '给' or '去' or '我' or '来' or ',' or '他' or '她' or '看' or '联' or '打' or '发' ? DateHit.Day(i, length.End + (s.At(length.End) == '后' ? 1 : 0), day, DateAnchor.Relative) : null;
        }

        if (s[i] == '下' && s.At(length.End) is not '内' && !(length.Unit is "week" or "month" && length.Amount >= 2))
        {
            return null;
        }

        return ahead > 0
            ? DateHit.Period(i, length.End, (t.Today, Offsets.Shift(t.Today, length, 1).AddDays(-1)), DateGrain.Range)
            : DateHit.Period(i, length.End, (Offsets.Shift(t.Today, length, -1).AddDays(1), t.Today), DateGrain.Range);
    }

    /// <summary>过两天, 过几天, 这两天, 前几天, 近几天: a few days, not counted.</summary>
    private static DateHit? Vague(DateText t, int i, int p, bool back)
    {
        var s = t.S;
        var few = s.Has(p, "几天") || s.Has(p, "几日") ? 2 : s.Has(p, "两天") && s[i] is '过' or '这' or '前' ? 2 : s.Has(p, "阵子") && s[i] == '前' ? 2 : s.Has(p, "段时间") && s[i] == '前' ? 3 : 0;
        few = few == 0 && s.Has(p, "一两天") && s[i] is '这' ? 3 : few;
        few = few == 0 && s.Has(p, "一段时间") && s[i] is '前' ? 4 : few;
        if (few == 0)
        {
            return null;
        }

        var isTwo = s[p] == '两' || s.Has(p, "一两");
        return s[i] switch
        {
            '过' when !back => isTwo
                ? DateHit.Day(i, p + few, t.Today.AddDays(2), DateAnchor.Relative)
                : DateHit.Period(i, p + few, (t.Today.AddDays(2), t.Today.AddDays(7)), DateGrain.Range),
            '这' => Within(DateHit.Period(i, p + few, (t.Today, t.Today.AddDays(isTwo ? 1 : 4)), DateGrain.Range)),
            '前' => DateHit.Period(i, p + few, (t.Today.AddDays(s[p] == '段' || s[p] == '一' ? -30 : s[p] == '阵' ? -14 : isTwo ? -3 : -7), t.Today.AddDays(-1)), DateGrain.Range),
            '最' or '近' or '过' => DateHit.Period(i, p + few, (t.Today.AddDays(-6), t.Today), DateGrain.Range),
            '未' or '接' or '今' or '往' => DateHit.Period(i, p + few, (t.Today, t.Today.AddDays(6)), DateGrain.Range),
            _ => null,
        };
    }

    private static DateHit Within(DateHit hit)
    {
        hit.Pending = Pending.Within;
        return hit;
    }
}
