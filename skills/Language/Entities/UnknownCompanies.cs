using System.Buffers;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Company-like names: something of its own before a legal form or line of business (烟台海晏冷库, X Foods Ltd).</summary>
internal static class UnknownCompanies
{
    private const int LongestHead = 10;
    private static readonly SearchValues<char> Talk = SearchValues.Create("的了是我你他她这那哪几个们");

    public static IEnumerable<UnknownName> Find(FreeText text) => Chinese(text).Concat(English(text));

    private static IEnumerable<UnknownName> Chinese(FreeText text)
    {
        var companies = text.Lexicon.Companies;
        for (var i = text.Clause.Start + 2; i < text.Clause.End; i++)
        {
            if (!LatinWords.IsHan(text.Text[i]) || companies.Beginning(text.Text.AsSpan(i, text.Clause.End - i)) is not { Length: > 0 } ending)
            {
                continue;
            }

            var end = i + ending.Length;
            while (companies.Beginning(text.Text.AsSpan(end, text.Clause.End - end)) is { Length: > 0 } more)
            {
                end += more.Length;   // 食品 + 有限公司
            }

            if (text.IsFree(i, end) && Head(text, i, end) is { } start)
            {
                yield return new UnknownName(Span.Between(start, end), RecordKind.Customer, text.Text[start..end], null);
                i = end;
            }
        }
    }

    /// <summary>Where the company's own part begins; null when nothing of its own stands before the ending.</summary>
    private static int? Head(FreeText text, int at, int end)
    {
        var words = text.Lexicon.Words;
        var start = text.RunStart(at, LongestHead);
        var run = text.Text[start..at];
        var place = FirstPlace(run, text.Lexicon);
        if (place is { } found && at - start - found.Index > found.Length)
        {
            // 烟台海晏冷库: the place opens the name; what is between must not be talk (苏州的物流).
            var own = run[(found.Index + found.Length)..];
            return own.Length <= 6 && !own.Contains('的', StringComparison.Ordinal) && !words.Contains(own) ? start + found.Index : null;
        }

        var introduced = LastIntroduction(text, start, at);
        var head = text.Text[introduced..at];
        var isOpen = introduced > start || start == text.Clause.Start || text.IsBreak(start - 1);
        var isLegal = text.Lexicon.Companies.LegalEnding("_" + text.Text[at..end]).Length > 0;
        var isOwn = head.Length is >= 2 and <= 6 && !words.Split(head).TrueForAll(word => words.Contains(word)) && !IsTalk(head);
        return isOpen && isOwn && (isLegal || introduced > start || !words.Contains(text.Text.AsSpan(at, end - at))) ? introduced : null;
    }

    private static (int Index, int Length)? FirstPlace(string run, NameLexicon lexicon)
    {
        for (var i = 0; i + 2 <= run.Length; i++)
        {
            for (var length = Math.Min(4, run.Length - i); length >= 2; length--)
            {
                if (lexicon.Places.Contains(run.Substring(i, length)))
                {
                    return (i, length);
                }
            }
        }

        return null;
    }

    /// <summary>Behind the last 去了, 新客户 … of the run; its start when there is none.</summary>
    private static int LastIntroduction(FreeText text, int start, int at)
    {
        for (var from = at - 2; from > start; from--)
        {
            if (text.EndsBefore(from, text.Lexicon.Companies.Introductions).Length > 0)
            {
                return from;
            }
        }

        return start;
    }

    private static bool IsTalk(string head) => head.AsSpan().ContainsAny(Talk);

    private static IEnumerable<UnknownName> English(FreeText text)
    {
        var companies = text.Lexicon.Companies;
        for (var i = text.Clause.Start; i < text.Clause.End; i++)
        {
            var words = Capitals(text, i);
            if (words.Count == 0)
            {
                continue;
            }

            var last = words[^1];
            var lower = words.ConvertAll(word => text.Text[word.Start..word.End].ToLowerInvariant());
            var isCompany = words.Count > 1 && (companies.LegalEnglish.Contains(lower[^1]) || companies.BusinessEnglish.Contains(lower[^1]));
            var isIntroduced = text.EndsBefore(words[0].Start, companies.EnglishIntroductions).Length > 0;
            if ((isCompany || isIntroduced) && text.IsFree(words[0].Start, last.End))
            {
                yield return new UnknownName(Span.Between(words[0].Start, last.End), RecordKind.Customer, text.Text[words[0].Start..last.End], null);
            }

            i = last.End;
        }
    }

    /// <summary>The run of capitalised words that begins at <paramref name="at"/>, the first word of a sentence left out when it is an everyday one.</summary>
    internal static List<Span> Capitals(FreeText text, int at)
    {
        var words = new List<Span>();
        while (at < text.Clause.End && char.IsUpper(text.Text[at]) && (at == 0 || !LatinWords.IsWordChar(text.Text[at - 1])))
        {
            var end = at;
            while (end < text.Clause.End && (LatinWords.IsWordChar(text.Text[end]) || text.Text[end] is '&' or '-'))
            {
                end++;
            }

            words.Add(Span.Between(at, end));
            at = end < text.Clause.End && text.Text[end] is ' ' or '.' ? end + 1 : text.Clause.End;
            if (at < text.Clause.End && text.Text[end] == '.' && at < text.Clause.End && text.Text[at] == ' ')
            {
                break;
            }
        }

        return words;
    }
}
