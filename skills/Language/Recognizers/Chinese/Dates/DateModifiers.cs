using SalesAssistant.Skills.Language.Recognizers.Timex;
using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Recognizers.Chinese.Dates;

/// <summary>Words around an expression that open it on one side: 之前, 及以后, 自…以来, 从…开始, 截至.</summary>
internal static class DateModifiers
{
    private static readonly string[] Until = ["及其之前", "及之前", "或之前", "及以前", "或以前", "以及之前", "以及以前", "或更早", "及更早"];
    private static readonly string[] SinceThen = ["及其之后", "及之后", "或之后", "及以后", "或以后", "以及之后", "以及以后", "或更晚", "及更晚"];
    private static readonly string[] Before = ["之前", "以前", "前"];
    private static readonly string[] After = ["之后", "以后", "过后", "后"];
    private static readonly string[] Since = ["开始", "以来", "起"];
    private static readonly string[] SincePrefix = ["自从", "打从", "自"];
    private static readonly string[] UntilPrefix = ["截止到", "截至到", "截至", "截止", "直到"];

    /// <summary>Where the expression behind a prefix begins; the prefix counts only with an expression of its own kind behind it.</summary>
    internal static int PrefixAt(string s, int p, out DatePrefix prefix)
    {
        var from = s.HasAny(p, SincePrefix);
        var until = from > 0 ? 0 : s.HasAny(p, UntilPrefix);
        var range = from + until > 0 ? 0 : s.HasAny(p, ["从", "由"]);
        var about = from + until + range > 0 ? 0 : s.HasAny(p, ["大约", "大概", "约"]);
        prefix = from > 0 ? DatePrefix.Since : until > 0 ? DatePrefix.Until : range > 0 ? DatePrefix.From : about > 0 ? DatePrefix.About : DatePrefix.None;
        var length = from + until + range + about;
        return length == 0 ? p : s.SkipBlanks(p + length);
    }

    internal static DateItem Apply(DatedText t, DateItem item, int start, DatePrefix prefix)
    {
        var meaning = item.Meaning;
        if (meaning.Kind is TimexKind.Set or TimexKind.Duration || (meaning.Source is null && meaning.Past is { Start: null, End: null }))
        {
            return item;
        }

        var s = t.S;
        var p = s.SkipBlanks(item.End);
        if (Length(s, p, Until) is > 0 and var until)
        {
            return item with { End = p + until, Meaning = Modifiers.Until(meaning) };
        }

        if (Length(s, p, SinceThen) is > 0 and var then)
        {
            return item with { End = p + then, Meaning = Modifiers.Since(meaning) };
        }

        if (Length(s, p, Since) is > 0 and var since)
        {
            return item with { Start = prefix is DatePrefix.Since or DatePrefix.From ? start : item.Start, End = p + since, Meaning = Modifiers.Since(meaning) };
        }

        if (Length(s, p, Before) is > 0 and var before)
        {
            return item with { End = p + before, Meaning = Modifiers.Before(meaning) };
        }

        if (Length(s, p, After) is > 0 and var after)
        {
            return item with { End = p + after, Meaning = Modifiers.After(meaning) };
        }

        return Prefixed(item, start, prefix);
    }

    private static DateItem Prefixed(DateItem item, int start, DatePrefix prefix) => prefix switch
    {
        DatePrefix.Since => item with { Start = start, Meaning = Modifiers.Since(item.Meaning) },
        DatePrefix.Until => item with { Start = start, Meaning = Modifiers.Until(item.Meaning) },
        DatePrefix.From when item.Meaning.Past.Timex.StartsWith('(') && item.Meaning.Kind.IsRange() => item with { Start = start },
        DatePrefix.About when item.Meaning.Kind == TimexKind.Time => item with { Start = start },
        _ => item,
    };

    private static int Length(string s, int p, string[] words)
    {
        var length = s.HasAny(p, words);
        return length == 1 && SideWords.BeginsOther(s, p) ? 0 : length;
    }
}

/// <summary>A word before a date that changes what it means, or only belongs to it.</summary>
internal enum DatePrefix
{
    None,
    Since,
    Until,
    From,
    About,
}
