using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Words around a date that make it a limit or a beginning: 前, 之前, by, before, 以后, after, 以来, since.</summary>
internal static class DateAffixes
{
    private static readonly string[] DueBefore =
    [
        "no later than", "not later than", "due by", "due on", "due date is", "due date", "deadline is", "deadline of", "deadline", "by the", "by", "due", "until", "till", "latest",
    ];

    private static readonly string[] ChineseDueBefore = ["截止到", "截止至", "截止", "截至", "最晚", "最迟", "不晚于", "不迟于", "限期", "赶在", "限"];

    internal static void Read(DateText t, DateHit hit, int previousEnd)
    {
        Behind(t, hit);
        Before(t, hit, previousEnd);
    }

    private static void Behind(DateText t, DateHit hit)
    {
        var s = t.S;
        var p = s.SkipBlanks(hit.End, 1);
        if (DateAssembler.UpToNowAt(t, p) is > 0 and var upToNow)
        {
            (hit.End, hit.Since, hit.Tense) = (p + upToNow, true, Tense.Past);
            return;
        }

        if (Opens(s, hit.Start) && s.HasAny(p, ["开始算起", "算起", "起算", "开始算", "往后算", "往后", "起到今天", "起到现在", "起至今"]) is > 0 and var counted)
        {
            (hit.End, hit.Since, hit.Tense) = (p + counted, true, Tense.Past);   // 从五一算起: the one that was
            return;
        }

        if (s.HasAny(p, ["之前", "以前", "为止", "截止", "之内", "以内"]) is > 0 and var due)
        {
            // 内 keeps the period itself, 前 ends before it.
            Due(t, hit, p + due, s[p + due - 1] == '前' && s[p] != '为');
        }
        else if (s.HasAny(p, ["下班前", "下班之前", "收工前", "中午前", "晚上前"]) is > 0 and var work)
        {
            Due(t, hit, p + work, false);
        }
        else if (s.At(p) == '前' && p == hit.End && s.At(p + 1) is not ('台' or '面' or '期' or '途' or '景' or '后' or '往' or '瞻' or '线' or '端' or '沿' or '年' or '天') && !s.Has(p, "前去"))
        {
            Due(t, hit, p + 1, true);
        }
        else if (s.At(p) == '内' && p == hit.End && hit.IsDay && s.At(p + 1) is not ('部' or '容' or '存' or '销'))
        {
            Due(t, hit, p + 1, false);
        }
        else if (s.HasAny(p, ["之后", "以后", "过后"]) is > 0 and var after)
        {
            (hit.After, hit.End) = (true, p + after);
        }
        else if (s.At(p) == '后' && p == hit.End && s.At(p + 1) is not ('台' or '面' or '续' or '勤' or '期' or '天' or '端' or '来' or '年'))
        {
            (hit.After, hit.End) = (true, p + 1);
        }
        else if (s.At(p) == '起' && p == hit.End && s.At(p + 1) is not ('来' or '草' or '点' or '码'))
        {
            hit.Since = Opens(s, hit.Start);
            hit.End = p + 1;
        }
        else if (s.Has(p, "开始") && Opens(s, hit.Start))
        {
            (hit.Since, hit.End) = (true, p + 2);
        }
        else if (t.Low.HasAny(p, ["at the latest", "latest", "or earlier", "or sooner", "deadline"]) is > 0 and var latest && p > hit.End)
        {
            Due(t, hit, p + latest, false);
        }
        else if (t.Low.HasAny(p, ["onwards", "onward"]) is > 0 and var onward)
        {
            (hit.Since, hit.End) = (true, p + onward);
        }
    }

    private static bool Opens(string s, int start) => s.At(s.BackBlanks(start) - 1) is '从' or '自' or '打' or '由';

    private static void Before(DateText t, DateHit hit, int previousEnd)
    {
        var end = t.S.BackBlanks(hit.Start);
        if (end <= previousEnd)
        {
            return;
        }

        if (Led(t, end, ["since", "ever since", "自从"], out var start))
        {
            (hit.Since, hit.Start, hit.Tense) = (true, Math.Max(start, previousEnd), Tense.Past);   // since New Year: the one that was
        }
        else if (hit.Since && Led(t, end, ["自从", "打从", "从", "自", "打", "由", "from", "starting", "starting from"], out start))
        {
            (hit.Since, hit.Start) = (true, Math.Max(start, previousEnd));
        }
        else if (hit.RangeEnd is not null && Led(t, end, ["从", "自", "from", "between"], out start))
        {
            hit.Start = Math.Max(start, previousEnd);
        }
        else if (Led(t, end, ["自从", "自打"], out start))
        {
            (hit.Since, hit.Start) = (true, Math.Max(start, previousEnd));
        }
        else if (Led(t, end, ["before", "prior to", "ahead of", "before the"], out start))
        {
            hit.Start = Math.Max(start, previousEnd);
            Due(t, hit, hit.End, true);
        }
        else if (hit is { RangeEnd: null } && (Led(t, end, DueBefore, out start) || Led(t, end, ChineseDueBefore, out start)))
        {
            hit.Start = Math.Max(start, previousEnd);
            if (hit is { Pending: Pending.None } && hit.To == t.Today && t.S.At(start) == '截')
            {
                hit.SoFar = true;
                return;
            }

            Due(t, hit, hit.End, false);
        }
        else if (hit.RangeEnd is null && Led(t, end, ["after", "after the", "following", "过完", "过了"], out start))
        {
            (hit.After, hit.Start) = (true, Math.Max(start, previousEnd));
        }
        else if (Led(t, end, ["so far"], out start) && !hit.IsDay)
        {
            (hit.SoFar, hit.Start) = (true, Math.Max(start, previousEnd));
        }
    }

    private static bool Led(DateText t, int end, ReadOnlySpan<string> words, out int start)
    {
        foreach (var word in words)
        {
            start = end - word.Length;
            if (t.Low.Has(start, word) && !(Chars.IsLetter(word[0]) && Chars.IsWord(t.Low.At(start - 1))) && !(word is "限" && t.S.At(start - 1) is '权' or '期' or '上' or '下' or '有' or '无' or '年'))
            {
                return true;
            }
        }

        start = end;
        return false;
    }

    /// <summary>7月前 ends on 30 June; 月底前 and 周五前 name their day; "by July" leaves the month to the caller.</summary>
    private static void Due(DateText t, DateHit hit, int end, bool before)
    {
        (hit.Deadline, hit.End) = (true, Math.Max(end, hit.End));
        if (before && !hit.IsDay && hit.RangeEnd is null && hit.From > t.Today && hit.Pending is Pending.None or Pending.YearlessPeriod or Pending.Weekend)
        {
            (hit.OtherFrom, hit.OtherTo) = (hit.From, hit.To);
            hit.From = hit.To = hit.From.AddDays(-1);
            (hit.Grain, hit.Pending) = (DateGrain.Day, Pending.None);
        }
    }
}
