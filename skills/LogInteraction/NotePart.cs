using System.Text.RegularExpressions;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Clauses;
using SalesAssistant.Skills.Language.Entities;
using SalesAssistant.Skills.Language.Values;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>The clauses of a message that tell of one contact with one customer.</summary>
/// <param name="Message">The whole message, without what speaks to the system.</param>
/// <param name="Clauses">This contact's clauses, in order; at least one.</param>
internal sealed partial record NotePart(Utterance Message, IReadOnlyList<Clause> Clauses)
{
    private IReadOnlyList<Span>? _repairs;

    /// <summary>Clauses in front of all contacts (今天跑了三家); they date this one too.</summary>
    public IReadOnlyList<Clause> Header { get; init; } = [];

    /// <summary>What each clause shows of the channel, kept because several parts of the reader ask.</summary>
    public Dictionary<Clause, (string Channel, Span Words)?> Channels { get; init; } = [];

    /// <summary>The word lists that names are read with; null where the scope has none.</summary>
    public NameLexicon? Lexicon { get; init; }

    /// <summary>True when <paramref name="span"/> is a word that people say every day, so not the name of a rival.</summary>
    public bool IsEverydayWord(Span span) => Lexicon is { } lexicon
        && (lexicon.Words.IsCommon(span.In(Text)) || IsMadeOfWords(lexicon, span.In(Text)) || (char.IsAsciiLetter(Text[span.Start]) && lexicon.IsEnglishWord(span.In(Text).ToLowerInvariant())));

    // 备用电池, 项目秘书: two everyday words say what a thing is; a name of a firm has at most one.
    private static bool IsMadeOfWords(NameLexicon lexicon, string text) => text.Length >= 4 && lexicon.Words.Split(text) is { Count: > 1 } words && words.TrueForAll(word => lexicon.Words.IsCommon(word)) && !Firm().IsMatch(text);

    // 数据 and 软件 end what firms of our trade are called.
    [GeneratedRegex(@"(?:数据|软件|科技|智能|信息|智造|集团|公司|股份)$", RegexOptions.CultureInvariant)]
    private static partial Regex Firm();

    /// <summary>The normalised message; spans point into it.</summary>
    public string Text => Message.Text;

    /// <summary>The words of a clause, normalised.</summary>
    public string Of(Clause clause) => clause.Span.In(Text);

    /// <summary>This contact's words, normalised, clauses joined by blanks.</summary>
    public string Joined => string.Join(' ', Clauses.Select(Of));

    /// <summary>Where the speaker takes something back, in the whole message; looked for once.</summary>
    public IReadOnlyList<Span> Repairs => _repairs ??= [.. ClauseSplitter.Repairs(Text)];

    /// <summary>True when <paramref name="span"/> stands in one of the clauses.</summary>
    public bool Has(Span span) => FirstBehind(span.Start) is var at && at < Clauses.Count && Clauses[at].Span.Overlaps(span);

    public IEnumerable<EntityMention> Mentions => Message.Mentions.Where(mention => Has(mention.Span));

    public IEnumerable<EntityMention> Of(RecordKind kind) => Message.Of(kind).Where(mention => Has(mention.Span));

    public IEnumerable<EntityMention> MentionsIn(Clause clause)
    {
        var mentions = Message.Mentions;   // in order, without overlap
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Span.End <= clause.Span.Start ? (middle + 1, high) : (low, middle);
        }

        for (; low < mentions.Count && mentions[low].Span.Start < clause.Span.End; low++)
        {
            yield return mentions[low];
        }
    }

    public IEnumerable<DateValue> DatesIn(Clause clause) => Message.Dates.Where(date => clause.Span.Overlaps(date.Span));

    public IEnumerable<DateValue> Dates => Message.Dates.Where(date => Has(date.Span));

    public IEnumerable<MoneyValue> Money => Message.Money.Where(money => Has(money.Span));

    /// <summary>The clause that holds <paramref name="span"/>.</summary>
    public Clause ClauseOf(Span span) => FirstBehind(span.Start) is var at && at < Clauses.Count && Clauses[at].Span.Overlaps(span) ? Clauses[at] : Clauses[0];

    /// <summary>The clause before; null for the first of the contact.</summary>
    public Clause? Before(Clause clause) => Neighbour(clause, -1);

    /// <summary>The clause behind; null for the last of the contact.</summary>
    public Clause? After(Clause clause) => Neighbour(clause, 1);

    /// <summary>The person's own words of <paramref name="span"/>.</summary>
    public string Words(Span span) => Message.Words(span).Trim();

    private Clause? Neighbour(Clause clause, int step)
    {
        var at = FirstBehind(clause.Span.Start);
        return at < Clauses.Count && Clauses[at] == clause && at + step >= 0 && at + step < Clauses.Count ? Clauses[at + step] : null;
    }

    // The first clause that ends behind a place. Clauses stand in order, and a dictated message may have a thousand.
    private int FirstBehind(int place)
    {
        var (low, high) = (0, Clauses.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Clauses[middle].Span.End <= place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
