using System.Text;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills.Language.Privacy;

namespace SalesAssistant.Bot.Conversation;

/// <summary>What happens to a text before its first byte is stored: no personal data, nothing that a database or a terminal could choke on, no more than the limit.</summary>
internal static class IncomingText
{
    /// <summary>Characters that a message may have; longer ones are kept one character longer, so that their turn still knows.</summary>
    public const int Limit = 4_000;

    /// <summary>The message as it may be stored, and the kinds of data removed from it, comma separated; null = none.</summary>
    public static (IncomingMessage Message, string? Kinds) Clean(IncomingMessage message)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var clean = message with { Text = Clean(message.Text, kinds) };
        if (message.Action is { Values: { } values } action)
        {
            clean = clean with { Action = action with { Values = values.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : Clean(pair.Value, kinds)) } };
        }

        return (clean, kinds.Count == 0 ? null : string.Join(',', kinds));
    }

    /// <summary>Words that are no message, such as feedback, as they may be stored.</summary>
    public static string CleanText(string text) => Clean(text, []);

    private static string Clean(string text, SortedSet<string> kinds)
    {
        var readable = Readable(text);
        var masked = PersonalData.Mask(readable);   // before the cut, which could leave half a number
        kinds.UnionWith(masked.Kinds);
        return readable.Length <= Limit && masked.Text.Length <= Limit ? masked.Text : masked.Text.PadRight(Limit + 1, '…')[..(Limit + 1)];
    }

    // Control characters and halves of surrogate pairs: PostgreSQL refuses them, JSON replaces them, terminals obey them.
    private static string Readable(string text)
    {
        var bad = IndexOfBad(text, 0);
        if (bad < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var at = 0;
        for (; bad >= 0; bad = IndexOfBad(text, at))
        {
            result.Append(text, at, bad - at);
            at = bad + 1;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static int IndexOfBad(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')))
            {
                return i;
            }
        }

        return -1;
    }
}
