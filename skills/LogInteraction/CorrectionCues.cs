using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Lexicons;
using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A message that puts a card right, or answers what the card asked.</summary>
/// <param name="Words">The message.</param>
/// <param name="Part">The same as clauses.</param>
/// <param name="IsAddition">漏了…, also …: something is added rather than replaced.</param>
internal sealed record CorrectionCues(Utterance Words, NotePart Part, bool IsAddition)
{
    internal static readonly PhraseFile Phrases = PhraseFile.Load("notes/corrections.yaml");
    private const int ShortMessage = 40;
    private const int LongestCorrection = 160;

    public string Text => Words.Text;

    /// <summary>Null when the message is not about this card.</summary>
    /// <param name="replyAct">"correct" or "add" where the wording as a whole says so; null = only the words here can tell.</param>
    public static CorrectionCues? Read(Utterance words, LogInteraction.Note note, ProposalDraft draft, string? replyAct = null)
    {
        var text = words.Text.Trim();
        var clauses = ClauseSplitter.Split(words);
        if (text.Length is 0 or > LongestCorrection || clauses.Count == 0 || text[^1] is '?' or '？' || IsOfAnother(words, note))
        {
            return null;
        }

        var start = Opening(text);
        var opens = Phrases["opens"].StartsAt(text, start);
        var inside = text.Length <= ShortMessage && Phrases["inside"].IsIn(text);
        var answers = draft.Questions.Count > 0 || text.Length <= 12 ? IsBareValue(words, clauses) : false;
        return replyAct is not null || opens || inside || answers || RatherThen(words) is not null || (text.Length <= ShortMessage && IsValueWithCue(words, clauses)) ? new CorrectionCues(words, new NotePart(words, clauses), replyAct == "add" || Phrases["adds"].StartsAt(text, start)) : null;
    }

    // "嗯，不对…": fillers in front do not count.
    private static int Opening(string text)
    {
        var at = 0;
        while (NoteWords.Texts["filler"].First(text[at..]) is { Start: 0, Length: > 0 } filler)
        {
            at += filler.Length;
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is ',' or '，' or ':'))
            {
                at++;
            }
        }

        return at;
    }

    // 第二条…, "the second one …" of several cards.
    private static bool IsOfAnother(Utterance words, LogInteraction.Note note)
    {
        if (CardPlace.Read(words.Text) is { } place)
        {
            return (note.Position ?? 1) != place;
        }

        // "把X的金额改成…" of another company's deal is work of its own; "客户是X" puts this card right.
        return note.Customer?.Id is { } own
            && words.Mentions.Any(mention => mention.Best.Record.Kind is RecordKind.Customer or RecordKind.Opportunity && mention.Candidates.All(candidate => candidate.CustomerId != own))
            && !Phrases["customer"].IsIn(words.Text) && !Phrases["negates"].IsIn(words.Text);
    }

    /// <summary>周四吧，周三出差: a day that is settled on at the very start, whatever reason stands behind it; null when there is none.</summary>
    internal static DateValue? RatherThen(Utterance words) =>
        words.Text.Length <= ShortMessage && words.Dates is [var day, ..] && words.Text.AsSpan(day.Span.End).TrimStart() is ['吧', ..]
        && !words.Text[..day.Span.Start].Where((letter, at) => char.IsLetterOrDigit(letter) && !Phrases["around_a_value"].All(words.Text, new Span(0, words.Text.Length)).Any(small => small.Start <= at && at < small.End)).Any()
            ? day
            : null;

    // "Wednesday, not Tuesday", "是小周打的": values, a word of putting right and nothing that could mean anything else.
    private static bool IsValueWithCue(Utterance words, IReadOnlyList<Clause> clauses)
    {
        var whole = new Span(0, words.Text.Length);
        var part = new NotePart(words, clauses);
        var values = words.Dates.Select(date => date.Span).Concat(words.Money.Select(money => money.Span)).Concat(words.Numbers.Select(number => number.Span))
            .Concat(words.Mentions.Where(mention => mention.Best.Record.Kind is RecordKind.Contact or RecordKind.User or RecordKind.Customer or RecordKind.Opportunity).Select(mention => mention.Span))
            .Concat(clauses.Select(clause => ChannelReader.InClause(part, clause)?.Words).OfType<Span>())
            .ToList();
        var cues = Phrases["corrects"].All(words.Text, whole);
        if (values.Count == 0 || cues.Count == 0)
        {
            return false;
        }

        var known = values.Concat(cues).Concat(Phrases["around_a_value"].All(words.Text, whole)).ToList();
        return !words.Text.Where((letter, at) => char.IsLetterOrDigit(letter) && !known.Exists(span => span.Start <= at && at < span.End)).Any();
    }

    // "下周五", "微信", "36万": a value and hardly anything else answers what the card asked.
    private static bool IsBareValue(Utterance words, IReadOnlyList<Clause> clauses)
    {
        var part = new NotePart(words, clauses);
        var covered = words.Dates.Sum(date => date.Span.Length) + words.Money.Sum(money => money.Span.Length)
            + words.Mentions.Where(mention => mention.Best.Record.Kind is RecordKind.Contact or RecordKind.User or RecordKind.Customer or RecordKind.Opportunity).Sum(mention => mention.Span.Length)
            + (clauses.Count == 1 && ChannelReader.InClause(part, clauses[0]) is { } channel ? channel.Words.Length : 0);
        return covered > 0 && covered >= words.Text.Trim().Length - 3;
    }
}
