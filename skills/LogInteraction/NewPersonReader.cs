using System.Text.RegularExpressions;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A person named for the first time.</summary>
internal sealed record NewContact(Span Span, string Name, string? Title, string? Phone, string? Email);

/// <summary>Finds the person that a contact was with when no visible record has the name: 老板姓丛叫丛海, 采购经理梁倩, their plant manager Colin Marsh.</summary>
internal static partial class NewPersonReader
{
    private const int Aside = 4;
    private const string Follows = "今明昨上下前来去在是有给把跟和说想要让谈见约对很问聊的那也都就先又还手电微邮加打发接招陪领";

    /// <summary>Null when none is named, or when nobody knows of what company.</summary>
    /// <param name="part">The contact.</param>
    /// <param name="context">Names in scope.</param>
    /// <param name="newCompany">Where the company is named, when it is new too.</param>
    /// <param name="hasCustomer">A known company is named.</param>
    public static NewContact? Read(NotePart part, ReadingContext context, Span? newCompany, bool hasCustomer)
    {
        if (context.Names.Lexicon is not { } lexicon || (newCompany is null && !hasCustomer))
        {
            return null;
        }

        bool IsFree(Span span) => newCompany?.Overlaps(span) != true && !part.Mentions.Any(mention => mention.Span.Overlaps(span) && (newCompany is null || mention.Best.Form != "title") && !(mention.Best.Form == "given" && mention.Span.Start == span.Start && mention.Span.Length < span.Length));   // Wendy Poon is not our Wendy
        foreach (var find in (Func<NotePart, Clause, NameLexicon, Span?>[])[Called, Titled, Surnamed, English])
        {
            foreach (var clause in part.Clauses)
            {
                if (find(part, clause, lexicon) is { } name && IsFree(name))
                {
                    return Make(part, name, Title(part, clause, name));
                }
            }
        }

        if (newCompany is not null && PoliteThenWhole(part, lexicon) is { } whole && IsFree(whole.Name))
        {
            return Make(part, whole.Name, whole.Title);
        }

        return newCompany is null ? null : part.Clauses
            .Select(clause => (clause, name: Polite(part, clause, lexicon)))
            .Where(found => found.name is { } name && IsFree(name))
            .Select(found => Make(part, found.name!.Value, PoliteTitle(part, found.clause, found.name.Value) ?? Title(part, found.clause, found.name.Value)))   // filtered above
            .FirstOrDefault();
    }

    private static NewContact Make(NotePart part, Span name, string? title) => new(
        name,
        part.Words(name),
        title,
        ContactValueReader.Phones(part.Text).FirstOrDefault(phone => part.Has(phone.Span))?.Digits,
        ContactValueReader.Emails(part.Text).FirstOrDefault(email => part.Has(email.Span))?.Address);

