using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SalesAssistant.Data;
using SalesAssistant.Skills.Language;
using SalesAssistant.Skills.Language.Values;
using Span = SalesAssistant.Skills.Language.Values.Span;

namespace SalesAssistant.Bot.Model.Prompts;

/// <summary>Names, amounts and numbers leave as tokens (⟦C1⟧ a customer, ⟦P1⟧ a person there, ⟦U1⟧ a colleague, ⟦D1⟧ a deal, ⟦M1⟧ an amount, ⟦N1⟧ a telephone or other long number, ⟦E1⟧ an e-mail address) and come back as the words they stood for.
/// The same words get the same token within one turn. Names that the index does not know are words like any other and stay.</summary>
internal sealed class WordMask(bool isOn)
{
    private const int LongNumber = 5;
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string> _words = [];
    private readonly Dictionary<char, int> _counts = [];

    /// <summary>A text that was marked.</summary>
    public string Hide(Utterance utterance)
    {
        if (!isOn)
        {
            return utterance.Original;
        }

        var spans = utterance.Mentions.Select(mention => (Span: utterance.Normalized.ToOriginal(mention.Span), Kind: Letter(mention.Best.Record.Kind)))
            .Concat(utterance.Money.Select(money => (Span: utterance.Normalized.ToOriginal(money.Span), Kind: 'M')))
            .Concat(LongNumbers(utterance.Original).Concat(ContactValueReader.Phones(utterance.Original).Select(phone => phone.Span)).Select(span => (Span: span, Kind: 'N')))
            .Concat(ContactValueReader.Emails(utterance.Original).Select(address => (address.Span, Kind: 'E')))
            .Where(found => found.Span.Length > 0)
            .OrderBy(found => found.Span.Start).ThenByDescending(found => found.Span.Length);
        var hidden = new StringBuilder();
        var at = 0;
        foreach (var (span, kind) in spans)
        {
            if (span.Start >= at)
            {
                hidden.Append(Plain(utterance.Original[at..span.Start])).Append(Token(kind, span.In(utterance.Original)));
                at = span.End;
            }
        }

        return hidden.Append(Plain(utterance.Original[at..])).ToString();
    }

    /// <summary>A record's name.</summary>
    public string Hide(RecordRef record) => isOn ? Token(Letter(record.Kind), record.Name) : record.Name;

    /// <summary>A text of our own that repeats words which were hidden.</summary>
    public string HideAgain(string text) => _words.OrderByDescending(pair => pair.Value.Length).Aggregate(text, (hidden, pair) => hidden.Replace(pair.Value, pair.Key, StringComparison.Ordinal));

    /// <summary>Words again, in every text of <paramref name="node"/>.</summary>
    public JsonNode? Show(JsonNode? node) => node switch
    {
        JsonObject part => new JsonObject(part.Select(member => KeyValuePair.Create(member.Key, Show(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Show)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Show(text)),
        _ => node?.DeepClone(),
    };

    /// <summary>Words again.</summary>
    public string Show(string text)
    {
        if (_words.Count == 0 || !text.Contains('⟦', StringComparison.Ordinal))
        {
            return text;
        }

        var shown = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '⟦' ? text.IndexOf('⟧', at) : -1;
            if (end > 0 && _words.TryGetValue(text[at..(end + 1)], out var words))
            {
                shown.Append(words);
                at = end + 1;
            }
            else
            {
                shown.Append(text[at++]);
            }
        }

        return shown.ToString();
    }

    private string Token(char kind, string words)
    {
        if (_tokens.TryGetValue(kind + words, out var known))
        {
            return known;
        }

        var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        var token = string.Create(CultureInfo.InvariantCulture, $"⟦{kind}{number}⟧");
        (_tokens[kind + words], _words[token]) = (token, words);
        return token;
    }

    // A text that spells a token itself must not come back as somebody's name.
    private static string Plain(string text) => text.Replace('⟦', '[').Replace('⟧', ']');

    private static char Letter(RecordKind kind) => kind switch
    {
        RecordKind.Customer => 'C',
        RecordKind.Contact => 'P',
        RecordKind.Opportunity => 'D',
        RecordKind.User => 'U',
        RecordKind.Team => 'T',
        RecordKind.Product => 'G',
        _ => 'A',
    };

    private static IEnumerable<Span> LongNumbers(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i - start >= LongNumber)
            {
                yield return new Span(start, i - start);
            }
        }
    }
}
