using SalesAssistant.Skills.Language.Values.Numerals;

namespace SalesAssistant.Skills.Language.Values.Dates;

/// <summary>Tells from the words around a date whether it lies behind or ahead.</summary>
internal static class TenseReader
{
    private const int Reach = 24;

    private static readonly string[] SetFor = Words("zh_set_for");
    private static readonly string[] Past = Words("zh_past");
    private static readonly string[] NotPast = Words("zh_not_past");
    private static readonly string[] Future = Words("zh_future");
    private static readonly string[] NotFuture = Words("zh_not_future");
    private static readonly string[] PastBefore = Words("zh_past_before");
    private static readonly string[] FutureBefore = Words("zh_future_before");
    private static readonly HashSet<string> EnglishPast = new(Words("en_past"), StringComparer.Ordinal);
    private static readonly HashSet<string> EnglishFuture = new(Words("en_future"), StringComparer.Ordinal);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PastLookup = EnglishPast.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FutureLookup = EnglishFuture.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tense at the stretch from <paramref name="start"/> to <paramref name="end"/>; words beyond the neighbouring dates do not count.</summary>
    internal static Tense At(string s, int start, int end, int previousEnd, int nextStart)
    {
        var left = start;
        while (left > previousEnd && start - left < Reach && !Breaks(s, left - 1))
        {
            left--;
        }

        var right = end;
        while (right < nextStart && right - end < Reach && !Breaks(s, right))
        {
            right++;
        }

        var before = s.BackBlanks(start);
        foreach (var word in SetFor)
        {
            if (s.Has(before - word.Length, word))
            {
                return Tense.Future;
            }
        }

        var behind = Compare(First(s, end, right, Past, NotPast), First(s, end, right, Future, NotFuture));
        if (behind != Tense.Unknown)
        {
            return behind;
        }

        var ahead = Compare(First(s, left, start, PastBefore, []), First(s, left, start, FutureBefore, NotFuture));
        return ahead != Tense.Unknown ? ahead : English(s, left, start, end, right);
    }

    private static bool Breaks(string s, int i) => s[i] switch
    {
        ',' or '.' => !(Chars.IsDigit(s.At(i + 1)) && Chars.IsDigit(s.At(i - 1))),   // 补三章,24号 is two clauses, 1,200 one number
        '。' or ';' or '!' or '?' or '\n' => true,
        ' ' => Chars.IsHan(s.At(i - 1)) && Chars.IsHan(s.At(i + 1)),
        _ => false,
    };

    private static Tense Compare(int past, int future) =>
        past == int.MaxValue && future == int.MaxValue ? Tense.Unknown : past < future ? Tense.Past : Tense.Future;

    /// <summary>Where the first of the words stands, leaving out those that are part of another word.</summary>
    private static int First(string s, int from, int to, string[] words, string[] others)
    {
        for (var i = from; i < to; i++)
        {
            foreach (var word in words)
            {
                if (s[i] == word[0] && i + word.Length <= to && s.Has(i, word) && !InOther(s, i, others))
                {
                    return i;
                }
            }
        }

        return int.MaxValue;
    }

    private static bool InOther(string s, int i, string[] others)
    {
        foreach (var other in others)
        {
            for (var k = 0; k < other.Length; k++)
            {
                if (other[k] == s[i] && s.Has(i - k, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The nearest telling word decides: "will call Monday", "drove out on Friday".</summary>
    private static Tense English(string s, int left, int start, int end, int right)
    {
        var best = int.MaxValue;
        var tense = Tense.Unknown;
        for (var i = left; i < right;)
        {
            if (!Chars.IsLetter(s[i]) || (i >= start && i < end))
            {
                i++;
                continue;
            }

            var wordEnd = s.WordEnd(i);
            var distance = i < start ? start - wordEnd : i - end + 2;
            if (distance < best && Told(s, i, wordEnd) is var told && told != Tense.Unknown)
            {
                (best, tense) = (distance, told);
            }

            i = wordEnd;
        }

        return tense;
    }

    private static Tense Told(string s, int start, int end)
    {
        Span<char> lower = stackalloc char[Math.Min(end - start, 24)];
        s.AsSpan(start, lower.Length).ToLowerInvariant(lower);
        if (FutureLookup.Contains(lower) || s.Has(start - 1, "'ll"))
        {
            return Tense.Future;
        }

        return PastLookup.Contains(lower) || (lower.Length > 4 && lower.EndsWith("ed") && !lower.EndsWith("eed") && !IsAttribute(s, start)) ? Tense.Past : Tense.Unknown;
    }

    /// <summary>"the revised layout", "an updated list": behind an article the word tells what kind, not when.</summary>
    private static bool IsAttribute(string s, int start)
    {
        var end = s.BackBlanks(start, 1);
        return end < start && s.AsSpan(s.WordStart(end), end - s.WordStart(end)) is "the" or "The" or "a" or "A" or "an" or "An" or "his" or "her" or "our" or "their" or "my" or "your";
    }

    private static string[] Words(string list) => [.. ValueLexicon.Tenses[list].OrderByDescending(word => word.Length)];
}