    private static Span? Called(NotePart part, Clause clause, NameLexicon lexicon)
    {
        foreach (var cue in NoteWords.Parties["named_person"].All(part.Text, clause.Span))
        {
            if (!(part.Text[cue.Start] is '叫' or '名' && OfCompany().IsMatch(part.Text[clause.Span.Start..cue.Start])) && NameAt(part, AfterColon(part.Text, cue.End), clause, lexicon) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    // 厂长姓骆，骆永年: the surname first, then the whole name as a clause of its own.
    private static Span? Surnamed(NotePart part, Clause clause, NameLexicon lexicon)
    {
        foreach (var cue in NoteWords.Parties["surname_is"].All(part.Text, clause.Span))
        {
            if (cue.End < clause.Span.End && part.After(clause) is { } next && part.Text[next.Span.Start] == part.Text[cue.End] && NameAt(part, next.Span.Start, next, lexicon) is { } name && name == next.Span)
            {
                return name;
            }
        }

        return null;
    }

    private static Span? Titled(NotePart part, Clause clause, NameLexicon lexicon)
    {
        foreach (var list in (string[])["titles", "department_ends"])
        {
            foreach (var title in NoteWords.Parties[list].All(part.Text, clause.Span))
            {
                var at = title.End + (At(part.Text, title.End) is '的' or '是' or '叫' or ' ' ? 1 : 0);
                if (NameAt(part, at, clause, lexicon) is { } name)
                {
                    return name;
                }

                // 采购总监 沈丽: the name is the next clause, the whole of it.
                if (at >= clause.Span.End && part.After(clause) is { } next && NameAt(part, next.Span.Start, next, lexicon) is { } alone && alone == next.Span)
                {
                    return alone;
                }
            }
        }

        return null;
    }

    private static Span? English(NotePart part, Clause clause, NameLexicon lexicon)
    {
        _ = lexicon;
        foreach (var pattern in (Regex[])[MetEnglish(), TitledEnglish(), WholeEnglish()])
        {
            if (pattern.Match(part.Text[..clause.Span.End], clause.Span.Start).Groups["name"] is { Success: true } name && !NoteWords.Parties["company_suffix_en"].IsIn(name.Value))
            {
                return new Span(name.Index, name.Length);
            }
        }

        return null;
    }

    // 钱总, 老孙: a surname with a form of address is a name to start with.
    private static Span? Polite(NotePart part, Clause clause, NameLexicon lexicon)
    {
        foreach (Match form in FormOfAddress().Matches(part.Text[..clause.Span.End], clause.Span.Start))
        {
            var length = form.Index - 2 >= clause.Span.Start && lexicon.People.IsCompound(part.Text.AsSpan(form.Index - 2, 2)) ? 2
                : form.Index > clause.Span.Start && lexicon.People.IsSurname(part.Text[form.Index - 1]) ? 1 : 0;
            if (length > 0)
            {
                return Span.Between(form.Index - length, form.Index + form.Length);
            }
        }

        return Familiar().Match(part.Text[..clause.Span.End], clause.Span.Start) is { Success: true } familiar && lexicon.People.IsSurname(familiar.Value[1])
            ? new Span(familiar.Index, familiar.Length)
            : null;
    }

    // 信息部的毛主任也在，毛永年: the whole name as a clause of its own behind the form of address.
    private static (Span Name, string? Title)? PoliteThenWhole(NotePart part, NameLexicon lexicon)
    {
        foreach (var clause in part.Clauses)
        {
            if (Polite(part, clause, lexicon) is not { } polite)
            {
                continue;
            }

            foreach (var later in part.Clauses.Where(later => later.Span.Start > clause.Span.Start && part.Text[later.Span.Start] == part.Text[polite.Start]))
            {
                if (NameAt(part, later.Span.Start, later, lexicon) is { } name && name == later.Span)
                {
                    return (name, PoliteTitle(part, clause, polite));
                }
            }
        }

        return null;
    }

    // A surname and one or two characters that no everyday word explains, at a place where a name may end.
    private static Span? NameAt(NotePart part, int at, Clause clause, NameLexicon lexicon)
    {
        var text = part.Text;
        if (at >= clause.Span.End)
        {
            return null;
        }

        if (char.IsAsciiLetterUpper(text[at]))
        {
            return Latin().Match(text[..clause.Span.End], at) is { Success: true } latin && latin.Index == at ? new Span(at, latin.Length) : null;
        }

        var surname = at + 2 <= clause.Span.End && lexicon.People.IsCompound(text.AsSpan(at, 2)) ? 2 : lexicon.People.IsSurname(text[at]) ? 1 : 0;
        foreach (var given in surname == 0 ? [] : (int[])[2, 1])
        {
            var end = at + surname + given;
            if (end <= clause.Span.End && text.AsSpan(at, end - at).IndexOfAnyExceptInRange('\u3400', '\u9fff') < 0
                && (end == clause.Span.End || text[end] is < '\u3400' or > '\u9fff' || Follows.Contains(text[end], StringComparison.Ordinal))
                && !NoteWords.Parties["titles"].StartsAt(text, at + surname, end)   // 设备科姚科长: a form of address, no name
                && !(given == 2 && Follows.Contains(text[end - 1], StringComparison.Ordinal))
                && !lexicon.Words.Contains(text.AsSpan(at, end - at)))
            {
                return Span.Between(at, end);
            }
        }

        return null;
    }

    private static int AfterColon(string text, int at) => At(text, at) is ':' or ' ' ? at + 1 : at;

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';

    // In the name's own clause; else in a short one beside it: "刘敏，采购", "Paul Grant (COO)".
    private static string? Title(NotePart part, Clause clause, Span name) =>
        TitleIn(part, clause, name)
        ?? Beside(part, clause).OfType<Clause>().Where(near => near.Span.Length <= 24).Select(near => TitleIn(part, near, name)).FirstOrDefault(title => title is not null);

    // 新来个主管，女的，叫…: a word or two may stand between.
    private static Clause?[] Beside(NotePart part, Clause clause)
    {
        var (before, after) = (part.Before(clause), part.After(clause));
        return [after, before, before is { Span.Length: <= Aside } ? part.Before(before) : null, after is { Span.Length: <= Aside } ? part.After(after) : null];
    }

    private static string? TitleIn(NotePart part, Clause clause, Span name)
    {
        var title = NoteWords.Parties["titles"].All(part.Text, clause.Span)
            .Where(found => !found.Overlaps(name) && !part.Mentions.Any(mention => mention.Span.Overlaps(found) && mention.Best.Record.Kind is Data.RecordKind.Contact or Data.RecordKind.User))
            .OrderBy(found => found.Start < name.Start ? name.Start - found.End : found.Start - name.End)
            .Select(found => (Span?)found)
            .FirstOrDefault();
        if (title is not { } word)
        {
            return null;
        }

        var department = DepartmentBefore(part, clause, word.Start);
        return part.Words(Span.Between(word.Start - department, word.End));
    }

    // 采购黄经理 is 采购经理; 赵工 an engineer.
    private static string? PoliteTitle(NotePart part, Clause clause, Span name)
    {
        var word = part.Text[(name.Start + 1)..name.End];
        var department = DepartmentBefore(part, clause, name.Start);
        return word == "工" ? "工程师" : word.Length < 2 || part.Text[name.Start] is '老' or '小' ? null : string.Concat(part.Text.AsSpan(name.Start - department, department), word);
    }

    private static int DepartmentBefore(NotePart part, Clause clause, int at)
    {
        return NoteWords.Parties["departments"].All(part.Text, Span.Between(Math.Max(clause.Span.Start, at - 4), at)) is [.., var found] && found.End == at ? found.Length : 0;
    }

    [GeneratedRegex(@"(?:公司|厂|单位|企业|店|学校|医院|名字|这家|那家)\s?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfCompany();

    [GeneratedRegex(@"[A-Z][a-z]+(?: [A-Z][A-Za-z'\-]+){0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Latin();

    [GeneratedRegex(@"(?:(?i:called|named|name is|contact is|met(?: with)?|spoke (?:to|with)|talked (?:to|with)|introduced (?:me )?to|saw|new (?:contact|buyer|manager|head)),? (?:(?i:their|the|a|new|our|his|her|plant|purchasing|procurement|operations|general|it|quality|warehouse|production|managing|supply|chain|sales|project|technical|manager|director|head|buyer|owner|engineer|of|lead|supervisor|ceo|cto|cfo|coo|vp|founder|mr\.?|ms\.?|mrs\.?|dr\.?),? ){0,6})(?<name>[A-Z][a-z]+(?: (?:van|von|de|da|bin|al))?(?: [A-Z][A-Za-z'\-]+){1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex MetEnglish();

    [GeneratedRegex(@"(?i:manager|director|head of (?:[a-z]+ ){0,1}[a-z]+|buyer|owner|engineer|supervisor|ceo|cto|cfo|coo|vp|founder|coordinator|officer|principal|architect|analyst|specialist|assistant|lead|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)(?:,|:| is| is now| now is|\.)? (?<name>[A-Z][a-z]+(?: [A-Z][A-Za-z'\-]+){1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex TitledEnglish();

    [GeneratedRegex(@"\G(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?<name>[A-Z][a-z]+ [A-Z][A-Za-z'\-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeEnglish();

    [GeneratedRegex(@"(?:总|工|经理|主任|老板|厂长|校长|院长|部长|科长|处长|老师|主管|总监|董)(?![\u4e00-\u9fff]{0,1}(?:部|室|公司))", RegexOptions.CultureInvariant)]
    private static partial Regex FormOfAddress();

    [GeneratedRegex(@"[老小][\u4e00-\u9fff](?=$|[\s,说聊问想要])", RegexOptions.CultureInvariant)]
    private static partial Regex Familiar();
}
