using SalesAssistant.Data;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.Language.Entities;

/// <summary>Person-like names: a surname with one or two characters, or with a form of address, where a sentence has people; two capitalised words in English.</summary>
internal static class UnknownPeople
{
    public static IEnumerable<UnknownName> Find(FreeText text)
    {
        var found = new List<UnknownName>();
        found.AddRange(Introduced(text));
        text.Take(found.Select(name => name.Span));
        found.AddRange(Addressed(text));
        text.Take(found.Select(name => name.Span));
        found.AddRange(InSentence(text));
        text.Take(found.Select(name => name.Span));
        found.AddRange(English(text));
        return found;
    }

    /// <summary>叫丛海, 联系人刘一舟.</summary>
    private static IEnumerable<UnknownName> Introduced(FreeText text)
    {
        for (var i = text.Clause.Start + 1; i + 1 < text.Clause.End; i++)
        {
            if (text.EndsBefore(i, text.Lexicon.People.Introductions).Length > 0 && !char.IsWhiteSpace(text.Text[i]) && NameLength(text, i, isIntroduced: true) is var length and > 0)
            {
                yield return Person(text, i, length);
                i += length;
            }
        }
    }

    /// <summary>丛总, 老丛 is left alone: too often no name.</summary>
    private static IEnumerable<UnknownName> Addressed(FreeText text)
    {
        for (var i = text.Clause.Start + 1; i < text.Clause.End; i++)
        {
            var form = LatinWords.IsHan(text.Text[i]) ? text.Lexicon.People.FormLength(text.Text, i) : 0;
            if (form == 0)
            {
                continue;
            }

            var surname = i - text.Clause.Start >= 2 && text.Lexicon.People.IsCompound(text.Text.AsSpan(i - 2, 2)) ? 2 : 1;
            var start = i - surname;
            var isName = text.Lexicon.People.IsSurname(text.Text[start]) || surname == 2;
            var isGrammar = text.Lexicon.People.IsWeakSurname(text.Text[start]) && surname == 1;
            if (isName && !isGrammar && text.IsFree(start, i + form) && !text.Lexicon.Words.Straddles(text.Text, start) && !text.Lexicon.Words.Contains(text.Text.AsSpan(start, surname + form)))
            {
                yield return new UnknownName(new Span(start, surname + form), RecordKind.Contact, text.Text.Substring(start, surname + form), text.Text.Substring(i, form));
                i += form;
            }
        }
    }

    /// <summary>跟彭磊说, 彭磊今年.</summary>
    private static IEnumerable<UnknownName> InSentence(FreeText text)
    {
        var people = text.Lexicon.People;
        for (var i = text.Clause.Start; i + 1 < text.Clause.End; i++)
        {
            var isCompound = people.IsCompound(text.Text.AsSpan(i, 2));
            if ((!isCompound && (!people.IsCommonSurname(text.Text[i]) || people.IsWeakSurname(text.Text[i]))) || NameLength(text, i, isIntroduced: false) is not (var length and > 0))
            {
                continue;
            }

            var isStart = i == text.Clause.Start || text.IsBreak(i - 1) || text.EndsBefore(i, people.BeforePerson).Length > 0;
            if (isStart && !text.Lexicon.Words.Straddles(text.Text, i))
            {
                yield return Person(text, i, length);
                i += length;
            }
        }
    }

    /// <summary>2 to 4 characters: a surname and a given name that no everyday word explains; 0 when none begins here.</summary>
    private static int NameLength(FreeText text, int at, bool isIntroduced)
    {
        var people = text.Lexicon.People;
        var surname = at + 3 <= text.Clause.End && people.IsCompound(text.Text.AsSpan(at, 2)) ? 2 : people.IsSurname(text.Text[at]) ? 1 : 0;
        if (surname == 0)
        {
            return 0;
        }

        foreach (var length in (int[])[surname + 2, surname + 1])
        {
            var end = at + length;
            if (end > text.Clause.End || !text.IsFree(at, end) || !text.Text.Substring(at, length).All(LatinWords.IsHan))
            {
                continue;
            }

            var isBounded = text.IsBreak(end) || text.StartsAt(end, people.AfterPerson) || people.FormLength(text.Text, end) > 0 || !text.IsFree(end, end + 1);
            var name = text.Text.AsSpan(at, length);
            var isWords = text.Lexicon.Words.Contains(name) || (length > 2 && (text.Lexicon.Words.Contains(name[..2]) || text.Lexicon.Words.Contains(name[1..])) && !isIntroduced) || text.Lexicon.Words.Straddles(text.Text, end);
            if (isBounded && !isWords)
            {
                return length;
            }
        }

        return 0;
    }

    private static UnknownName Person(FreeText text, int start, int length)
    {
        var behind = text.Lexicon.People.FormLength(text.Text, start + length);
        return new UnknownName(new Span(start, length), RecordKind.Contact, text.Text.Substring(start, length), behind > 0 ? text.Text.Substring(start + length, behind) : TitleBefore(text, start));
    }

    /// <summary>老板姓丛叫丛海: the nearest form of address in the six characters before.</summary>
    private static string? TitleBefore(FreeText text, int start)
    {
        for (var i = start - 1; i >= Math.Max(text.Clause.Start, start - 6); i--)
        {
            for (var length = 4; length >= 2; length--)
            {
                if (i + length <= start && text.Lexicon.People.Form(text.Text.Substring(i, length)) is not null && text.IsFree(i, i + length))
                {
                    return text.Text.Substring(i, length);
                }
            }
        }

        return null;
    }

    private static IEnumerable<UnknownName> English(FreeText text)
    {
        for (var i = text.Clause.Start; i < text.Clause.End; i++)
        {
            var words = UnknownCompanies.Capitals(text, i);
            if (words.Count == 0)
            {
                continue;
            }

            var end = words[^1].End;
            var isName = words.Count is 2 or 3 && words.TrueForAll(word => word.Length > 1 && text.Text[word.Start..word.End].Skip(1).Any(char.IsLower));
            if (isName && text.IsFree(words[0].Start, end) && !words.Exists(word => IsEveryday(text, word)))
            {
                yield return new UnknownName(Span.Between(words[0].Start, end), RecordKind.Contact, text.Text[words[0].Start..end], null);
            }

            i = end;
        }
    }

    private static bool IsEveryday(FreeText text, Span word)
    {
        var lower = text.Text[word.Start..word.End].ToLowerInvariant();
        return text.Lexicon.Companies.BusinessEnglish.Contains(lower) || text.Lexicon.Companies.LegalEnglish.Contains(lower) || text.Lexicon.People.NotNames.Contains(lower);
    }
}
